package ringside.gui.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.architecture.Architecture.Line;
import shared.abi.Syscall;

/// What stands still in the drawing of a lane: rows of boxes from top to bottom, and the lines between rows.
///
/// @param order         place among the lanes, from 1; decides colour and glyph
/// @param difference    in a few words, what tells it from other lanes
/// @param cores         columns of the drawing, one for each core; 1 where cores are not told apart
/// @param systemCallers components whose traps carry the numbers of [shared.abi.Syscall]
public record LanePicture(
        String id, int order, String label, String idea, String difference, int cores, List<Row> rows, Set<String> systemCallers) {
    /// Column of what belongs to no core in particular.
    public static final int NO_CORE = -1;
    private static final String SYSTEM_CALL_TABLE = Syscall.class.getName();

    /// Boxes at one level of privilege.
    ///
    /// @param level     `ring 3`, `ring 0`, `hardware`
    /// @param groups    empty for a level that the architecture does not use
    /// @param lineBelow what separates the row from the next one
    public record Row(String level, List<Group> groups, Line lineBelow) {
        public static final String USER_LEVEL = "ring 3";
        public static final String DEVICE_LEVEL = "hardware";
    }

    /// Boxes of one row and one column that share an address space; devices form one group without a name.
    ///
    /// @param domain id of the protection domain, empty for devices
    /// @param core   column, or [#NO_CORE]
    public record Group(String domain, int core, List<Box> boxes) {}

    /// @param id        unique in the drawing
    /// @param component component or device it stands for
    /// @param mode      how its code was compiled, or what serves the device
    /// @param program   whether it stands for whatever program runs
    public record Box(String id, String component, Kind kind, String mode, boolean program) {
        public enum Kind { COMPONENT, DEVICE }
    }

    /// Builds the picture that an architecture asks for.
    ///
    /// @param cores how many cores took part in the run
    public static LanePicture of(Architecture architecture, int cores) {
        CoreColumns columns = CoreColumns.of(architecture, cores);
        BoxRows boxes = new BoxRows(architecture, columns);
        List<Row> rows = new ArrayList<>();
        if (architecture.draw().rows().stream().noneMatch(row -> BoxRows.level(row).equals(Row.USER_LEVEL))) {
            rows.add(new Row(Row.USER_LEVEL, List.of(), Line.GAP));
        }
        rows.addAll(boxes.rows());
        Set<String> systemCallers = architecture.calls().stream().filter(call -> call.port().equals(SYSTEM_CALL_TABLE))
                .map(Architecture.Call::from).collect(Collectors.toUnmodifiableSet());
        return new LanePicture(architecture.id(), architecture.order(), architecture.label(), architecture.idea(),
                Difference.of(architecture), columns.count(), List.copyOf(rows), systemCallers);
    }

    public List<Box> boxes() {
        return rows.stream().flatMap(row -> row.groups().stream()).flatMap(group -> group.boxes().stream()).toList();
    }

    /// The box that stands for a component of the trace on a core: the one of that name, or the box of programs for any other name.
    /// A component that has no box in the core's column is drawn where it has one.
    public Optional<Box> boxOf(String component, int core) {
        return columnOf(component, core, false).or(() -> columnOf(component, NO_CORE, false)).or(() -> columnOf("", core, true))
                .or(() -> columnOf("", NO_CORE, true));
    }

    /// The row that holds a box, and its group.
    public Optional<Group> groupOf(String box) {
        return rows.stream().flatMap(row -> row.groups().stream())
                .filter(group -> group.boxes().stream().anyMatch(each -> each.id().equals(box))).findFirst();
    }

    /// Level of the row that holds a box.
    public String levelOf(String box) {
        return rows.stream().filter(row -> row.groups().stream().anyMatch(group -> group.boxes().stream().anyMatch(each -> each.id().equals(box))))
                .map(Row::level).findFirst().orElse("");
    }

    /// Protection domain of a box, empty for devices.
    public String domainOf(String box) {
        return groupOf(box).map(Group::domain).orElse("");
    }

    private Optional<Box> columnOf(String component, int core, boolean anyProgram) {
        boolean everywhere = cores == 1 || core == NO_CORE;
        return rows.stream().flatMap(row -> row.groups().stream())
                .filter(group -> everywhere || group.core() == core).flatMap(group -> group.boxes().stream())
                .filter(box -> box.kind() == Box.Kind.COMPONENT)
                .filter(box -> anyProgram ? box.program() : box.component().equals(component)).findFirst();
    }
}
