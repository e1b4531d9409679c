/* Arithmetic and memory: a sieve, a CRC-32 and SHA-256. */
#include "board.h"

#define SIEVE 65536
#define TEXT 16384

static u8 composite[SIEVE];
static u32 text[TEXT / 4];
static u32 crc_table[256];

static NOINLINE u64 primes(void) {
    u64 count = 0;
    for (u32 i = 0; i < SIEVE; i++) {
        composite[i] = 0;
    }
    for (u32 i = 2; i < SIEVE; i++) {
        if (!composite[i]) {
            count++;
            for (u32 j = 2 * i; j < SIEVE; j += i) {
                composite[j] = 1;
            }
        }
    }
    return count;
}

static void fill_crc_table(void) {
    for (u32 i = 0; i < 256; i++) {
        u32 value = i;
        for (int bit = 0; bit < 8; bit++) {
            value = value >> 1 ^ (value & 1 ? 0xEDB88320 : 0);
        }
        crc_table[i] = value;
    }
}

static NOINLINE u32 crc(const u8 *bytes, u32 length) {
    u32 value = ~0u;
    for (u32 i = 0; i < length; i++) {
        value = value >> 8 ^ crc_table[(value ^ bytes[i]) & 0xFF];
    }
    return ~value;
}

static u32 k[64];

/* The constants are fractions of cube roots of primes, found by integer search: no table to mistype. */
static void fill_constants(void) {
    u32 found = 0;
    for (u64 prime = 2; found < 64; prime++) {
        int is_prime = 1;
        for (u64 d = 2; d * d <= prime; d++) {
            is_prime &= prime % d != 0;
        }
        if (is_prime) {
            /* The largest r with r^3 <= prime * 2^96, kept to its low 32 bits. */
            u64 root = 0;
            for (u64 bit = 1UL << 35; bit; bit >>= 1) {
                u64 r = root | bit;
                unsigned __int128 square = (unsigned __int128) r * r;
                u64 high = square >> 64, low = (u64) square;
                unsigned __int128 cube_low = (unsigned __int128) low * r;
                u64 cube_high = high * r + (u64) (cube_low >> 64);
                if (cube_high < prime << 32) {
                    root = r;
                }
            }
            k[found++] = (u32) root;
        }
    }
}

static inline u32 rotate(u32 x, int n) {
    return x >> n | x << (32 - n);
}

static NOINLINE void sha_block(u32 *h, const u32 *block) {
    u32 w[64];
    for (int i = 0; i < 16; i++) {
        w[i] = __builtin_bswap32(block[i]);
    }
    for (int i = 16; i < 64; i++) {
        u32 s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3;
        u32 s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    u32 a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], z = h[7];
    for (int i = 0; i < 64; i++) {
        u32 t1 = z + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i];
        u32 t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        z = g; g = f; f = e; e = d + t1; d = c; c = b; b = a; a = t1 + t2;
    }
    h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += z;
}

u64 main(u64 rounds) {
    u64 sum = 0;
    fill_crc_table();
    fill_constants();
    for (u32 i = 0; i < TEXT / 4; i++) {
        text[i] = scatter(i);
    }
    for (u64 round = 0; round < rounds; round++) {
        text[round % (TEXT / 4)] ^= sum;
        sum = sum * 31 + primes();
        sum = sum * 31 + crc((const u8 *) text, TEXT);
        u32 h[8] = {0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19};
        for (u32 at = 0; at < TEXT / 4; at += 16) {
            sha_block(h, text + at);
        }
        sum = sum * 31 + h[0] + ((u64) h[7] << 32);
    }
    return sum;
}
