package ringside.machine.exec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringside.machine.isa.Op;

class BindingsTest {
    @Test
    void everyOperationOfTheTableCanBeExecuted() {
        var bindings = new Bindings();
        for (var op : Op.values()) {
            assertThat(bindings.has(op)).as(op.name()).isTrue();
        }
    }
}
