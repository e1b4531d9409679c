package ringside.workbench.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// How numbers are printed.
public final class Figures {
    private static final int DECIMALS = 3;

    private Figures() {}

    /// Without grouping, whole numbers without a point: `2`, `0.5`, `1234.333`.
    public static String plain(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    /// With thin grouping for people: `1,234,567`, `12.35`.
    public static String grouped(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%,d", (long) value) : String.format(Locale.ROOT, "%,.2f", value);
    }
}
