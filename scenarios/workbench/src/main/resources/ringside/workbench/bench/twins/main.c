/* guest.bench.Boot: runs every routine between two request marks and prints its checksum. */
#include "twin.h"

static u8 arena[1 << 20] __attribute__((aligned(16)));
static i64 used;

void *object(i64 size) {
    void *at = arena + used;
    used += (size + 7) & -8;
    return at;
}

static void *array(i32 length, i32 size) {
    bytes *made = object(8 + (i64)length * size);
    made->length = length;
    return made;
}

bytes *new_bytes(i32 length) { return array(length, 1); }
ints *new_ints(i32 length) { return array(length, 4); }
longs *new_longs(i32 length) { return array(length, 8); }
references *new_references(i32 length) { return array(length, 8); }

/* The compiler may call these by itself. */
void *memcpy(void *destination, const void *source, u64 count) { copy(destination, source, count); return destination; }
void *memset(void *destination, int value, u64 count) { fill(destination, value, count); return destination; }

static void out(u8 value) { __asm__ volatile("outb %0, %1" : : "a"(value), "d"((unsigned short)0x3F8)); }

static const routine *const ROUTINES[] = {&block_cache, &path_walk, &message_ring, &checksum, &file_reads, &stub_calls, &page_mapping,
    &run_queue};

void main(void) {
    for (u64 i = 0; i < sizeof ROUTINES / sizeof ROUTINES[0]; i++) {
        void *self = ROUTINES[i]->prepare();
        __asm__ volatile("nopl 0x52490001(%%rax)" : : "a"(i) : "memory");
        i64 sum = ROUTINES[i]->run(self);
        __asm__ volatile("nopl 0x52490002(%%rax)" : : "a"(i) : "memory");
        for (int digit = 60; digit >= 0; digit -= 4) out("0123456789abcdef"[sum >> digit & 15]);
        out('\n');
    }
}
