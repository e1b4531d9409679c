/* Wide code: 2000 functions, none of them hot, as in a booting kernel. */
#include "board.h"

static u64 cells[512];

#define BODY(n) \
    static NOINLINE u64 f##n(u64 x, u64 y) { \
        const u32 number = 1##n - 10000; \
        u64 *cell = &cells[(x ^ number) & 511]; \
        if (number % 4 == 0) { \
            x = x * (number | 1) + *cell; \
            if (x & 1) { y ^= x >> 3; } \
        } else if (number % 4 == 1) { \
            x ^= x << (number % 23 + 1); \
            *cell += y; \
            if ((long) x < (long) y) { x -= number; } \
        } else if (number % 4 == 2) { \
            y = (y << (number % 31 + 1) | y >> (63 - number % 31)) + *cell; \
            if (y % 16 == number % 16) { x = ~x; } \
        } else { \
            u32 low = (u32) x * (number | 1); \
            *cell = *cell << 1 ^ low; \
            y += low > number << 16 ? number : x; \
        } \
        for (u32 i = 0; i < number % 3; i++) { \
            x += y ^ cells[(y + i) & 511]; \
            y -= x >> 5; \
        } \
        return x + (y ^ number); \
    }

#define CALL(n) x = f##n(x, y); y ^= x >> 7;

#define TEN(of, p) of(p##0) of(p##1) of(p##2) of(p##3) of(p##4) of(p##5) of(p##6) of(p##7) of(p##8) of(p##9)
#define HUNDRED(of, p) TEN(of, p##0) TEN(of, p##1) TEN(of, p##2) TEN(of, p##3) TEN(of, p##4) TEN(of, p##5) TEN(of, p##6) TEN(of, p##7) \
    TEN(of, p##8) TEN(of, p##9)
#define THOUSAND(of, p) HUNDRED(of, p##0) HUNDRED(of, p##1) HUNDRED(of, p##2) HUNDRED(of, p##3) HUNDRED(of, p##4) HUNDRED(of, p##5) \
    HUNDRED(of, p##6) HUNDRED(of, p##7) HUNDRED(of, p##8) HUNDRED(of, p##9)

THOUSAND(BODY, 0)
THOUSAND(BODY, 1)

u64 main(u64 rounds) {
    u64 x = 1, y = 2;
    for (u64 round = 0; round < rounds; round++) {
        THOUSAND(CALL, 0)
        THOUSAND(CALL, 1)
    }
    return x ^ y;
}
