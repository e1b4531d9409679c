package ringside.machine.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import ringside.machine.isa.Instruction;

/// The comparable cases of a seed, in order, with what this machine makes of them.
final class CaseSource {
    /// A case, its instruction, and this machine's result.
    record Tried(HostCase from, Instruction in, HostResult own) {
        long mask() {
            return UndefinedFlags.mask(from, in);
        }
    }

    private final Sandbox sandbox = new Sandbox();
    private final CaseGenerator generator;
    private final long seed;
    private int number;

    private CaseSource(long seed, Function<Sandbox, CaseGenerator> generator) {
        this.seed = seed;
        this.generator = generator.apply(sandbox);
    }

    static CaseSource exact(long seed) {
        return new CaseSource(seed, CaseGenerator::exact);
    }

    static CaseSource approximate(long seed) {
        return new CaseSource(seed, CaseGenerator::approximate);
    }

    int forms() {
        return generator.forms().size();
    }

    List<Tried> next(int count) {
        var batch = new ArrayList<Tried>(count);
        while (batch.size() < count) {
            var from = generator.make(seed, number++);
            var in = sandbox.decode(from);
            var own = sandbox.run(from, in);
            if (Comparability.isComparable(from, in, own)) {
                batch.add(new Tried(from, in, own));
            }
        }
        return batch;
    }
}
