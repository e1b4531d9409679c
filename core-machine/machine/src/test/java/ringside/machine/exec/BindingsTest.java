package ringside.machine.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ringside.machine.isa.Form;
import ringside.machine.isa.InstructionTable;
import ringside.machine.isa.Op;
import ringside.machine.isa.Slot;

class BindingsTest {
    private static final Set<Slot> IMMEDIATES = EnumSet.of(Slot.ONE, Slot.IB, Slot.IS, Slot.IW, Slot.IZ, Slot.IV);

    @Test
    void everyOperationOfTheTableCanBeExecuted() {
        var bindings = new Bindings();
        for (var op : Op.values()) {
            assertThat(bindings.has(op)).as(op.name()).isTrue();
        }
    }

    /// Their first operand is what they read; of all others it is the destination.
    @Test
    void noRowOfTheTableWritesToAnImmediate() {
        assertThat(InstructionTable.shared().forms().stream().filter(form -> !form.operands().isEmpty() && IMMEDIATES.contains(form.operands().getFirst()))
                .map(Form::op)).containsOnly(Op.PUSH, Op.ENTER, Op.RET, Op.LRET, Op.INT, Op.OUT, Op.AAM, Op.AAD, Op.UNSUPPORTED);
    }

    @Test
    void noRowOfTheTableExchangesWithAnImmediate() {
        assertThat(InstructionTable.shared().forms().stream().filter(form -> EnumSet.of(Op.XCHG, Op.XADD, Op.CMPXCHG).contains(form.op()))
                .flatMap(form -> form.operands().stream())).isNotEmpty().doesNotContainAnyElementsOf(IMMEDIATES);
    }
}
