package ringside.compiler.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Label;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Position;

/// The cold end of a unit: one trap for each cause and source line.
final class TrapSites {
    private record Site(int cause, Position position) {}

    /// @param checks that lead there
    private record Trap(Label label, List<Node> checks) {}

    private final Map<Site, Trap> sites = new LinkedHashMap<>();

    /// Where to jump when `check` fails.
    Label site(long cause, Node check) {
        Trap trap = sites.computeIfAbsent(new Site((int) cause, check.position()), _ -> new Trap(new Label(), new ArrayList<>()));
        trap.checks.add(check);
        return trap.label;
    }

    void emit(Assembler asm, LineRecorder lines, VariableRecorder variables) {
        sites.forEach((site, trap) -> {
            lines.at(site.position);
            variables.at(trap.checks);
            asm.bind(trap.label);
            asm.trap(site.cause);
        });
    }
}
