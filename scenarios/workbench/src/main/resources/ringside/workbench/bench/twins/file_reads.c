/* guest.bench.FileReads and, of guest.service.fs, ArchiveIndex, OpenFileRecords, OpenFiles, Contents and
   MemoryFiles over an empty pool of files, and guest.lang.Pool with its test of handles */
#include "client_bytes.h"

enum { ROUNDS = 2000, FILES = 32, FILE_BYTES = 64, PIECE = 20, CLIENTS = 4, HEADER_BYTES = 110, NONE = -1, CAPACITY = 16,
    FIRST_HANDLE = 3, CLOSED = -1, EMPTY = 0, PATH_LIMIT = 255, ACCESS = 3, READ_ONLY = 0, WRITE_ONLY = 1, CREATE = 0x40, TRUNCATE = 0x200,
    HANDLE = 16, CLIENT = 8 + CAPACITY * HANDLE };
#define ARCHIVE 0x3000000L
#define ARCHIVE_BYTES 0x10000L
#define RECORDS 0x3100000L
#define CHECKED 0xFFFFFFFFFFFFL
#define SPREAD 0x9E3779B97F4A7C15UL

typedef struct { HEADER; i32 acquired; u8 held; } lock;
typedef struct { HEADER; region *archive; longs *name_start, *data_start, *data_bytes; ints *name_bytes, *slots; i32 files; } index;
typedef struct { HEADER; region *region; } records;
typedef struct { HEADER; lock *lock; references *objects; longs *handles; ints *free; i32 available; } pool;
typedef struct { HEADER; i32 file, access; } open_file;
typedef struct { HEADER; region *archive; index *index; } contents;
typedef struct { HEADER; lock *lock; contents *contents; pool *table; records *records; bytes *path; longs *opened, *offset; i32 owner, client; } open_files;
typedef struct { HEADER; lock *shared_lock; references *clients; } memory_files;
typedef struct { HEADER; lock *lock; memory_files *files; bytes *name, *data; client_bytes *path, *piece; } reader;

static void acquire(lock *l) {
    l->held = 1;
    l->acquired++;
}
static void release(lock *l) { l->held = 0; }

static i32 mix(i32 hash, i32 character) { return hash * 31 + character; }

static int is_named(index *x, i32 file, bytes *path, i32 from) {
    for (i32 i = 0; i < x->name_bytes->at[file]; i++) {
        if (byte_at(x->archive, x->name_start->at[file] + i) != (path->at[from + i] & 0xFF)) return 0;
    }
    return 1;
}

static i32 find_file(index *x, bytes *path, i32 length) {
    i32 from = 0;
    while (from < length && path->at[from] == '/') from++;
    i32 hash = 0;
    for (i32 i = from; i < length; i++) hash = mix(hash, path->at[i] & 0xFF);
    i32 slot = hash & (x->slots->length - 1);
    while (x->slots->at[slot] != 0) {
        i32 file = x->slots->at[slot] - 1;
        if (x->name_bytes->at[file] == length - from && is_named(x, file, path, from)) return file;
        slot = (slot + 1) & (x->slots->length - 1);
    }
    return NONE;
}

static i64 checked(i64 value) {
    i64 lower = value & CHECKED;
    return lower | (i64)((u64)lower * SPREAD & ~(u64)CHECKED);
}
static i64 record_at(i32 client, i32 i) { return (i64)client * CLIENT + 8 + (i64)i * HANDLE; }
static void keep_owner(records *r, i32 client, i32 owner) {
    i64 value = (owner + 1L) & 0xFFFFFFFFL;
    set_word(r->region, (i64)client * CLIENT, value | ~value << 32);
}
static void keep_offset(records *r, i32 client, i32 i, i64 offset) { set_word(r->region, record_at(client, i) + 8, checked(offset)); }
static void keep(records *r, i32 client, i32 i, i32 file, i32 access, i64 offset) {
    keep_offset(r, client, i, offset);
    set_word(r->region, record_at(client, i), checked(((file + 1L) & 0xFFFFFFFFL) | (i64)access << 32));
}

static void set_owner(open_files *o, i32 process) {
    keep_owner(o->records, o->client, process);
    *(volatile i32 *)&o->owner = process;
}

static int is_live(pool *p, i64 handle) {
    i32 i = (i32)handle;
    return i >= 0 && i < p->handles->length && p->handles->at[i] == handle;
}
static i64 take(pool *p) {
    acquire(p->lock);
    i64 handle = EMPTY;
    if (p->available > 0) {
        p->available--;
        i32 i = p->free->at[p->available];
        handle = ~p->handles->at[i] + (1L << 32);
        p->handles->at[i] = handle;
    }
    release(p->lock);
    return handle;
}
static open_file *get(pool *p, i64 handle) {
    if (!is_live(p, handle)) __builtin_trap();
    return p->objects->at[(i32)handle];
}
static void give_back(pool *p, i64 handle) {
    acquire(p->lock);
    int refused = !is_live(p, handle);
    if (!refused) {
        i32 i = (i32)handle;
        p->handles->at[i] = ~handle;
        p->free->at[p->available] = i;
        p->available++;
    }
    release(p->lock);
    if (refused) __builtin_trap();
}

