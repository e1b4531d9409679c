package ringside.machine.exec;

/// 128-bit division, which Java lacks.
final class Wide {
    private Wide() {}

    /// Unsigned quotient of high:low by a divisor greater than `high`. Schoolbook, bit by bit where 64 bits do not do.
    static long quotient(long high, long low, long divisor) {
        if (high == 0) {
            return Long.divideUnsigned(low, divisor);
        }
        long remainder = high;
        long quotient = 0;
        for (int i = 63; i >= 0; i--) {
            boolean carry = remainder < 0;
            remainder = remainder << 1 | low >>> i & 1;
            quotient <<= 1;
            if (carry || Long.compareUnsigned(remainder, divisor) >= 0) {
                remainder -= divisor;
                quotient |= 1;
            }
        }
        return quotient;
    }
}
