package ringside.machine.exec;

import java.util.ArrayList;
import java.util.List;
import ringside.machine.isa.CodeSize;
import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Segment;
import ringside.machine.isa.Decoder;
import ringside.machine.isa.Form;
import ringside.machine.isa.Formatter;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;
import ringside.machine.isa.Truncated;
import ringside.machine.time.CostTable;
import ringside.machine.time.Extent;

/// Decodes blocks.
final class BlockBuilder {
    private static final int LONGEST_BLOCK = 64;
    private static final int PAGE = 4096;

    private final Cpu cpu;
    private final Decoder decoder = new Decoder();
    private final Bindings bindings = new Bindings();

    BlockBuilder(Cpu cpu) {
        this.cpu = cpu;
    }

    /// @param secondFrame of the second page, or -1
    private record Code(List<Instruction> instructions, int secondFrame) {}

    /// Decodes the block at RIP, whose first byte's page lies in `frame`.
    Block build(int frame) {
        return block(decode(frame, -1), frame);
    }

    /// Gives a block that begins at RIP a node for each of its instructions.
    void separate(Block block) {
        var instructions = decode(block.frame, block.secondFrame).instructions;
        var nodes = new Node[instructions.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = node(instructions.get(i));
            nodes[i].link(i, Node.END);
        }
        block.singles = nodes;
    }

    /// @param known frame of the second page if somebody has fetched from it, or -1
    private Code decode(int frame, int known) {
        var codeSize = cpu.codeSize();
        var bytes = cpu.mmu.frame(frame);
        var instructions = new ArrayList<Instruction>();
        long at = cpu.rip;
        int offset = (int) cpu.codeAddress(at) & PAGE - 1;
        int secondFrame = known;
        while (instructions.size() < LONGEST_BLOCK && offset < PAGE) {
            Instruction in;
            try {
                in = decoder.decode(bytes, offset, PAGE, at, codeSize);
            } catch (Truncated e) {
                if (!instructions.isEmpty()) {
                    break;
                }
                if (secondFrame < 0) {
                    secondFrame = secondFrame(cpu.codeAddress(at));
                }
                in = decodeAcross(bytes, offset, cpu.mmu.frame(secondFrame), at, codeSize);
            }
            if (in.form() == null) {
                if (instructions.isEmpty()) {
                    throw cpu.faults.undefined();
                }
                break;
            }
            if (codeSize != CodeSize.BITS64 && in.next() - 1 > cpu.segmentation().codeLimit()) {
                if (instructions.isEmpty()) {
                    throw cpu.faults.generalProtection(0);
                }
                break;
            }
            instructions.add(in);
            at = in.next();
            offset += in.length();
            if (in.form().endsBlock() || cpu.tracer() != null && cpu.tracer().probeAt(cpu.codeAddress(at)) != null) {
                break;
            }
        }
        return new Code(instructions, secondFrame);
    }

    /// Frame of the page behind the one that holds `at`; a fetch, with its faults.
    int secondFrame(long at) {
        long page = (at & -PAGE) + PAGE;
        int frame = cpu.mmu.fetchFrame(page);
        cpu.mmu.fetchFrame(at);
        if (frame < 0) {
            throw cpu.unimplemented("instruction fetch from device memory");
        }
        return frame;
    }

    private Instruction decodeAcross(byte[] first, int offset, byte[] second, long at, CodeSize codeSize) {
        var joined = new byte[2 * Decoder.LONGEST];
        int inFirst = PAGE - offset;
        System.arraycopy(first, offset, joined, 0, inFirst);
        System.arraycopy(second, 0, joined, inFirst, joined.length - inFirst);
        try {
            return decoder.decode(joined, 0, joined.length, at, codeSize);
        } catch (Truncated e) {
            throw new IllegalStateException("no instruction is longer than " + Decoder.LONGEST + " bytes", e);
        }
    }

    private Block block(Code code, int frame) {
        var instructions = code.instructions;
        int count = instructions.size();
        var addresses = new long[count + 1];
        var before = new int[count + 1];
        for (int i = 0; i < count; i++) {
            var in = instructions.get(i);
            addresses[i] = in.address();
            before[i + 1] = before[i] + price(in);
        }
        addresses[count] = instructions.getLast().next();
        var tracer = cpu.tracer();
        var steps = Chains.of(instructions, this::node);
        return new Block(cpu.codeSize(), steps, new Extent(addresses, before), exit(code, steps.length), frame, code.secondFrame,
                tracer == null ? 0 : tracer.ownerOfCode(cpu.codeAddress(addresses[0])),
                tracer == null ? null : tracer.probeAt(cpu.codeAddress(addresses[0])));
    }

    private static Block.Exit exit(Code code, int steps) {
        var last = code.instructions.getLast();
        boolean loops = last.form().op() == Op.JCC && last.target() == code.instructions.getFirst().address();
        if (loops && code.secondFrame < 0 && steps <= Chains.LENGTH) {
            return Block.Exit.LOOP;
        }
        return last.form().is(Form.Attribute.JUMP) ? Block.Exit.JUMP : Block.Exit.ONWARDS;
    }

    private Node node(Instruction in) {
        return SegmentedNode.of(bindings.node(in), in);
    }

    /// Price of the row, plus memory where the ModRM operand is accessed, plus the lock.
    private int price(Instruction in) {
        int price = cpu.costs.price(in.form().price());
        boolean accesses = in.memory() != null && !in.form().is(Form.Attribute.HINT) && in.form().op() != Op.LEA
                && in.form().op() != Op.INVLPG;
        if (accesses) {
            price += cpu.costs.price(CostTable.Item.MEMORY);
        }
        if (in.prefixes().lock() || accesses && in.form().op() == Op.XCHG) {
            price += cpu.costs.price(CostTable.Item.LOCKED);
        }
        return price;
    }

    /// Whether the instruction at an address reaches memory through the stack segment.
    boolean usesStackSegment(long address) {
        var in = peek(address);
        return in != null && in.form() != null && usesStackSegment(in);
    }

    /// Those that name no memory use the stack, but for strings and two others, which go through DS and ES (Intel SDM vol. 1 §7.3.9).
    static boolean usesStackSegment(Instruction in) {
        if (in.memory() != null) {
            return in.memory().segment() == Segment.SS;
        }
        return !in.form().is(Form.Attribute.REP) && in.form().op() != Op.XLAT && in.form().op() != Op.MASKMOV;
    }

    /// Text of the instruction at an address, as far as its bytes can be read, for reports.
    String disassemble(long address) {
        var in = peek(address);
        return in == null || in.form() == null ? "" : Formatter.format(in);
    }

    private Instruction peek(long address) {
        var bytes = new byte[Decoder.LONGEST];
        int length = 0;
        for (int value; length < bytes.length && (value = cpu.mmu.peek(address + length)) >= 0; length++) {
            bytes[length] = (byte) value;
        }
        try {
            return decoder.decode(bytes, 0, length, address - cpu.codeAddress(0), cpu.codeSize());
        } catch (Truncated e) {
            return null;
        }
    }
}
