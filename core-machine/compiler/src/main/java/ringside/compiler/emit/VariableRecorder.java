package ringside.compiler.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.compiler.allocate.Allocation;
import ringside.compiler.allocate.Location;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Label;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Variable;
import ringside.compiler.link.CodeUnit.Place;
import ringside.compiler.link.CodeUnit.VariableAt;

/// Tells where variables are while their values live.
///
/// Every node knows which values the variables have where it executes ([Node#locals]). At its instructions a variable is told to be where
/// that value is, if the value has a place and is still needed; so what is told is true. Left out are constants, which have no place, values
/// that nobody needs any more, and instructions that no bytecode stands behind, such as those that join values.
final class VariableRecorder {
    /// @param nodes of which one executes there
    private record Step(Label label, List<Node> nodes) {}

    private final Assembler asm;
    private final Allocation allocation;
    private final List<Step> steps = new ArrayList<>();

    VariableRecorder(Assembler asm, Allocation allocation) {
        this.asm = asm;
        this.allocation = allocation;
    }

    /// Instructions begin here that belong to one of `nodes`: to the only one or, where a failed check stops, to whichever check came there.
    void at(List<Node> nodes) {
        steps.add(new Step(asm.here(), nodes));
    }

    List<VariableAt> variables(int codeBytes) {
        var places = new LinkedHashMap<Variable, List<Place>>();
        for (int i = 0; i < steps.size(); i++) {
            List<Node> nodes = steps.get(i).nodes;
            int start = asm.offset(steps.get(i).label);
            int end = i + 1 < steps.size() ? asm.offset(steps.get(i + 1).label) : codeBytes;
            if (start < end) nodes.getFirst().locals().keySet().forEach(variable -> tell(variable, nodes, start, end, places));
        }
        return places.entrySet().stream().map(each -> new VariableAt(each.getKey().name(), each.getKey().descriptor(), each.getKey().isParameter(),
                each.getValue())).toList();
    }

    private void tell(Variable variable, List<Node> nodes, int start, int end, Map<Variable, List<Place>> places) {
        Location location = location(variable, nodes.getFirst());
        if (location == null || !nodes.stream().allMatch(node -> location.equals(location(variable, node)))) return;
        List<Place> told = places.computeIfAbsent(variable, _ -> new ArrayList<>());
        Place place = switch (location) {
            case Location.InRegister(var register) -> Place.inRegister(start, end, register.code());
            case Location.InSlot(int index) -> Place.inFrame(start, end, 8 * index);
        };
        Place last = told.isEmpty() ? null : told.getLast();
        boolean goesOn = last != null && last.end() == start && last.base() == place.base() && last.at() == place.at();
        if (goesOn) told.removeLast();
        told.add(goesOn ? new Place(last.start(), end, place.base(), place.at()) : place);
    }

    /// Where the variable is while the node executes; null for nowhere.
    private Location location(Variable variable, Node node) {
        Node value = node.locals().get(variable);
        Location location = value == null ? null : allocation.of(value.current());
        return location == null || !allocation.isLive(value.current(), node) ? null : location;
    }
}
