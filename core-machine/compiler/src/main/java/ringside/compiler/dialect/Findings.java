package ringside.compiler.dialect;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import ringside.compiler.CompileException;
import ringside.compiler.Diagnostic;
import ringside.compiler.world.GuestMethod;

/// Everything found wrong with an image, each thing once.
public final class Findings {
    private final Set<Diagnostic> found = new LinkedHashSet<>();

    public void add(Rule rule, GuestMethod method, int line, Object... details) {
        found.add(new Diagnostic(method.owner().sourceFile(), line, rule.code(), rule.text(details), method.place(),
                rule.remedy()));
    }

    /// A finding that no method is to blame for.
    public void add(Rule rule, String file, String place, Object... details) {
        add(rule, file, 0, place, details);
    }

    /// A finding in a class rather than in one of its methods.
    public void add(Rule rule, String file, int line, String place, Object... details) {
        found.add(new Diagnostic(file, line, rule.code(), rule.text(details), place, rule.remedy()));
    }

    /// The findings of another part of the compiler.
    public void add(CompileException other) {
        found.addAll(other.diagnostics());
    }

    public boolean areAny() {
        return !found.isEmpty();
    }

    /// Does nothing if nothing was found.
    public void throwIfAny() throws CompileException {
        if (!found.isEmpty()) throw new CompileException(sorted());
    }

    private List<Diagnostic> sorted() {
        return found.stream().sorted(Comparator.comparing(Diagnostic::file).thenComparingInt(Diagnostic::line)
                .thenComparing(Diagnostic::code).thenComparing(Diagnostic::text)).toList();
    }
}
