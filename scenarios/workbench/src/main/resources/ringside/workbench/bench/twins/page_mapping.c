/* guest.bench.PageMapping, guest.platform.PageTables and guest.platform.FrameAllocator */
#include "twin.h"

enum { ROUNDS = 20, PAGES = 512, PRESENT = 1, WRITE = 2, USER = 4, LARGE = 0x80, ROOT_LEVEL = 3, ENTRIES = 512 };
#define FRAME 0x000FFFFFFFFFF000L
#define FIRST 0x400000000000L
#define STRIDE (3 * PAGE)
#define FRAMES 0x2000000L
#define FRAMES_END 0x2800000L

typedef struct { HEADER; i64 fresh, fresh_end, free_list; i32 used; } allocator;
typedef struct { HEADER; allocator *frames; i64 root; } page_tables;
typedef struct { HEADER; allocator *frames; page_tables *tables; } mapper;

static i64 take_free(allocator *a) {
    i64 frame = a->free_list;
    if (frame != 0) a->free_list = load64(DIRECT_MAP + frame);
    return frame;
}

static i64 take_fresh(allocator *a) {
    if (a->fresh >= a->fresh_end) return 0;
    i64 frame = a->fresh;
    a->fresh += PAGE;
    return frame;
}

static i64 allocate(allocator *a) {
    i64 frame = take_free(a);
    if (frame == 0) frame = take_fresh(a);
    if (frame != 0) {
        fill((void *)(DIRECT_MAP + frame), 0, PAGE);
        a->used++;
    }
    return frame;
}

static i32 shift(i32 level) { return 12 + 9 * level; }

static u64 slot(i64 table, i64 virtual, i32 level) {
    return DIRECT_MAP + table + ((u64)virtual >> shift(level) & (ENTRIES - 1)) * 8;
}

static int map_leaf(page_tables *t, i64 virtual, i64 leaf, i32 lowest) {
    i64 table = t->root;
    for (i32 level = ROOT_LEVEL; level > lowest; level--) {
        u64 at = slot(table, virtual, level);
        i64 entry = load64(at);
        if ((entry & PRESENT) == 0) {
            i64 fresh = allocate(t->frames);
            if (fresh == 0) return 0;
            entry = fresh | PRESENT | WRITE | (leaf & USER);
            store64(at, entry);
        } else if ((entry & LARGE) != 0) {
            return 0;
        }
        table = entry & FRAME;
    }
    u64 at = slot(table, virtual, lowest);
    if ((load64(at) & PRESENT) != 0) return 0;
    store64(at, leaf | PRESENT);
    return 1;
}

static int map(page_tables *t, i64 virtual, i64 physical, i64 flags) { return map_leaf(t, virtual, (physical & FRAME) | flags, 0); }

static u64 leaf_of(page_tables *t, i64 virtual) {
    i64 table = t->root;
    for (i32 level = ROOT_LEVEL; level > 0; level--) {
        u64 at = slot(table, virtual, level);
        i64 entry = load64(at);
        if ((entry & PRESENT) == 0) return 0;
        if ((entry & LARGE) != 0) return at;
        table = entry & FRAME;
    }
    return slot(table, virtual, 0);
}

static i64 unmap(page_tables *t, i64 virtual) {
    u64 at = leaf_of(t, virtual);
    i64 entry = at == 0 ? 0 : load64(at);
    if ((entry & PRESENT) == 0 || (entry & LARGE) != 0) return 0;
    store64(at, 0);
    return entry;
}

static void *prepare(void) {
    mapper *m = object(sizeof *m);
    m->frames = object(sizeof *m->frames);
    m->frames->fresh = FRAMES;
    m->frames->fresh_end = FRAMES_END;
    m->tables = object(sizeof *m->tables);
    m->tables->frames = m->frames;
    m->tables->root = allocate(m->frames);
    return m;
}

static i64 run(void *self) {
    mapper *m = self;
    i64 sum = 0;
    for (i32 round = 0; round < ROUNDS; round++) {
        for (i32 i = 0; i < PAGES; i++) {
            int mapped = map(m->tables, FIRST + i * STRIDE, FRAMES_END + i * PAGE, WRITE | USER);
            sum += mapped ? 1 : 0;
        }
        for (i32 i = 0; i < PAGES; i++) sum = sum * 31 + unmap(m->tables, FIRST + i * STRIDE);
    }
    return sum + m->frames->used;
}

const routine page_mapping = {prepare, run};
