package ringside.compiler.link;

import java.util.ArrayList;
import java.util.List;
import ringside.compiler.plan.ImagePlan.BlobPlan;
import shared.map.AddressMap;

/// What only a kernel image has: boot code, page tables and blobs. None of it has virtual addresses of its own; sections are
/// placed at their physical address, and ring 0 reads them through the direct map.
final class BootSections {
    private static final long UNCACHED_START = 0xC000_0000L;
    private static final int ROOT_ENTRIES_END = AddressMap.PAGE - 8;

    private final Section code;
    private final Section tables;
    private final List<Section> blobs = new ArrayList<>();
    private final PageTables root = new PageTables();
    private final PageTables transition = new PageTables();
    private final List<Section> kernel;
    private final Section runtime;
    private byte[] rootBytes;
    private byte[] transitionBytes;

    /// @param first   domain 0, placed
    /// @param runtime the run-time tables, placed
    BootSections(DomainSections first, Stub low, Section runtime, List<BlobPlan> plans) {
        String domain = first.plan().id();
        this.kernel = first.all();
        this.runtime = runtime;
        code = new Section("boot", domain, "", Section.Permission.CODE);
        tables = new Section("boot.pagetables", domain, "", Section.Permission.DATA);
        for (BlobPlan plan : plans) {
            Section blob = new Section("blob." + plan.name(), domain, plan.ownerComponent(), Section.Permission.CONSTANT);
            blob.addData("@blob." + plan.name(), plan.bytes(), AddressMap.PAGE);
            blobs.add(blob);
        }
        code.add(low.symbol(), low.code(), 16, low.relocations(), low.unit(domain));
        reserve();
    }

    private void reserve() {
        root.reserveLarge(AddressMap.DIRECT_MAP, AddressMap.DIRECT_MAP_BYTES);
        kernel.forEach(section -> root.reserve(section.virtual(), section.memoryBytes()));
        root.reserve(runtime.virtual(), runtime.memoryBytes());
        transition.reserveLarge(AddressMap.IMAGE_PHYSICAL, AddressMap.WINDOW);
        rootBytes = new byte[root.bytes()];
        transitionBytes = new byte[transition.bytes()];
        tables.addData(BootStub.ROOT, rootBytes, AddressMap.PAGE);
        tables.addData(BootStub.TRANSITION_ROOT, transitionBytes, AddressMap.PAGE);
    }

    /// The code section, which must come first in memory, then the tables.
    List<Section> front() {
        return List.of(code, tables);
    }

    List<Section> blobs() {
        return blobs.stream().filter(section -> !section.isEmpty()).toList();
    }

    Section code() {
        return code;
    }

    /// Writes the page tables, after everything has its physical address.
    void writeTables() {
        long last = AddressMap.DIRECT_MAP_BYTES - UNCACHED_START;
        long data = PageTables.WRITE | PageTables.NO_EXECUTE | PageTables.GLOBAL;
        root.map2M(AddressMap.DIRECT_MAP, 0, UNCACHED_START, data);
        root.map2M(AddressMap.DIRECT_MAP + UNCACHED_START, UNCACHED_START, last, data | PageTables.UNCACHED);
        for (Section section : kernel) {
            root.map4K(section.virtual(), section.physical(), section.memoryBytes(),
                    permission(section.permission()) | PageTables.GLOBAL);
        }
        root.map4K(runtime.virtual(), runtime.physical(), runtime.memoryBytes(),
                permission(runtime.permission()) | PageTables.USER | PageTables.GLOBAL);
        long rootPhysical = tables.physical();
        System.arraycopy(root.write(rootPhysical), 0, rootBytes, 0, rootBytes.length);
        transition.map2M(AddressMap.IMAGE_PHYSICAL, AddressMap.IMAGE_PHYSICAL, AddressMap.WINDOW, 0);
        byte[] written = transition.write(rootPhysical + rootBytes.length);
        System.arraycopy(written, 0, transitionBytes, 0, written.length);
        // the component windows hang on the last entry of the root; both roots share what lies below it
        System.arraycopy(rootBytes, ROOT_ENTRIES_END, transitionBytes, ROOT_ENTRIES_END, 8);
    }

    private static long permission(Section.Permission permission) {
        return switch (permission) {
            case CODE -> 0;
            case CONSTANT -> PageTables.NO_EXECUTE;
            case DATA -> PageTables.NO_EXECUTE | PageTables.WRITE;
        };
    }
}
