package ringside.compiler.mutate;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One bug: what happens at a site when it strikes.
///
/// | operator in the name | operand |
/// |---|---|
/// | `index+1`, `index-4096`; so `constant`, `argument`, `device` | what is added |
/// | `guard-always`, `guard-never` | 1, 0: whether the branch is taken |
/// | any other | 0 |
public record Mutation(Site site, int operand) {
    private static final Pattern NAME = Pattern.compile("(.+:[a-z]+?)([+-]\\d{1,9}|-always|-never)?(#\\d+)?");
    private static final String ALWAYS = "-always";
    private static final String NEVER = "-never";

    public Mutation {
        boolean fits = switch (site.operator().operand()) {
            case AMOUNT -> operand != 0;
            case WAY -> operand == 0 || operand == 1;
            case NONE -> operand == 0;
        };
        if (!fits) throw new IllegalArgumentException(site + " cannot have the operand " + operand);
    }

    /// `guest.service.fs.OpenFiles.open:31:index+1#2`
    public String name() {
        String detail = switch (site.operator().operand()) {
            case AMOUNT -> operand > 0 ? "+" + operand : Integer.toString(operand);
            case WAY -> operand == 1 ? ALWAYS : NEVER;
            case NONE -> "";
        };
        return site.place() + site.operator().word() + detail + (site.ordinal() == 1 ? "" : "#" + site.ordinal());
    }

    /// The mutation of that name; empty if it is none. Whether its site exists is another question.
    public static Optional<Mutation> parse(String name) {
        Matcher match = NAME.matcher(name);
        if (!match.matches()) return Optional.empty();
        String detail = Objects.requireNonNullElse(match.group(2), "");
        return Site.parse(match.group(1) + Objects.requireNonNullElse(match.group(3), ""))
                .flatMap(site -> operand(site.operator(), detail).map(operand -> new Mutation(site, operand)));
    }

    private static Optional<Integer> operand(Operator operator, String detail) {
        return switch (operator.operand()) {
            case AMOUNT -> detail.matches("[+-]\\d+") && Integer.parseInt(detail) != 0 ? Optional.of(Integer.parseInt(detail)) : Optional.empty();
            case WAY -> detail.equals(ALWAYS) ? Optional.of(1) : detail.equals(NEVER) ? Optional.of(0) : Optional.empty();
            case NONE -> detail.isEmpty() ? Optional.of(0) : Optional.empty();
        };
    }

    @Override
    public String toString() {
        return name();
    }
}
