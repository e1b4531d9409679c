package ringside.compiler.mutate;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in guest code where a mutation can strike, known by a name that stays as long as the source line does.
///
/// @param type    binary name of the class: `guest.service.fs.OpenFiles`, `guest.a.Outer$Inner`
/// @param method  method name, overloads alike
/// @param line    source line of the instruction
/// @param ordinal counts the places with the same class, method, line and operator, from 1
public record Site(String type, String method, int line, Operator operator, int ordinal) {
    private static final Pattern NAME = Pattern.compile("(.+)\\.([^.:]+):(\\d{1,6}):([a-z]+)(?:#([1-9]\\d{0,3}))?");

    /// The site of that name; empty if it is none. Whether there is such a place in the code is another question.
    public static Optional<Site> parse(String name) {
        Matcher match = NAME.matcher(name);
        if (!match.matches()) return Optional.empty();
        int ordinal = match.group(5) == null ? 1 : Integer.parseInt(match.group(5));
        return Arrays.stream(Operator.values()).filter(each -> each.word().equals(match.group(4))).findFirst()
                .map(operator -> new Site(match.group(1), match.group(2), Integer.parseInt(match.group(3)), operator, ordinal));
    }

    /// `guest.service.fs.OpenFiles.open:31:index`, with `#2` for the second such place on the line.
    public String name() {
        return place() + operator.word() + (ordinal == 1 ? "" : "#" + ordinal);
    }

    /// The name up to the operator.
    String place() {
        return type + "." + method + ":" + line + ":";
    }

    /// Internal name of the class.
    public String internalType() {
        return type.replace('.', '/');
    }

    @Override
    public String toString() {
        return name();
    }
}
