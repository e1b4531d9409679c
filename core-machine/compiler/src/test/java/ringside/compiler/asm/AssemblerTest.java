package ringside.compiler.asm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import ringside.compiler.asm.SystemInstructions.Plain;
import ringside.compiler.link.Relocation;
import shared.trace.Mark;

final class AssemblerTest {
    private static String hex(Consumer<Assembler> program) {
        Assembler assembler = new Assembler();
        program.accept(assembler);
        return HexFormat.ofDelimiter(" ").formatHex(assembler.finish().code());
    }

    @Test
    void registersAboveSevenTakeRexBits() {
        assertThat(hex(a -> a.mov(Width.W64, Register.R9, Register.R12))).isEqualTo("4d 8b cc");
        assertThat(hex(a -> a.mov(Width.W32, Register.RAX, Register.RBX))).isEqualTo("8b c3");
    }

    @Test
    void lowBytesOfIndexRegistersNeedAnEmptyRex() {
        assertThat(hex(a -> a.mov(Width.W8, Memory.at(Register.RAX), Register.RSI))).isEqualTo("40 88 30");
        assertThat(hex(a -> a.movzx(Register.RAX, Width.W8, Register.RDI))).isEqualTo("40 0f b6 c7");
        assertThat(hex(a -> a.movzx(Register.RSI, Width.W8, Register.RBX))).isEqualTo("0f b6 f3");
    }

    @Test
    void stackPointerAndR13BasesUseTheirLongForms() {
        assertThat(hex(a -> a.mov(Width.W64, Register.RAX, Memory.at(Register.RSP)))).isEqualTo("48 8b 04 24");
        assertThat(hex(a -> a.mov(Width.W64, Register.RAX, Memory.at(Register.R12)))).isEqualTo("49 8b 04 24");
        assertThat(hex(a -> a.mov(Width.W64, Register.RAX, Memory.at(Register.R13)))).isEqualTo("49 8b 45 00");
        assertThat(hex(a -> a.mov(Width.W64, Register.RAX, Memory.at(Register.RBP, Register.R14, 8, 0))))
                .isEqualTo("4a 8b 44 f5 00");
    }

    @Test
    void constantsTakeTheShortestMove() {
        assertThat(hex(a -> a.movConstant(Register.RDX, 7))).isEqualTo("ba 07 00 00 00");
        assertThat(hex(a -> a.movConstant(Register.RDX, -7))).isEqualTo("48 c7 c2 f9 ff ff ff");
        assertThat(hex(a -> a.movConstant(Register.R8, 0x123456789AL))).isEqualTo("49 b8 9a 78 56 34 12 00 00 00");
        assertThat(hex(a -> a.movConstant(Register.RDX, 0xFFFF_FFFFL))).isEqualTo("ba ff ff ff ff");
    }

    @Test
    void requestMarkIsTheAgreedSevenBytes() {
        assertThat(hex(a -> a.mark(Mark.OPEN))).isEqualTo("0f 1f 80 01 00 49 52");
    }

    @Test
    void nearJumpsAreShortInBothDirections() {
        assertThat(hex(a -> {
            Label end = new Label();
            Label start = a.here();
            a.jump(Condition.EQUAL, end);
            a.plain(Plain.NOP);
            a.jump(start);
            a.bind(end);
        })).isEqualTo("74 03 90 eb fb");
    }

    @Test
    void farJumpsAreLongAndShiftWhatFollows() {
        Assembler a = new Assembler();
        Label end = new Label();
        a.jump(end);
        for (int i = 0; i < 128; i++) {
            a.plain(Plain.NOP);
        }
        a.call("f");
        a.bind(end);
        Assembly assembly = a.finish();
        assertThat(assembly.code()).hasSize(5 + 128 + 5);
        assertThat(assembly.code()[0]).isEqualTo((byte) 0xE9);
        assertThat(assembly.code()[1]).isEqualTo((byte) 133);
        assertThat(a.offset(end)).isEqualTo(138);
        assertThat(assembly.relocations())
                .containsExactly(new Relocation(134, Relocation.Kind.RELATIVE32, "f", 0));
    }

    @Test
    void lengtheningOneJumpLengthensTheOneAroundIt() {
        Assembler a = new Assembler();
        Label outer = new Label();
        Label inner = new Label();
        a.jump(outer);
        a.jump(inner);
        for (int i = 0; i < 124; i++) {
            a.plain(Plain.NOP);
        }
        a.bind(outer);
        for (int i = 0; i < 4; i++) {
            a.plain(Plain.NOP);
        }
        a.bind(inner);
        assertThat(a.finish().code()).hasSize(5 + 5 + 128);
    }

    @Test
    void symbolsBecomeRelocations() {
        Assembler a = new Assembler();
        a.movAddress(Register.RAX, "object", 8);
        a.jump(Memory.symbol("table", Register.RCX, 8, 0));
        a.address64("f", 4);
        assertThat(a.finish().relocations()).isEqualTo(List.of(
                new Relocation(3, Relocation.Kind.ABSOLUTE32, "object", 8),
                new Relocation(10, Relocation.Kind.ABSOLUTE32, "table", 0),
                new Relocation(14, Relocation.Kind.ABSOLUTE64, "f", 4)));
    }

    @Test
    void unboundLabelIsRefused() {
        Assembler a = new Assembler();
        a.jump(new Label());
        assertThatThrownBy(a::finish).isInstanceOf(IllegalStateException.class);
    }
}
