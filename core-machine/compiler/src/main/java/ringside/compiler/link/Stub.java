package ringside.compiler.link;

import java.util.List;
import java.util.Map;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Assembly;
import ringside.compiler.asm.Label;
import ringside.compiler.image.ImageMap;

/// Hand-written code of a domain, known to it as `@stub.NAME`.
///
/// @param frame  bytes from RSP to the return address, or [#NO_CALLER] where a walk up the stack ends
/// @param places further symbols inside the code, by offset: `userCopy.end`
record Stub(String name, byte[] code, List<Relocation> relocations, int frame, Map<String, Integer> places) {
    static final String PREFIX = "@stub.";
    static final int NO_CALLER = ImageMap.Function.NO_CALLER;

    static Stub of(String name, Assembler assembler, int frame) {
        return of(name, assembler, frame, Map.of());
    }

    static Stub of(String name, Assembler assembler, int frame, Map<String, Label> places) {
        Assembly assembly = assembler.finish();
        Map<String, Integer> offsets = new java.util.TreeMap<>();
        places.forEach((place, label) -> offsets.put(place, assembler.offset(label)));
        return new Stub(name, assembly.code(), assembly.relocations(), frame, offsets);
    }

    String symbol() {
        return PREFIX + name;
    }

    CodeUnit unit(String domain) {
        return new CodeUnit(domain, symbol(), "stub." + name, "", "", code, relocations, frame, List.of());
    }
}
