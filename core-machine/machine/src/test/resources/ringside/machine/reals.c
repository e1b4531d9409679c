/* Prints what the x87 computes, by way of the C library: conversion in both directions, arithmetic, elementary functions. */
#include <fenv.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char *TEXTS[] = {"1", "0.1", "3.14159265358979323846264338327950288", "1e4000", "1.18973149535723176502e4932", "3.6e-4951",
    "2.5", "-0.75", "1e-20", "12345678901234567890", "0.6931471805599453094172321214581765680755", "65536"};

int main(void) {
    int modes[] = {FE_TONEAREST, FE_DOWNWARD, FE_UPWARD, FE_TOWARDZERO};
    for (unsigned i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        volatile long double x = strtold(TEXTS[i], 0);
        printf("%La %.40Lg %.3Le %.10Lf\n", x, x, x, x < 1e30L ? x : 0);
        for (int m = 0; m < 4; m++) {
            fesetround(modes[m]);
            volatile long double y = x / 3, z = sqrtl(fabsl(x)), w = rintl(x);
            fesetround(FE_TONEAREST);
            printf("  %La %La %La %lld\n", y, z, w, fabsl(x) < 1e18L ? (long long) w : 0);
        }
        printf("  %.17Lg %.17Lg %.17Lg %.17Lg\n", logl(fabsl(x)), log2l(fabsl(x)), log10l(fabsl(x)), log1pl(x));
        printf("  %.17Lg %.17Lg %.17Lg %.17Lg\n", expl(-x), expm1l(x), exp2l(x), powl(fabsl(x), 0.3L));
        printf("  %.17Lg %.17Lg %.17Lg %.17Lg\n", atanl(x), atan2l(-1, x), sinhl(-x), asinl(1 / (1 + x * x)));
        printf("  %.17Lg %.17Lg %.17Lg %.17Lg\n", fmodl(x, 0.7L), remainderl(x, 0.3L), cbrtl(x), hypotl(x, 2));
    }
    return 0;
}
