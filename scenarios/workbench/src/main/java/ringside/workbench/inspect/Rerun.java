package ringside.workbench.inspect;

import java.util.List;
import ringside.machine.MachineConfig;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.image.LaneImage;

/// How a lane's machine is switched on again, and after how many instructions each event of its run happened. Never changes.
public final class Rerun {
    private final MachineConfig config;
    private final byte[] elf;
    private final LaneImage image;
    private final List<String> components;
    private final List<TraceEvent> events;
    private final long[] positions;

    /// @param elf        what was booted: the image, perhaps with a fault armed
    /// @param image      the maps of that image
    /// @param components names by the index that events carry
    /// @param positions  for each event, instructions that all cores together had retired before the one that caused it
    public Rerun(MachineConfig config, byte[] elf, LaneImage image, List<String> components, List<TraceEvent> events, long[] positions) {
        this.config = config;
        this.elf = elf;
        this.image = image;
        this.components = List.copyOf(components);
        this.events = List.copyOf(events);
        this.positions = positions.clone();
    }

    MachineConfig config() {
        return config;
    }

    byte[] elf() {
        return elf;
    }

    LaneImage image() {
        return image;
    }

    List<String> components() {
        return components;
    }

    List<TraceEvent> events() {
        return events;
    }

    long position(int event) {
        return positions[event];
    }
}
