/* guest.bench.BlockCache */
#include "twin.h"

enum { LOOKUPS = 20000, SLOTS = 64, ENTRIES = 96 };

typedef struct entry { HEADER; i64 block; struct entry *chain, *newer, *older; i32 hits, slot; } entry;
typedef struct { HEADER; references *slots; entry *newest, *oldest; i32 misses; } cache;

static i32 hash(i64 block) { return (i32)((u64)block * 0x9E3779B97F4A7C15UL >> 58); }

static void enter(cache *c, entry *e) {
    e->slot = hash(e->block);
    e->chain = c->slots->at[e->slot];
    c->slots->at[e->slot] = e;
}

static void leave(cache *c, entry *e) {
    entry *at = c->slots->at[e->slot];
    if (at == e) {
        c->slots->at[e->slot] = e->chain;
        return;
    }
    while (at->chain != e) at = at->chain;
    at->chain = e->chain;
}

static void push(cache *c, entry *e) {
    e->older = c->newest;
    e->newer = 0;
    if (c->newest == 0) c->oldest = e;
    else c->newest->newer = e;
    c->newest = e;
}

static void drop(cache *c, entry *e) {
    if (e->newer == 0) c->newest = e->older;
    else e->newer->older = e->older;
    if (e->older == 0) c->oldest = e->newer;
    else e->older->newer = e->newer;
}

static entry *lookup(cache *c, i64 block) {
    for (entry *e = c->slots->at[hash(block)]; e != 0; e = e->chain) {
        if (e->block == block) {
            e->hits++;
            if (e != c->newest) {
                drop(c, e);
                push(c, e);
            }
            return e;
        }
    }
    c->misses++;
    entry *e = c->oldest;
    drop(c, e);
    leave(c, e);
    e->block = block;
    e->hits = 0;
    enter(c, e);
    push(c, e);
    return e;
}

static void *prepare(void) {
    cache *c = object(sizeof *c);
    c->slots = new_references(SLOTS);
    for (i32 i = 0; i < ENTRIES; i++) {
        entry *e = object(sizeof *e);
        e->block = -1 - i;
        enter(c, e);
        push(c, e);
    }
    return c;
}

static i64 run(void *self) {
    cache *c = self;
    scatter s = {.state = 1};
    i64 sum = 0;
    for (i32 i = 0; i < LOOKUPS; i++) {
        i32 limit = (i & 3) == 0 ? 512 : 64;
        sum += lookup(c, below(&s, limit))->hits;
    }
    return sum * 31 + c->misses;
}

const routine block_cache = {prepare, run};
