package ringside.machine.isa;

import java.util.SplittableRandom;

/// Rows of the instruction table as bytes, with prefixes, registers, addresses and immediates at random.
public final class RandomEncoding {
    private RandomEncoding() {}

    /// Fills `code` with an instruction of that form, most of the time, and whatever follows it.
    public static void encode(SplittableRandom random, Form form, byte[] code) {
        random.nextBytes(code);
        int at = 0;
        if (random.nextInt(12) == 0) {
            code[at++] = 0x67;
        }
        if (form.mandatoryPrefix() == 0 && !form.is(Form.Attribute.NP) && random.nextInt(5) == 0) {
            code[at++] = 0x66;
        }
        if (form.is(Form.Attribute.LOCK) && random.nextInt(6) == 0) {
            code[at++] = (byte) 0xF0;
        }
        if (form.is(Form.Attribute.REP) && random.nextBoolean()) {
            code[at++] = (byte) (0xF2 + random.nextInt(2));
        }
        if (form.mandatoryPrefix() != 0) {
            code[at++] = (byte) form.mandatoryPrefix();
        }
        if (random.nextInt(3) > 0) {
            code[at++] = (byte) (0x40 + random.nextInt(16));
        }
        if (form.map() == 1) {
            code[at++] = 0x0F;
        }
        int opcode = form.opcode() + (form.modRm() == Form.ModRm.OPCODE_REGISTER ? random.nextInt(8) : 0);
        code[at++] = (byte) opcode;
        switch (form.modRm()) {
            case EXACT -> code[at] = (byte) form.digit();
            case DIGIT -> code[at] = (byte) (code[at] & 0xC7 | form.digit() << 3);
            default -> { }
        }
    }
}
