/* guest.bench.Checksum */
#include "twin.h"

enum { ROUNDS = 50 };

typedef struct { HEADER; ints *table; bytes *data; } crc32;

static void *prepare(void) {
    crc32 *c = object(sizeof *c);
    c->table = new_ints(256);
    c->data = new_bytes(4096);
    for (i32 i = 0; i < c->table->length; i++) {
        u32 value = (u32)i;
        for (i32 bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? value >> 1 ^ 0xEDB88320 : value >> 1;
        c->table->at[i] = (i32)value;
    }
    scatter s = {.state = 1};
    for (i32 i = 0; i < c->data->length; i++) c->data->at[i] = (i8)below(&s, 256);
    return c;
}

static i32 update(crc32 *c, i32 start, bytes *b) {
    i32 crc = ~start;
    for (i32 i = 0; i < b->length; i++) crc = c->table->at[(crc ^ b->at[i]) & 0xFF] ^ (i32)((u32)crc >> 8);
    return ~crc;
}

static i64 run(void *self) {
    crc32 *c = self;
    i32 crc = 0;
    for (i32 i = 0; i < ROUNDS; i++) crc = update(c, crc, c->data);
    return crc;
}

const routine checksum = {prepare, run};
