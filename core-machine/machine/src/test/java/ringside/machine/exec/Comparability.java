package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Flags;
import ringside.machine.cpu.Vector;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;
import ringside.machine.isa.Slot;

/// Which cases can be compared at all.
final class Comparability {
    private static final long USER_END = 0x7FFF_FFFF_F000L;

    private Comparability() {}

    /// Not those at which this machine stops, whose jump leads back into themselves, or that fault in the host kernel's half, of which it
    /// tells nothing.
    static boolean isComparable(HostCase from, Instruction in, HostResult result) {
        if (result == null || isOpenScan(in, result) || isOpenOrder(from, in, result)) {
            return false;
        }
        long start = Sandbox.CODE + Sandbox.START;
        boolean itself = result.vector == HostResult.BREAKPOINT && result.rip > start && result.rip < start + from.code.length;
        boolean self = result.vector == HostResult.BREAKPOINT && result.rip == start;
        return !self && !(itself && isInside(from, result.rip - start)) && Long.compareUnsigned(result.address, USER_END) < 0;
    }

    /// Scanning 32 zero bits leaves the destination open: some processors clear its upper half.
    private static boolean isOpenScan(Instruction in, HostResult result) {
        boolean scans = in.form() != null && (in.form().op() == Op.BSF || in.form().op() == Op.BSR);
        return scans && in.operandSize() == 4 && (result.flags & Flags.ZF) != 0;
    }

    /// Functions outside their range. Also where processors differ in what they have done when they find a fault: a call's push before a target that is not canonical, parts of
    /// ten bytes that `fbstp` and `fstp` store, the order in which `frstor` reads, bytes `maskmov` does not choose, and the upper halves of
    /// registers after a repeated string instruction with 32-bit addresses that has done nothing.
    private static boolean isOpenOrder(HostCase from, Instruction in, HostResult result) {
        if (in.form() == null) {
            return false;
        }
        return switch (in.form().op()) {
            case F2XM1, FYL2XP1, FSIN, FSINCOS, FPTAN -> !Approximation.isDefined(in, from);
            case CALL -> result.vector == Vector.GENERAL_PROTECTION;
            case FBSTP, FRSTOR -> result.vector == Vector.PAGE_FAULT;
            case FSTP -> in.form().operands().getFirst() == Slot.MT && result.vector == Vector.PAGE_FAULT;
            case MASKMOV -> from.general[Cpu.RDI] < Sandbox.DATA || from.general[Cpu.RDI] > Sandbox.DATA + Sandbox.WRITABLE - 16;
            case MOVS, STOS, LODS, CMPS, SCAS -> in.addressSize() == 4
                    && (result.vector != HostResult.BREAKPOINT || (int) from.general[Cpu.RCX] == 0);
            default -> false;
        };
    }

    /// The bytes behind the instruction are part of the case, too.
    private static boolean isInside(HostCase from, long offset) {
        return from.code[(int) offset] != (byte) 0xCC;
    }
}
