package ringside.gui.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.architecture.Architecture.Component;
import ringside.workbench.architecture.Architecture.Device;
import ringside.workbench.architecture.Architecture.Domain;
import ringside.workbench.architecture.Architecture.Instances;
import ringside.workbench.architecture.Architecture.Line;
import ringside.workbench.architecture.Architecture.Mode;
import shared.abi.Syscall;

/// What stands still in the drawing of a lane: rows of boxes from top to bottom, and the lines between rows.
///
/// @param order         place among the lanes, from 1; decides colour and glyph
/// @param systemCallers components whose traps carry the numbers of [shared.abi.Syscall]
public record LanePicture(String id, int order, String label, String idea, List<Row> rows, Set<String> systemCallers) {
    private static final String SYSTEM_CALL_TABLE = Syscall.class.getName();


    /// Boxes at one level of privilege.
    ///
    /// @param level     `ring 3`, `ring 0`, `hardware`
    /// @param lineBelow what separates the row from the next one
    public record Row(String level, List<Group> groups, Line lineBelow) {}

    /// Boxes of one row that share an address space; devices form one group without a name.
    ///
    /// @param domain id of the protection domain, empty for devices
    public record Group(String domain, List<Box> boxes) {}

    /// @param mode      how its code was compiled, or what serves the device
    /// @param perProcess whether every program is an instance of it
    public record Box(String id, Kind kind, String mode, boolean perProcess) {
        public enum Kind { COMPONENT, DEVICE }
    }

    /// Builds the picture that an architecture asks for.
    public static LanePicture of(Architecture architecture) {
        List<Row> rows = new ArrayList<>();
        List<Architecture.Row> drawn = architecture.draw().rows();
        for (int i = 0; i < drawn.size(); i++) {
            Line line = i + 1 < drawn.size() ? lineBetween(architecture, drawn.get(i), drawn.get(i + 1)) : Line.GAP;
            rows.add(new Row(level(drawn.get(i).ring()), groups(architecture, drawn.get(i).boxes()), line));
        }
        Set<String> systemCallers = architecture.calls().stream().filter(call -> call.port().equals(SYSTEM_CALL_TABLE))
                .map(Architecture.Call::from).collect(Collectors.toUnmodifiableSet());
        return new LanePicture(architecture.id(), architecture.order(), architecture.label(), architecture.idea(),
                List.copyOf(rows), systemCallers);
    }

    public List<Box> boxes() {
        return rows.stream().flatMap(row -> row.groups().stream()).flatMap(group -> group.boxes().stream()).toList();
    }

    /// The box that stands for a component of the trace: the one of that name, or the box of programs for any other name.
    public Optional<Box> boxOf(String component) {
        Optional<Box> named = boxes().stream().filter(box -> box.kind() == Box.Kind.COMPONENT && box.id().equals(component)).findFirst();
        return named.isPresent() ? named : boxes().stream().filter(Box::perProcess).findFirst();
    }

    /// Level of the row that holds a box.
    public String levelOf(String box) {
        for (Row row : rows) {
            for (Group group : row.groups()) {
                if (group.boxes().stream().anyMatch(each -> each.id().equals(box))) {
                    return row.level();
                }
            }
        }
        return "";
    }

    /// Protection domain of a box, empty for devices.
    public String domainOf(String box) {
        return rows.stream().flatMap(row -> row.groups().stream())
                .filter(group -> group.boxes().stream().anyMatch(each -> each.id().equals(box)))
                .map(Group::domain).findFirst().orElse("");
    }

    private static String level(String ring) {
        return Character.isDigit(ring.charAt(0)) ? "ring " + ring : ring;
    }

    /// Rows of different rings are separated by hardware unless the drawing says otherwise.
    private static Line lineBetween(Architecture architecture, Architecture.Row upper, Architecture.Row lower) {
        for (Architecture.Boundary boundary : architecture.draw().boundaries()) {
            boolean down = upper.boxes().contains(boundary.between()) && lower.boxes().contains(boundary.and());
            boolean up = lower.boxes().contains(boundary.between()) && upper.boxes().contains(boundary.and());
            if (down || up) {
                return boundary.line();
            }
        }
        boolean rings = Character.isDigit(upper.ring().charAt(0)) && Character.isDigit(lower.ring().charAt(0));
        return rings && !upper.ring().equals(lower.ring()) ? Line.SOLID : Line.GAP;
    }

    private static List<Group> groups(Architecture architecture, List<String> ids) {
        List<Group> groups = new ArrayList<>();
        for (String id : ids) {
            String domain = architecture.domainOf(id).map(Domain::id).orElse("");
            Box box = box(architecture, id);
            if (!groups.isEmpty() && groups.getLast().domain().equals(domain)) {
                List<Box> joined = new ArrayList<>(groups.removeLast().boxes());
                joined.add(box);
                groups.add(new Group(domain, List.copyOf(joined)));
            } else {
                groups.add(new Group(domain, List.of(box)));
            }
        }
        return List.copyOf(groups);
    }

    private static Box box(Architecture architecture, String id) {
        for (Component component : architecture.components()) {
            if (component.id().equals(id)) {
                return new Box(id, Box.Kind.COMPONENT, component.mode() == Mode.CHECKED ? "checked" : "unchecked",
                        component.instances() == Instances.PER_PROCESS);
            }
        }
        String owner = architecture.devices().stream().filter(device -> device.id().equals(id)).map(Device::owner).findFirst().orElse("");
        return new Box(id, Box.Kind.DEVICE, owner.isEmpty() ? "" : "driver: " + owner, false);
    }
}