static i64 taken(open_files *o, i32 file, i32 access) {
    i64 handle = take(o->table);
    if (handle != EMPTY) {
        open_file *record = get(o->table, handle);
        record->file = file;
        record->access = access;
    }
    return handle;
}
static i32 enter(open_files *o, i32 file, i32 access) {
    for (i32 i = 0; i < CAPACITY; i++) {
        if (o->opened->at[i] == EMPTY) {
            i64 handle = taken(o, file, access);
            if (handle == EMPTY) return -ENFILE;
            o->opened->at[i] = handle;
            o->offset->at[i] = 0;
            keep(o->records, o->client, i, file, access, 0);
            return FIRST_HANDLE + i;
        }
    }
    return -EMFILE;
}
static int is_open(open_files *o, i32 handle) {
    i32 i = handle - FIRST_HANDLE;
    return i >= 0 && i < CAPACITY && o->opened->at[i] != EMPTY;
}
static void set_offset(open_files *o, i32 i, i64 value) {
    o->offset->at[i] = value;
    keep_offset(o->records, o->client, i, value);
}
static void close_entry(open_files *o, i32 i) {
    i64 record = o->opened->at[i];
    o->opened->at[i] = EMPTY;
    keep(o->records, o->client, i, CLOSED, 0, 0);
    give_back(o->table, record);
}

static open_files *find_client(memory_files *m, i32 caller) {
    for (i32 i = 0; i < m->clients->length; i++) {
        if (*(volatile i32 *)&((open_files *)m->clients->at[i])->owner == caller) return m->clients->at[i];
    }
    return 0;
}
static open_files *admit(memory_files *m, i32 caller) {
    acquire(m->shared_lock);
    open_files *files = find_client(m, caller);
    if (files == 0) {
        files = find_client(m, NONE);
        if (files != 0) set_owner(files, caller);
    }
    release(m->shared_lock);
    return files;
}

static i32 find_contents(contents *c, bytes *path, i32 length, i32 flags) {
    i32 file = find_file(c->index, path, length);
    if (file == NONE) return (flags & CREATE) != 0 && length > 0 ? -ENOSPC : -ENOENT;
    return flags != READ_ONLY && flags != CREATE ? -EACCES : file;
}
static i32 read_archive(contents *c, i32 file, i64 offset, client_bytes *destination) {
    i32 count = (i32)most(0, least(destination->length, c->index->data_bytes->at[file] - offset));
    i32 fault = count == 0 ? 0 : copy_out(destination, 0, c->archive, c->index->data_start->at[file] + offset, count);
    return fault != 0 ? fault : count;
}
static i32 read_contents(contents *c, i32 file, i64 offset, client_bytes *destination) {
    return file - c->index->files < 0 ? read_archive(c, file, offset, destination) : -EIO;
}

static i32 open_in(open_files *o, i32 flags, client_bytes *name, i32 length) {
    acquire(o->lock);
    i32 file = copy_in(name, 0, o->path, 0, length);
    if (file == 0) file = find_contents(o->contents, o->path, length, flags);
    i32 result = file < 0 ? file : enter(o, file, flags & ACCESS);
    release(o->lock);
    return result;
}
static i32 open(memory_files *m, i32 caller, i32 flags, client_bytes *path) {
    if ((flags & ~(ACCESS | CREATE | TRUNCATE)) != 0 || (flags & ACCESS) == ACCESS) return -EINVAL;
    i32 length = path->length;
    if (length > PATH_LIMIT) return -ENAMETOOLONG;
    open_files *files = admit(m, caller);
    return files == 0 ? -EMFILE : open_in(files, flags, path, length);
}

static i32 read_from(open_files *o, i32 handle, client_bytes *destination) {
    acquire(o->lock);
    i32 result = -EBADF;
    if (is_open(o, handle)) {
        i32 i = handle - FIRST_HANDLE;
        open_file *record = get(o->table, o->opened->at[i]);
        if (record->access != WRITE_ONLY) {
            i64 at = o->offset->at[i];
            result = read_contents(o->contents, record->file, at, destination);
            if (result > 0) set_offset(o, i, at + result);
        }
    }
    release(o->lock);
    return result;
}
static i32 read(memory_files *m, i32 caller, i32 handle, client_bytes *destination) {
    open_files *files = find_client(m, caller);
    return files == 0 ? -EBADF : read_from(files, handle, destination);
}
static i32 close(memory_files *m, i32 caller, i32 handle) {
    open_files *files = find_client(m, caller);
    if (files == 0) return -EBADF;
    acquire(files->lock);
    i32 result = -EBADF;
    if (is_open(files, handle)) {
        close_entry(files, handle - FIRST_HANDLE);
        result = 0;
    }
    release(files->lock);
    return result;
}

