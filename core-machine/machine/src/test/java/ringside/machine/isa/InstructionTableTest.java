package ringside.machine.isa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class InstructionTableTest {
    @Test
    void everyOperationHasARow() {
        Set<Op> named = EnumSet.noneOf(Op.class);
        InstructionTable.shared().forms().forEach(form -> named.add(form.op()));
        named.add(Op.TOO_LONG);
        assertThat(named).containsExactlyInAnyOrder(Op.values());
    }

    @Test
    void noTwoRowsClaimTheSameEncoding() {
        var seen = new TreeSet<String>();
        for (var form : InstructionTable.shared().forms()) {
            var mode = form.is(Form.Attribute.ONLY32) ? "32" : form.is(Form.Attribute.ONLY64) ? "64" : "both";
            assertThat(seen.add(form.mandatoryPrefix() + " " + form.map() + " " + form.opcode() + " " + form.modRm() + " " + form.digit()
                    + " " + form.attributes().contains(Form.Attribute.REGONLY) + " " + mode)).as(form.toString()).isTrue();
        }
    }

    @Test
    void decodesWhatTheFormatterPrints() throws Truncated {
        assertText("48 8b 44 c8 10", "mov 0x10(%rax,%rcx,8),%rax");
        assertText("66 0f 1f 84 00 00 00 00 00", "nopw 0x0(%rax,%rax,1)");
        assertText("f3 48 a5", "rep movsq %ds:(%rsi),%es:(%rdi)");
        assertText("64 48 8b 04 25 28 00 00 00", "mov %fs:0x28,%rax");
        assertText("f0 48 0f c1 03", "lock xadd %rax,(%rbx)");
        assertText("ff 25 10 00 00 00", "jmp *0x10(%rip)");
    }

    @Test
    void decodesCodeOfSixteenBits() throws Truncated {
        assertText(CodeSize.BITS16, "8b 42 06", "mov 0x6(%bp,%si),%ax");
        assertText(CodeSize.BITS16, "66 a1 34 12", "mov 0x1234,%eax");
        assertText(CodeSize.BITS16, "67 66 8b 44 8b 10", "mov 0x10(%ebx,%ecx,4),%eax");
        assertText(CodeSize.BITS16, "66 ea 1d 00 01 00 18 00", "ljmp $0x18,$0x1001d");
        assertText(CodeSize.BITS16, "26 89 26 00 80", "mov %sp,%es:0x8000");
        assertText(CodeSize.BITS16, "eb fe", "jmp 0x0");
        assertText(CodeSize.BITS32, "67 8b 07", "mov (%bx),%eax");
    }

    private static void assertText(String hex, String text) throws Truncated {
        assertText(CodeSize.BITS64, hex, text);
    }

    private static void assertText(CodeSize codeSize, String hex, String text) throws Truncated {
        var bytes = java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
        var instruction = new Decoder().decode(bytes, 0, bytes.length, 0, codeSize);
        assertThat(instruction.length()).isEqualTo(bytes.length);
        assertThat(Formatter.format(instruction)).isEqualTo(text);
    }
}
