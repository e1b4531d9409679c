package ringside.machine.exec;

/// Which cases can be compared at all.
final class Comparability {
    private static final long USER_END = 0x7FFF_FFFF_F000L;

    private Comparability() {}

    /// Not those at which this machine stops, whose jump leads back into themselves, or that fault in the host kernel's half, of which it
    /// tells nothing.
    static boolean isComparable(HostCase from, HostResult result) {
        if (result == null) {
            return false;
        }
        long start = Sandbox.CODE + Sandbox.START;
        boolean itself = result.vector == HostResult.BREAKPOINT && result.rip > start && result.rip < start + from.code.length;
        boolean self = result.vector == HostResult.BREAKPOINT && result.rip == start;
        return !self && !(itself && isInside(from, result.rip - start)) && Long.compareUnsigned(result.address, USER_END) < 0;
    }

    /// The bytes behind the instruction are part of the case, too.
    private static boolean isInside(HostCase from, long offset) {
        return from.code[(int) offset] != (byte) 0xCC;
    }
}
