package ringside.workbench.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import ringside.machine.Debugger;
import ringside.machine.Debugger.Register;
import ringside.machine.Machine;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.image.LaneImage;
import ringside.workbench.scenario.Scenario;
import shared.map.AddressMap;

/// A second core that is made to map a page of the first core, and to store into it: what must never happen, brought about by a
/// debugger in a system that runs.
///
/// @param writableBefore shared writable pages until then
/// @param after          a few instructions later
/// @param page           physical address of the page that the second core stored into
record WildCore(Set<Long> writableBefore, CoreSharing after, long page) {
    private static final int FIRST = 0;
    private static final int SECOND = 1;
    private static final int PROGRAM_RING = 3;
    private static final int SLICE = 50;
    private static final long PRESENT_WRITABLE_USER = 7;
    private static final long LARGE = 0x80;
    private static final long FRAME = 0x000F_FFFF_FFFF_F000L;
    private static final int STORE_AND_STAY = 11;
    private static final int LEAF_SHIFT = 12;
    private static final int[] UPPER_SHIFTS = {39, 30, 21};

    /// A page-table entry that maps nothing yet.
    private record FreeEntry(long physical, long linear) {}

    static WildCore into(Scenario scenario, LaneImage image, long instructions) throws Exception {
        var machine = CoresApartTest.started(scenario, image);
        var events = new ArrayList<TraceEvent>();
        machine.observe(Observations.of(image), events::add);
        machine.run(instructions);
        while (machine.state(SECOND).ring() != PROGRAM_RING || machine.state(SECOND).halted()) {
            machine.run(SLICE);
        }
        var sharing = new CoreSharing(machine, events);
        var writableBefore = sharing.writablePages();

        long page = machine.state(FIRST).cr3() & FRAME;
        var entry = freeEntry(machine, machine.state(SECOND).cr3() & FRAME, 0, 0).orElseThrow();
        var debugger = new Debugger(machine, AddressMap.PAGE);
        write(debugger, sharing, entry.physical(), page | PRESENT_WRITABLE_USER);
        var store = ByteBuffer.allocate(STORE_AND_STAY).order(ByteOrder.LITTLE_ENDIAN);
        // mov [linear], al; jmp to itself
        store.put((byte) 0xA2).putLong(entry.linear()).put((byte) 0xEB).put((byte) 0xFE);
        debugger.memory(SECOND, debugger.register(SECOND, Register.RIP), store.array());

        machine.observe(Observations.of(image), events::add);
        machine.run(10 * SLICE);
        return new WildCore(writableBefore, sharing, page);
    }

    /// The first of a tree of page tables in which ring 3 may write.
    private static Optional<FreeEntry> freeEntry(Machine machine, long table, int level, long linear) {
        var entries = ByteBuffer.wrap(machine.memory(table, AddressMap.PAGE)).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        for (int i = 0; i < entries.capacity(); i++) {
            long entry = entries.get(i);
            int shift = level < UPPER_SHIFTS.length ? UPPER_SHIFTS[level] : LEAF_SHIFT;
            long at = linear | (long) i << shift;
            if (level == UPPER_SHIFTS.length) {
                if (entry == 0) {
                    return Optional.of(new FreeEntry(table + (long) i * Long.BYTES, at));
                }
            } else if ((entry & PRESENT_WRITABLE_USER) == PRESENT_WRITABLE_USER && (entry & LARGE) == 0) {
                var below = freeEntry(machine, entry & FRAME, level + 1, at);
                if (below.isPresent()) {
                    return below;
                }
            }
        }
        return Optional.empty();
    }

    /// Writes through the mapping of whichever core sees the place.
    private static void write(Debugger debugger, CoreSharing cores, long physical, long value) {
        var bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
        boolean written = cores.walks().entrySet().stream()
                .anyMatch(walk -> walk.getValue().linear(physical).filter(linear -> debugger.memory(walk.getKey(), linear, bytes)).isPresent());
        if (!written) {
            throw new IllegalStateException("no core maps the page table at " + Long.toHexString(physical));
        }
    }
}
