/* What the workloads share. Each offers main(), which does its work `rounds` times and answers a checksum of all results. */
typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long u64;

#define NOINLINE __attribute__((noinline, noclone))

u64 main(u64 rounds);

/* A small generator of numbers that only have to be spread well: Steele and Vigna, "splitmix64". */
static inline u64 scatter(u64 x) {
    x += 0x9E3779B97F4A7C15;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
    x = (x ^ x >> 27) * 0x94D049BB133111EB;
    return x ^ x >> 31;
}