static i32 put_name(reader *r, i32 number) {
    for (i32 i = 0; i < 15; i++) r->name->at[i] = "/data/set/file-"[i];
    r->name->at[15] = (i8)('0' + number / 10);
    r->name->at[16] = (i8)('0' + number % 10);
    return 17;
}

/* The index that ArchiveIndex reads from the archive's headers, and the archive's names and data. */
static index *new_index(reader *r) {
    index *x = object(sizeof *x);
    x->archive = new_region(DIRECT_MAP + ARCHIVE, ARCHIVE_BYTES);
    x->name_start = new_longs(FILES);
    x->name_bytes = new_ints(FILES);
    x->data_start = new_longs(FILES);
    x->data_bytes = new_longs(FILES);
    x->slots = new_ints(2 * FILES);
    i64 at = 0;
    for (x->files = 0; x->files < FILES; x->files++) {
        i32 length = put_name(r, x->files);
        copy((void *)(x->archive->address + at + HEADER_BYTES), r->name->at, length);
        x->name_start->at[x->files] = at + HEADER_BYTES + 1;
        x->name_bytes->at[x->files] = length - 1;
        at = (at + HEADER_BYTES + length + 1 + 3) & -4;
        x->data_start->at[x->files] = at;
        x->data_bytes->at[x->files] = FILE_BYTES;
        for (i32 i = 0; i < FILE_BYTES; i++) *(u8 *)(x->archive->address + at + i) = (u8)(x->files + i);
        at += FILE_BYTES;
        i32 hash = 0;
        for (i32 i = 1; i < length; i++) hash = mix(hash, r->name->at[i]);
        i32 slot = hash & (x->slots->length - 1);
        while (x->slots->at[slot] != 0) slot = (slot + 1) & (x->slots->length - 1);
        x->slots->at[slot] = x->files + 1;
    }
    return x;
}

static pool *new_table(lock *l) {
    pool *p = object(sizeof *p);
    i32 count = CLIENTS * CAPACITY;
    p->lock = l;
    p->objects = new_references(count);
    p->handles = new_longs(count);
    p->free = new_ints(count);
    p->available = count;
    for (i32 i = 0; i < count; i++) {
        p->objects->at[i] = object(sizeof(open_file));
        p->free->at[i] = count - 1 - i;
        p->handles->at[i] = ~(i64)i;
    }
    return p;
}

static open_files *new_open_files(lock *l, contents *c, pool *table, records *r, i32 client) {
    open_files *o = object(sizeof *o);
    o->lock = l;
    o->contents = c;
    o->table = table;
    o->records = r;
    o->path = new_bytes(PATH_LIMIT);
    o->opened = new_longs(CAPACITY);
    o->offset = new_longs(CAPACITY);
    o->owner = NONE;
    o->client = client;
    return o;
}

static void *prepare(void) {
    reader *r = object(sizeof *r);
    r->lock = object(sizeof *r->lock);
    r->name = new_bytes(32);
    r->data = new_bytes(FILE_BYTES);
    r->path = new_client_bytes(r->name);
    r->piece = new_client_bytes(r->data);
    records *kept = object(sizeof *kept);
    kept->region = new_region(DIRECT_MAP + RECORDS, (i64)CLIENTS * CLIENT);
    memory_files *m = r->files = object(sizeof *m);
    contents *c = object(sizeof *c);
    c->index = new_index(r);
    c->archive = c->index->archive;
    pool *table = new_table(r->lock);
    m->shared_lock = r->lock;
    m->clients = new_references(CLIENTS);
    for (i32 i = 0; i < CLIENTS; i++) m->clients->at[i] = new_open_files(r->lock, c, table, kept, i);
    return r;
}

static i64 run(void *self) {
    reader *r = self;
    scatter s = {.state = 1};
    i64 sum = 0;
    for (i32 i = 0; i < ROUNDS; i++) {
        i32 caller = 1 + (i & 1);
        r->path->length = put_name(r, below(&s, FILES));
        i32 handle = open(r->files, caller, READ_ONLY, r->path);
        r->piece->length = PIECE;
        i32 count = read(r->files, caller, handle, r->piece);
        while (count > 0) {
            sum = sum * 31 + count + r->data->at[count - 1];
            count = read(r->files, caller, handle, r->piece);
        }
        sum += close(r->files, caller, handle);
    }
    return sum * 31 + (r->lock->held ? -1 : r->lock->acquired);
}

const routine file_reads = {prepare, run};
