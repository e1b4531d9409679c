package ringside.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import ringside.compiler.allocate.Allocation;
import ringside.compiler.allocate.Location;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Label;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Variable;
import ringside.compiler.link.CodeUnit.Place;
import ringside.compiler.link.CodeUnit.VariableAt;

/// Tells where variables are while their values live.
///
/// What is told is true, so some is left out: a variable is told only if all its values but constants share one place, which shows that
/// no two are alive at a time. Of several values it is told only of those that no other variable has, and of any only while it is needed.
final class VariableRecorder {
    private record Step(Label label, Node node) {}

    private final Assembler asm;
    private final Allocation allocation;
    private final String method;
    private final List<Step> steps = new ArrayList<>();

    /// @param method for people; lines of others count for nothing
    VariableRecorder(Assembler asm, Allocation allocation, String method) {
        this.asm = asm;
        this.allocation = allocation;
        this.method = method;
    }

    /// The instructions of `node` begin here.
    void at(Node node) {
        steps.add(new Step(asm.here(), node));
    }

    List<VariableAt> variables(Graph graph, int codeBytes) {
        var owners = graph.variables().entrySet().stream().flatMap(each -> values(each.getValue()).stream())
                .collect(Collectors.groupingBy(node -> node, Collectors.counting()));
        var told = new ArrayList<VariableAt>();
        for (Map.Entry<Variable, Set<Node>> each : graph.variables().entrySet()) {
            Set<Node> values = values(each.getValue());
            if (values.isEmpty() || !allocation.isOnePlace(values)) continue;
            Set<Node> own = values.size() == 1 ? values
                    : values.stream().filter(value -> owners.get(value) == 1).collect(Collectors.toSet());
            List<Place> places = own.isEmpty() ? List.of() : places(each.getKey(), own, codeBytes);
            if (!places.isEmpty()) told.add(new VariableAt(each.getKey().name(), each.getKey().descriptor(), each.getKey().isParameter(), places));
        }
        return List.copyOf(told);
    }

    private static Set<Node> values(Set<Node> named) {
        return named.stream().map(Node::current).filter(node -> !node.isConstant()).collect(Collectors.toSet());
    }

    private List<Place> places(Variable variable, Set<Node> values, int codeBytes) {
        var places = new ArrayList<Place>();
        Location location = Objects.requireNonNull(allocation.of(values.iterator().next()));
        for (int i = 0; i < steps.size(); i++) {
            Node node = steps.get(i).node;
            int start = asm.offset(steps.get(i).label);
            int end = i + 1 < steps.size() ? asm.offset(steps.get(i + 1).label) : codeBytes;
            if (start == end || !isInside(variable, node) || values.stream().noneMatch(value -> allocation.isLive(value, node))) {
                continue;
            }
            if (!places.isEmpty() && places.getLast().end() == start) start = places.removeLast().start();
            places.add(switch (location) {
                case Location.InRegister(var register) -> Place.inRegister(start, end, register.code());
                case Location.InSlot(int index) -> Place.inFrame(start, end, 8 * index);
            });
        }
        return places;
    }

    private boolean isInside(Variable variable, Node node) {
        return node.position().method().equals(method) && node.position().line() >= variable.firstLine()
                && node.position().line() <= variable.lastLine();
    }
}
