/* What the twins of `guest.bench` share. A structure has the fields of its class, in the order in which the guest compiler lays them out,
   behind the 8 bytes that every object and array begins with; the second word of an array is its length. */
#ifndef TWIN_H
#define TWIN_H

typedef signed char i8;
typedef unsigned char u8;
typedef int i32;
typedef unsigned int u32;
typedef long i64;
typedef unsigned long u64;

#define PAGE 4096L
#define DIRECT_MAP 0xFFFF800000000000UL
#define HEADER u32 type; u32 spare

typedef struct { u32 type; i32 length; i8 at[]; } bytes;
typedef struct { u32 type; i32 length; u8 at[]; } flags;
typedef struct { u32 type; i32 length; i32 at[]; } ints;
typedef struct { u32 type; i32 length; i64 at[]; } longs;
typedef struct { u32 type; i32 length; void *at[]; } references;

/* Zeroed memory, 8-byte aligned, never freed. */
void *object(i64 size);
bytes *new_bytes(i32 length);
ints *new_ints(i32 length);
longs *new_longs(i32 length);
references *new_references(i32 length);

static inline u8 load8(u64 address) { return *(volatile u8 *)address; }
static inline i64 load64(u64 address) { return *(volatile i64 *)address; }
static inline void store64(u64 address, i64 value) { *(volatile i64 *)address = value; }

/* `guest.raw.Memory.copy` and `fill`: one string instruction each. */
static inline void copy(void *destination, const void *source, u64 count) {
    __asm__ volatile("rep movsb" : "+D"(destination), "+S"(source), "+c"(count) : : "memory");
}
static inline void fill(void *destination, int value, u64 count) {
    __asm__ volatile("rep stosb" : "+D"(destination), "+c"(count) : "a"(value) : "memory");
}

/* guest.bench.Scatter */
typedef struct { HEADER; u64 state; } scatter;
static inline i32 below(scatter *s, i32 limit) {
    s->state = s->state * 6364136223846793005L + 1442695040888963407L;
    return (i32)(s->state >> 33) & (limit - 1);
}

/* One routine: what the constructor does, and the work. */
typedef struct { void *(*prepare)(void); i64 (*run)(void *self); } routine;
extern const routine block_cache, path_walk, message_ring, checksum, file_reads, stub_calls, page_mapping, run_queue;

#endif
