/* guest.bench.PathWalk */
#include "twin.h"

enum { WALKS = 500, DIRECTORIES = 8, BLOCK = 4096, ENTRY = 32, NAME = 5, FIRST_FILE = 1000 };

typedef struct { HEADER; references *blocks; bytes *path; } walker;

static void put_name(bytes *b, i32 at, i32 number) {
    for (i32 i = 0; i < 6; i++) b->at[at + i] = "entry-"[i];
    b->at[at + 6] = (i8)('a' + (number >> 4));
    b->at[at + 7] = (i8)('a' + (number & 15));
}

static void put_entry(bytes *block, i32 at, i32 number, i32 inode) {
    for (i32 i = 0; i < 4; i++) block->at[at + i] = (i8)((u32)inode >> 8 * i);
    block->at[at + 4] = 8;
    put_name(block, at + NAME, number);
}

static void *prepare(void) {
    walker *w = object(sizeof *w);
    w->blocks = new_references(DIRECTORIES);
    w->path = new_bytes(128);
    for (i32 i = 0; i < DIRECTORIES; i++) {
        w->blocks->at[i] = new_bytes(BLOCK);
        for (i32 j = 0; j < BLOCK / ENTRY; j++) put_entry(w->blocks->at[i], j * ENTRY, j, j < DIRECTORIES ? j : FIRST_FILE + j);
    }
    return w;
}

static i32 make_path(walker *w, scatter *s) {
    i32 at = 0;
    for (i32 part = 0; part < 4; part++) {
        w->path->at[at] = '/';
        put_name(w->path, at + 1, below(s, part < 3 ? DIRECTORIES : BLOCK / ENTRY));
        at += 9;
    }
    return at;
}

static int is_equal(bytes *a, i32 at, bytes *b, i32 from, i32 length) {
    for (i32 i = 0; i < length; i++) if (a->at[at + i] != b->at[from + i]) return 0;
    return 1;
}

static i32 search(bytes *block, bytes *name, i32 from, i32 length) {
    for (i32 at = 0; at < BLOCK; at += ENTRY) {
        if (block->at[at + 4] == length && is_equal(block, at + NAME, name, from, length)) {
            return (block->at[at] & 0xFF) | (block->at[at + 1] & 0xFF) << 8 | (block->at[at + 2] & 0xFF) << 16 | block->at[at + 3] << 24;
        }
    }
    return -1;
}

static i32 walk(walker *w, bytes *name, i32 length) {
    i32 inode = 0;
    i32 at = 0;
    while (at < length) {
        while (at < length && name->at[at] == '/') at++;
        i32 end = at;
        while (end < length && name->at[end] != '/') end++;
        if (inode >= DIRECTORIES) return -1;
        inode = search(w->blocks->at[inode], name, at, end - at);
        if (inode < 0) return -1;
        at = end;
    }
    return inode;
}

static i64 run(void *self) {
    walker *w = self;
    scatter s = {.state = 1};
    i64 sum = 0;
    for (i32 i = 0; i < WALKS; i++) {
        i32 length = make_path(w, &s);
        sum = sum * 31 + walk(w, w->path, length);
    }
    return sum;
}

const routine path_walk = {prepare, run};
