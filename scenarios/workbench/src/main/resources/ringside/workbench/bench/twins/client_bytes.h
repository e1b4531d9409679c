/* guest.bench.ClientBytes and guest.platform.MemoryRegion */
#ifndef CLIENT_BYTES_H
#define CLIENT_BYTES_H
#include "twin.h"

enum { EBADF = 9, EACCES = 13, EINVAL = 22, ENFILE = 23, EMFILE = 24, ENOSPC = 28, ENOENT = 2, ENAMETOOLONG = 36, EIO = 5, ENOSYS = 38 };

typedef struct { HEADER; u64 address; i64 size; } region;
typedef struct { HEADER; bytes *data; i32 length; } client_bytes;

static inline i64 least(i64 a, i64 b) { return a < b ? a : b; }
static inline i64 most(i64 a, i64 b) { return a > b ? a : b; }

static inline i64 inside(region *r, i64 offset, i64 count) {
    if (offset < 0 || offset >= r->size || count <= 0) return 0;
    return least(count, r->size - offset);
}
static inline i32 byte_at(region *r, i64 offset) { return offset >= 0 && offset < r->size ? load8(r->address + offset) : 0; }
static inline i64 word_at(region *r, i64 offset) { return inside(r, offset, 8) == 8 ? load64(r->address + offset) : 0; }
static inline void set_word(region *r, i64 offset, i64 value) {
    if (inside(r, offset, 8) == 8) store64(r->address + offset, value);
}
static inline i32 region_read(region *r, i64 offset, bytes *destination, i32 at, i32 count) {
    if (at < 0 || at > destination->length) return 0;
    i32 part = (i32)inside(r, offset, least(count, destination->length - at));
    copy(destination->at + at, (void *)(r->address + offset), part);
    return part;
}

static inline i32 copy_in(client_bytes *b, i32 at, bytes *destination, i32 offset, i32 count) {
    if (at < 0 || count < 0 || count > b->length - at) return -EINVAL;
    copy(destination->at + offset, b->data->at + at, count);
    return 0;
}
static inline i32 copy_out(client_bytes *b, i32 at, region *source, i64 offset, i32 count) {
    if (at < 0 || count < 0 || count > b->length - at) return -EINVAL;
    return region_read(source, offset, b->data, at, count) == count ? 0 : -EINVAL;
}

static inline region *new_region(u64 address, i64 size) {
    region *r = object(sizeof *r);
    r->address = address;
    r->size = size;
    return r;
}
static inline client_bytes *new_client_bytes(bytes *data) {
    client_bytes *b = object(sizeof *b);
    b->data = data;
    return b;
}

#endif
