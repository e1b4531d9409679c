package ringside.machine.exec;

import java.util.ArrayList;
import java.util.List;
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
    private final CaseGenerator generator = new CaseGenerator(sandbox);
    private final long seed;
    private int number;

    CaseSource(long seed) {
        this.seed = seed;
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
