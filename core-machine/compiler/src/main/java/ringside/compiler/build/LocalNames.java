package ringside.compiler.build;

import java.lang.classfile.Label;
import java.lang.classfile.instruction.LocalVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import ringside.compiler.ir.Variable;

/// The local variables that a class file names, by slot and instruction.
final class LocalNames {
    private record Scope(int from, int to, Variable variable) {}

    private final List<Scope> scopes = new ArrayList<>();

    /// @param places index of the first instruction behind a label
    LocalNames(List<LocalVariable> variables, ToIntFunction<Label> places) {
        for (LocalVariable each : variables) {
            int from = places.applyAsInt(each.startScope());
            int to = places.applyAsInt(each.endScope());
            if (from >= to) continue;
            scopes.add(new Scope(from, to, new Variable(each.name().stringValue(), each.type().stringValue(), each.slot(), from)));
        }
    }

    /// Those that instruction `index` sees.
    List<Variable> at(int index) {
        return scopes.stream().filter(scope -> scope.from <= index && index < scope.to).map(Scope::variable).toList();
    }
}
