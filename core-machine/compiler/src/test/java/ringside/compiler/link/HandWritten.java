package ringside.compiler.link;

import static ringside.compiler.asm.Register.*;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ringside.compiler.CompileException;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Assembly;
import ringside.compiler.asm.Register;
import ringside.compiler.asm.Width;
import ringside.compiler.image.CompiledImage;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.BlobPlan;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.ProbePlan;
import shared.map.IoPort;

/// An image of assembler code, to link without the code generator.
final class HandWritten {
    private final ImagePlan.Kind kind;
    private final List<DomainPlan> domains = new ArrayList<>();
    private final List<CodeUnit> code = new ArrayList<>();
    private final List<DataUnit> data = new ArrayList<>();
    private final List<BlobPlan> blobs = new ArrayList<>();
    private final List<ProbePlan> probes = new ArrayList<>();
    private final Map<String, Map<String, String>> aliases = new TreeMap<>();

    HandWritten(ImagePlan.Kind kind) {
        this.kind = kind;
    }

    /// A domain with one component of the same name, 64 KiB arena and 16 KiB stack.
    HandWritten domain(String id, int ring) {
        return domain(id, ring, 0x1_0000);
    }

    HandWritten domain(String id, int ring, long arenaBytes) {
        domains.add(new DomainPlan(id, ring, List.of(new ComponentPlan(id, List.of(id + ".**"), Mode.UNCHECKED)), arenaBytes, 0x4000));
        return this;
    }

    HandWritten method(String domain, String name, Assembler assembler) {
        return method(domain, domain, name, assembler);
    }

    HandWritten method(String domain, String component, String name, Assembler assembler) {
        Assembly assembly = assembler.finish();
        code.add(new CodeUnit(domain, name, name, "()V", component, assembly.code(), assembly.relocations(), 0,
                List.of(new CodeUnit.LineAt(0, "Hand.java", name, 7))));
        return this;
    }

    HandWritten entry(String domain, String kind, Assembler assembler) {
        aliases.computeIfAbsent(domain, _ -> new TreeMap<>()).put("@entry." + kind, kind);
        return method(domain, kind, assembler);
    }

    HandWritten text(String domain, String symbol, String text) {
        return data(domain, symbol, text.getBytes(StandardCharsets.ISO_8859_1), DataUnit.Access.READ_ONLY);
    }

    HandWritten data(String domain, String symbol, byte[] bytes, DataUnit.Access access) {
        data.add(new DataUnit(domain, symbol, domain, bytes, 16, access, List.of()));
        return this;
    }

    HandWritten blob(String name, byte[] bytes, String owner) {
        blobs.add(new BlobPlan(name, bytes, owner));
        return this;
    }

    HandWritten probe(String id, String method) {
        probes.add(new ProbePlan(id, "switch", method, 2));
        return this;
    }

    CompiledImage link() throws CompileException {
        ImagePlan plan = new ImagePlan("hand", kind, List.of(), domains, List.of(), List.of(), List.of(), probes, blobs, "",
                ImagePlan.Profile.TEACHING);
        return Linker.link(plan, new LinkInput(code, data, aliases, List.of()));
    }

    /// Writes the low byte of a register (not RAX or RDX) to COM1; destroys RAX and RDX.
    static void print(Assembler a, Register character) {
        a.mov(Width.W32, RAX, character);
        a.movConstant(RDX, IoPort.COM1);
        a.out(Width.W8);
    }

    static void print(Assembler a, char character) {
        a.movConstant(RAX, character);
        a.movConstant(RDX, IoPort.COM1);
        a.out(Width.W8);
    }

    /// Ends the machine with status `value << 1 | 1`.
    static void exit(Assembler a, int value) {
        a.movConstant(RAX, value);
        a.movConstant(RDX, IoPort.DEBUG_EXIT);
        a.out(Width.W8);
    }
}
