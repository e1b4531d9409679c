package ringside.compiler.asm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ringside.compiler.link.Relocation;

/// Bytes with holes for jumps whose length is not known yet.
///
/// Jumps to labels are kept apart from the other bytes; [#finish] starts with every jump short and lengthens those whose
/// target is out of reach until none is (lengthening never brings a target closer, so this ends with the shortest code).
final class CodeBuffer {
    private static final int SHORT_BYTES = 2;

    /// A jump at `position` of the bytes without jumps; `condition` is null for `jmp`.
    private record Branch(int position, Condition condition, Label target) {
        int longBytes() {
            return condition == null ? 5 : 6;
        }
    }

    private record Hole(int position, int branches, Relocation.Kind kind, String target, long addend) {}

    private final List<Branch> branches = new ArrayList<>();
    private final List<Hole> holes = new ArrayList<>();
    private byte[] bytes = new byte[256];
    private int size;
    /// `sums[k]`: bytes of the first k branches; null until finished.
    private int[] sums;

    void emit(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) value;
    }

    void emit(long value, int count) {
        for (int i = 0; i < count; i++) {
            emit((int) (value >>> 8 * i));
        }
    }

    void hole(Relocation.Kind kind, String target, long addend) {
        holes.add(new Hole(size, branches.size(), kind, target, addend));
        emit(0, kind == Relocation.Kind.ABSOLUTE64 ? 8 : 4);
    }

    void branch(Condition condition, Label target) {
        branches.add(new Branch(size, condition, target));
    }

    void bind(Label label) {
        if (label.isBound()) {
            throw new IllegalStateException("label bound twice");
        }
        label.position = size;
        label.branches = branches.size();
    }

    int offset(Label label) {
        if (sums == null || !label.isBound()) {
            throw new IllegalStateException("offsets are known for bound labels of finished code");
        }
        return label.position + sums[label.branches];
    }

    Assembly finish() {
        relax();
        byte[] code = new byte[size + sums[branches.size()]];
        int from = 0;
        int at = 0;
        for (int i = 0; i < branches.size(); i++) {
            Branch branch = branches.get(i);
            System.arraycopy(bytes, from, code, at, branch.position - from);
            at += branch.position - from;
            from = branch.position;
            at = encode(branch, sums[i + 1] - sums[i], code, at);
        }
        System.arraycopy(bytes, from, code, at, size - from);
        List<Relocation> relocations = holes.stream()
                .map(hole -> new Relocation(hole.position + sums[hole.branches], hole.kind, hole.target, hole.addend))
                .toList();
        return new Assembly(code, relocations);
    }

    private void relax() {
        int[] lengths = new int[branches.size()];
        Arrays.fill(lengths, SHORT_BYTES);
        boolean changed = true;
        while (changed) {
            changed = false;
            sums = new int[lengths.length + 1];
            for (int i = 0; i < lengths.length; i++) {
                sums[i + 1] = sums[i] + lengths[i];
            }
            for (int i = 0; i < lengths.length; i++) {
                Branch branch = branches.get(i);
                int distance = offset(branch.target) - (branch.position + sums[i + 1]);
                if (lengths[i] == SHORT_BYTES && distance != (byte) distance) {
                    lengths[i] = branch.longBytes();
                    changed = true;
                }
            }
        }
    }

    private int encode(Branch branch, int length, byte[] code, int at) {
        int distance = offset(branch.target) - (at + length);
        int next = at;
        if (length == SHORT_BYTES) {
            code[next++] = (byte) (branch.condition == null ? 0xEB : 0x70 | branch.condition.code());
            code[next++] = (byte) distance;
            return next;
        }
        if (branch.condition == null) {
            code[next++] = (byte) 0xE9;
        } else {
            code[next++] = 0x0F;
            code[next++] = (byte) (0x80 | branch.condition.code());
        }
        for (int i = 0; i < 4; i++) {
            code[next++] = (byte) (distance >> 8 * i);
        }
        return next;
    }
}
