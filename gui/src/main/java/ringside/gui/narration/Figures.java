package ringside.gui.narration;

import java.util.Locale;

/// Numbers as people read them.
public final class Figures {
    private static final char NARROW_SPACE = '\u202F';

    private Figures() {}

    /// Whole number with its digits in groups of three: `12 345`.
    public static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', NARROW_SPACE);
    }

    /// Ratio to a reference with two or three digits: `×1.05`, `×5.3`, `×12`; `×1` where they are equal.
    public static String ratio(double value, double reference) {
        double ratio = value / reference;
        String digits = String.format(Locale.ROOT, ratio < 2 ? "%.2f" : ratio < 10 ? "%.1f" : "%.0f", ratio);
        return "×" + (digits.contains(".") ? digits.replaceAll("0+$", "").replaceAll("\\.$", "") : digits);
    }

    /// Address in hexadecimal without leading zeros.
    public static String address(long value) {
        return "0x" + Long.toHexString(value);
    }
}
