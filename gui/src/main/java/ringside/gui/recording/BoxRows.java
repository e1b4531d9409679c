package ringside.gui.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.gui.recording.LanePicture.Box;
import ringside.gui.recording.LanePicture.Group;
import ringside.gui.recording.LanePicture.Row;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.architecture.Architecture.Boundary;
import ringside.workbench.architecture.Architecture.Component;
import ringside.workbench.architecture.Architecture.Device;
import ringside.workbench.architecture.Architecture.Domain;
import ringside.workbench.architecture.Architecture.Line;
import ringside.workbench.architecture.Architecture.Mode;

/// Makes the rows of a drawing from what an architecture says of rows, domains, cores and boundaries.
record BoxRows(Architecture architecture, CoreColumns columns) {

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<Architecture.Row> drawn = architecture.draw().rows();
        for (int i = 0; i < drawn.size(); i++) {
            Line line = i + 1 < drawn.size() ? lineBetween(drawn.get(i), drawn.get(i + 1)) : Line.GAP;
            rows.add(new Row(level(drawn.get(i)), groups(drawn.get(i).boxes()), line));
        }
        return rows;
    }

    static String level(Architecture.Row row) {
        return isRing(row) ? "ring " + row.ring() : row.ring();
    }

    private static boolean isRing(Architecture.Row row) {
        return Character.isDigit(row.ring().charAt(0));
    }

    /// Rows of different rings are separated by hardware unless the drawing says otherwise.
    private Line lineBetween(Architecture.Row upper, Architecture.Row lower) {
        for (Boundary boundary : architecture.draw().boundaries()) {
            boolean down = upper.boxes().contains(boundary.between()) && lower.boxes().contains(boundary.and());
            boolean up = lower.boxes().contains(boundary.between()) && upper.boxes().contains(boundary.and());
            if (down || up) {
                return boundary.line();
            }
        }
        return isRing(upper) && isRing(lower) && !upper.ring().equals(lower.ring()) ? Line.SOLID : Line.GAP;
    }

    /// Column by column, neighbours of one domain together.
    private List<Group> groups(List<String> ids) {
        List<Group> groups = new ArrayList<>();
        for (int core = 0; core < columns.count(); core++) {
            for (String id : ids) {
                Optional<Domain> domain = architecture.domainOf(id);
                if (domain.isPresent() && columns.of(domain.get()).contains(core)) {
                    join(groups, domain.get().id(), columns.count() == 1 ? LanePicture.NO_CORE : core, box(id, core));
                }
            }
        }
        ids.stream().filter(id -> architecture.domainOf(id).isEmpty())
                .forEach(id -> join(groups, "", LanePicture.NO_CORE, box(id, 0)));
        return List.copyOf(groups);
    }

    private static void join(List<Group> groups, String domain, int core, Box box) {
        List<Box> boxes = new ArrayList<>();
        if (!groups.isEmpty() && groups.getLast().domain().equals(domain) && groups.getLast().core() == core) {
            boxes.addAll(groups.removeLast().boxes());
        }
        boxes.add(box);
        groups.add(new Group(domain, core, List.copyOf(boxes)));
    }

    private Box box(String id, int core) {
        boolean once = architecture.domainOf(id).map(columns::of).filter(all -> all.size() == 1).isPresent();
        String unique = core == 0 || once ? id : id + "@" + core;
        boolean program = Difference.program(architecture).filter(each -> each.id().equals(id)).isPresent();
        for (Component component : architecture.components()) {
            if (component.id().equals(id)) {
                return new Box(unique, id, Box.Kind.COMPONENT, component.mode() == Mode.CHECKED ? "checked" : "unchecked", program);
            }
        }
        String owner = architecture.devices().stream().filter(device -> device.id().equals(id)).map(Device::owner).findFirst().orElse("");
        return new Box(id, id, Box.Kind.DEVICE, owner.isEmpty() ? "" : "driver: " + owner, false);
    }
}
