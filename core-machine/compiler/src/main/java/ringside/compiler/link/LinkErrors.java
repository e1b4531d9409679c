package ringside.compiler.link;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import ringside.compiler.CompileException;
import ringside.compiler.Diagnostic;

/// Collects what keeps an image from being linked.
///
/// | code | meaning |
/// |---|---|
/// | LNK-01 | a symbol is used but not defined in its domain |
/// | LNK-02 | a symbol is defined twice in a domain |
/// | LNK-03 | a window overflows |
/// | LNK-04 | a domain has no entry method |
/// | LNK-05 | the image is too large for the machine |
/// | LNK-06 | a unit names a domain or component that the plan does not have |
/// | LNK-07 | an address does not fit its hole |
final class LinkErrors {
    private final String image;
    private final TreeSet<Diagnostic> diagnostics = new TreeSet<>(
            Comparator.comparing(Diagnostic::file).thenComparingInt(Diagnostic::line).thenComparing(Diagnostic::toString));

    LinkErrors(String image) {
        this.image = image;
    }

    /// An error of the image as a whole.
    void add(String code, String text, String place, String remedy) {
        diagnostics.add(new Diagnostic(image, 0, code, text, place, remedy));
    }

    /// An error at an offset of a unit.
    void add(String code, String text, CodeUnit unit, int offset, String remedy) {
        CodeUnit.LineAt found = null;
        for (CodeUnit.LineAt line : unit.lines()) {
            if (line.offset() <= offset) {
                found = line;
            }
        }
        diagnostics.add(found == null
                ? new Diagnostic(image, 0, code, text, unit.name(), remedy)
                : new Diagnostic(found.file(), found.line(), code, text, found.name(), remedy));
    }

    void throwIfAny() throws CompileException {
        if (!diagnostics.isEmpty()) {
            throw new CompileException(List.copyOf(diagnostics));
        }
    }
}
