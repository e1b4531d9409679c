package ringside.compiler.mutate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SitesTest {
    private static final Site FIRST = new Site("guest.service.fs.OpenFiles", "open", 31, Operator.INDEX, 1);

    @Test
    void nameSaysClassMethodLineAndOperator() {
        assertThat(FIRST.name()).isEqualTo("guest.service.fs.OpenFiles.open:31:index");
        assertThat(new Site("guest.a.B$C", "<init>", 7, Operator.GUARD, 2).name()).isEqualTo("guest.a.B$C.<init>:7:guard#2");
    }

    @Test
    void nameReadsBackAsTheSite() {
        for (Operator operator : Operator.values()) {
            for (int ordinal : new int[] {1, 2, 12}) {
                var site = new Site("guest.a.B$C", "<init>", 123456, operator, ordinal);
                assertThat(Site.parse(site.name())).contains(site);
            }
        }
    }

    @Test
    void mutationNameCarriesTheOperand() {
        assertThat(new Mutation(FIRST, 1).name()).isEqualTo("guest.service.fs.OpenFiles.open:31:index+1");
        assertThat(new Mutation(new Site("a.B", "m", 2, Operator.INDEX, 3), -4096).name()).isEqualTo("a.B.m:2:index-4096#3");
        assertThat(new Mutation(new Site("a.B", "m", 2, Operator.GUARD, 1), 0).name()).isEqualTo("a.B.m:2:guard-never");
        assertThat(new Mutation(new Site("a.B", "m", 2, Operator.LOOP, 1), 0).name()).isEqualTo("a.B.m:2:loop");
    }

    @Test
    void mutationNameReadsBackAsTheMutation() {
        for (String name : List.of("a.B.m:2:index+1", "a.B.m:2:index-4096#3", "a.B.m:2:guard-never", "a.B.m:2:guard-always#2", "a.B.m:2:null",
                "a.B.<init>:2:loop")) {
            assertThat(Mutation.parse(name)).map(Mutation::name).contains(name);
        }
    }

    @Test
    void otherTextIsNoMutation() {
        for (String name : List.of("", "a.B.m:2:index", "a.B.m:2:index+0", "a.B.m:2:guard", "a.B.m:2:guard+1", "a.B.m:2:null-always", "a.B.m:x:null",
                "a.B.m:2:wild+1", "m:2:null", "a.B.m:2:null#0", "a.B.m:2:index-always", "a.B.m:2:index+99999999999")) {
            assertThat(Mutation.parse(name)).as(name).isEmpty();
        }
    }

    @Test
    void operandThatMeansNothingIsRefused() {
        assertThatThrownBy(() -> new Mutation(FIRST, 0)).hasMessage("guest.service.fs.OpenFiles.open:31:index cannot have the operand 0");
    }

    @Test
    void nearestNamesAreThoseWithFewestDifferences() {
        assertThat(Sites.nearest("a.B.open:31:index", List.of("a.B.open:13:index", "x.Y.z:1:loop", "a.B.open:30:index", "a.B.open:31:guard"), 2))
                .containsExactly("a.B.open:30:index", "a.B.open:13:index");
    }
}
