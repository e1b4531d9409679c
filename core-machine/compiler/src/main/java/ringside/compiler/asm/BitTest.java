package ringside.compiler.asm;

/// Bit tests: copy a bit to the carry flag, and keep, set or clear it.
public enum BitTest {
    BT(4), BTS(5), BTR(6);

    final int extension;

    BitTest(int extension) {
        this.extension = extension;
    }
}
