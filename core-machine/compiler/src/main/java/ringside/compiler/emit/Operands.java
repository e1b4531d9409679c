package ringside.compiler.emit;

import static ringside.compiler.asm.Register.R10;
import static ringside.compiler.asm.Register.R11;
import static ringside.compiler.asm.Register.RSP;

import ringside.compiler.allocate.Allocation;
import ringside.compiler.allocate.Location;
import ringside.compiler.allocate.Location.InRegister;
import ringside.compiler.allocate.Location.InSlot;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Memory;
import ringside.compiler.asm.Operand;
import ringside.compiler.asm.Register;
import ringside.compiler.asm.Width;
import ringside.compiler.ir.Access;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// Values as instruction operands: where they are, and how to get them into a register when an instruction needs that.
final class Operands {
    private final Assembler asm;
    private final Allocation allocation;

    Operands(Assembler asm, Allocation allocation) {
        this.asm = asm;
        this.allocation = allocation;
    }

    static Width width(Node node) {
        return node.isWide() ? Width.W64 : Width.W32;
    }

    Location location(Node node) {
        return allocation.of(node);
    }

    static Memory slot(int index) {
        return Memory.at(RSP, 8 * index);
    }

    static Operand operand(Location location) {
        return switch (location) {
            case InRegister(Register register) -> register;
            case InSlot(int index) -> slot(index);
        };
    }

    /// The register a value is kept in, or null.
    Register register(Node node) {
        return location(node) instanceof InRegister(Register register) ? register : null;
    }

    /// True of constants that an instruction can hold as a sign-extended 32-bit immediate.
    static boolean isImmediate(Node node) {
        return node.isConstant() && node.immediate() == (int) node.immediate();
    }

    /// Where the result of `node` may be computed: its own register, or R10.
    Register target(Node node) {
        Register own = register(node);
        return own == null ? R10 : own;
    }

    /// Completes a computation whose result is in `from`.
    void write(Node node, Register from) {
        switch (location(node)) {
            case null -> { }
            case InRegister(Register register) when register == from -> { }
            case InRegister(Register register) -> asm.mov(Width.W64, register, from);
            case InSlot(int index) -> asm.mov(Width.W64, slot(index), from);
        }
    }

    /// Puts a value into a register.
    void move(Register target, Node value) {
        switch (value.op()) {
            case CONSTANT -> asm.movConstant(target, value.isWide() ? value.immediate() : value.immediate() & 0xFFFF_FFFFL);
            case SYMBOL -> asm.movAddress(target, (String) value.data(), 0);
            default -> {
                Operand from = operand(location(value));
                if (from != target) asm.mov(value.isWide() || from instanceof Memory ? Width.W64 : Width.W32, target, from);
            }
        }
    }

    /// The register that holds a value; `scratch` is loaded where there is none.
    Register read(Node value, Register scratch) {
        Register own = value.op() == Op.CONSTANT || value.op() == Op.SYMBOL ? null : register(value);
        if (own != null) return own;
        move(scratch, value);
        return scratch;
    }

    /// A value as register or frame word; constants go through `scratch`.
    Operand place(Node value, Register scratch) {
        if (value.op() != Op.CONSTANT && value.op() != Op.SYMBOL) return operand(location(value));
        move(scratch, value);
        return scratch;
    }

    /// The memory operand of a LOAD or STORE. May use R10 for a base and R11 for an index that have no register.
    Memory address(Node node) {
        Access access = node.access();
        Register base = access.hasBase() ? read(node.base(), R10) : null;
        Register index = access.hasIndex() ? read(node.index(), R11) : null;
        return new Memory(Memory.Segment.DEFAULT, base, index, access.scale(), access.displacement(), access.symbol());
    }

    /// True if [#address] needs no scratch register and `register` is no part of it.
    boolean isAddressApartFrom(Node node, Register register) {
        Access access = node.access();
        return isApart(access.hasBase() ? node.base() : null, register)
                && isApart(access.hasIndex() ? node.index() : null, register);
    }

    private boolean isApart(Node part, Register register) {
        if (part == null) return true;
        if (part.op() == Op.CONSTANT || part.op() == Op.SYMBOL) return false;
        Register own = register(part);
        return own != null && own != register;
    }
}
