package ringside.compiler.emit;

import java.util.LinkedHashMap;
import java.util.Map;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Label;
import ringside.compiler.ir.Position;

/// The cold end of a unit: one trap for each cause and source line.
final class TrapSites {
    private record Site(int cause, Position position) {}

    private final Map<Site, Label> sites = new LinkedHashMap<>();

    /// Where to jump when a check at `position` fails.
    Label site(long cause, Position position) {
        return sites.computeIfAbsent(new Site((int) cause, position), _ -> new Label());
    }

    void emit(Assembler asm, LineRecorder lines) {
        sites.forEach((site, label) -> {
            lines.at(site.position);
            asm.bind(label);
            asm.trap(site.cause);
        });
    }
}
