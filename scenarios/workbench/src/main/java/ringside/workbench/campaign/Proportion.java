package ringside.workbench.campaign;

import java.util.Locale;

/// A count out of a number of trials, with its 95 % interval by Wilson's method (E. B. Wilson, "Probable Inference, the Law of
/// Succession, and Statistical Inference", JASA 22, 1927).
public record Proportion(int count, int trials) {
    /// The 97.5 % point of the normal distribution.
    private static final double Z = 1.959963984540054;

    public Proportion {
        if (count < 0 || count > trials) {
            throw new IllegalArgumentException(count + " of " + trials + " is no proportion");
        }
    }

    public double share() {
        return (double) count / trials;
    }

    public double low() {
        return count == 0 ? 0 : centre() - margin();
    }

    public double high() {
        return count == trials ? 1 : centre() + margin();
    }

    private double centre() {
        return (share() + Z * Z / (2 * trials)) / (1 + Z * Z / trials);
    }

    private double margin() {
        return Z / (1 + Z * Z / trials) * Math.sqrt(share() * (1 - share()) / trials + Z * Z / (4.0 * trials * trials));
    }

    /// `57 of 60 = 95 % (86-98 %)`; `0 of 60 < 3/60` by the rule of three; `0 of 0` where there was no trial.
    @Override
    public String toString() {
        var fraction = count + " of " + trials;
        if (trials == 0) {
            return fraction;
        }
        if (count == 0) {
            return fraction + " < 3/" + trials;
        }
        return String.format(Locale.ROOT, "%s = %.0f %% (%.0f-%.0f %%)", fraction, 100 * share(), 100 * low(), 100 * high());
    }
}
