package ringside.workbench.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import ringside.compiler.image.FrameCode;
import ringside.compiler.image.ImageMap.Function;
import shared.layout.TrapFrame;

/// Finds the registers of whoever called, or was interrupted.
final class Caller {
    /// More than the longest entry sequence or exit of a method.
    private static final int LONGEST_SEQUENCE = 64;
    /// Where in a [TrapFrame] each register is, in the order of [Registers#values()].
    private static final int[] SLOTS = {TrapFrame.RAX, TrapFrame.RCX, TrapFrame.RDX, TrapFrame.RBX, TrapFrame.RSP, TrapFrame.RBP, TrapFrame.RSI,
        TrapFrame.RDI, TrapFrame.R8, TrapFrame.R9, TrapFrame.R10, TrapFrame.R11, TrapFrame.R12, TrapFrame.R13, TrapFrame.R14, TrapFrame.R15};
    private static final int ALL = 0xFFFF;
    /// `syscall` and what it returns replace RAX, RCX and R11.
    private static final int KEPT_BY_SYSTEM_CALL = ALL & ~(1 | 1 << 1 | 1 << 11);

    private final Memory memory;

    Caller(Memory memory) {
        this.memory = memory;
    }

    /// Of an activation of a compiled method; empty if its stack cannot be read.
    Optional<Registers> of(Function function, Registers at) {
        if (!at.called()) {
            Optional<List<FrameCode.Step>> leaving = FrameCode.epilogue(memory.read(at.next(), LONGEST_SEQUENCE));
            if (leaving.isPresent()) {
                return leaving(at, leaving.get());
            }
        }
        return entered(function, at);
    }

    private Optional<Registers> leaving(Registers at, List<FrameCode.Step> steps) {
        var values = new ArrayList<>(at.values());
        long top = at.stackPointer();
        for (FrameCode.Step step : steps) {
            if (step.register() != FrameCode.Step.NO_REGISTER && !restore(values, step.register(), top)) {
                return Optional.empty();
            }
            top += step.bytes();
        }
        return above(values, top);
    }

    /// What the method has pushed so far lies above RSP.
    private Optional<Registers> entered(Function function, Registers at) {
        var steps = FrameCode.prologue(memory.read(function.start(), LONGEST_SEQUENCE), function.frame());
        var done = new ArrayList<FrameCode.Step>();
        long end = function.start();
        for (FrameCode.Step step : steps) {
            end += step.length();
            if (at.called() || Long.compareUnsigned(end, at.next()) <= 0) {
                done.add(step);
            }
        }
        long top = at.stackPointer() + (done.size() == steps.size() ? function.frame() : done.stream().mapToInt(FrameCode.Step::bytes).sum());
        var values = new ArrayList<>(at.values());
        long slot = top;
        for (FrameCode.Step step : done) {
            slot -= step.bytes();
            if (step.register() != FrameCode.Step.NO_REGISTER && !restore(values, step.register(), slot)) {
                return Optional.empty();
            }
        }
        return above(values, top);
    }

    private boolean restore(List<Long> values, int register, long slot) {
        OptionalLong saved = memory.number(slot, Long.BYTES);
        saved.ifPresent(value -> values.set(register, value));
        return saved.isPresent();
    }

    /// @param top where the return address is
    private Optional<Registers> above(List<Long> values, long top) {
        OptionalLong returnAddress = memory.number(top, Long.BYTES);
        values.set(Registers.RSP, top + Long.BYTES);
        return returnAddress.isPresent() ? Optional.of(Registers.ofCaller(values, returnAddress.getAsLong())) : Optional.empty();
    }

    /// Of an entry from outside, whose frame begins where RSP points; empty if it cannot be read.
    Optional<Registers> interrupted(Registers at) {
        long frame = at.stackPointer();
        if (memory.read(frame, TrapFrame.BYTES).length < TrapFrame.BYTES) {
            return Optional.empty();
        }
        List<Long> values = IntStream.of(SLOTS).mapToObj(slot -> memory.number(frame + slot, Long.BYTES).getAsLong()).toList();
        boolean called = memory.number(frame + TrapFrame.VECTOR, Long.BYTES).getAsLong() == TrapFrame.VECTOR_SYSTEM_CALL;
        return Optional.of(new Registers(values, called ? KEPT_BY_SYSTEM_CALL : ALL, memory.number(frame + TrapFrame.RIP, Long.BYTES).getAsLong(),
                called));
    }
}
