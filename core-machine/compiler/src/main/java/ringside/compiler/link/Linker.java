package ringside.compiler.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringside.compiler.CompileException;
import ringside.compiler.image.CompiledImage;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.BlobPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import shared.map.AddressMap;

/// Places units in component windows and writes the ELF file and its map. Same plan and units, same bytes.
///
/// In order: stubs and tables join the units; every unit joins the section of its owner; sections get virtual, then physical
/// addresses; symbols get addresses; tables and holes are filled; the file is written.
public final class Linker {
    /// Above this address the direct map is uncached device space.
    private static final long MEMORY_END = 0xC000_0000L;
    private static final String ARCHIVE = "archive";
    private static final String COMMAND = "command";

    private final ImagePlan plan;
    private final LinkInput input;
    private final LinkErrors errors;
    private final Symbols symbols;
    private final List<DomainSections> domains = new ArrayList<>();
    private final Map<String, List<Stub>> stubs = new LinkedHashMap<>();

    private Linker(ImagePlan plan, LinkInput input) {
        this.plan = plan;
        this.input = input;
        this.errors = new LinkErrors(plan.name());
        this.symbols = new Symbols(input.aliases());
    }

    /// @throws CompileException with every LNK error found
    public static CompiledImage link(ImagePlan plan, LinkInput input) throws CompileException {
        Linker linker = new Linker(plan, input);
        return switch (plan.kind()) {
            case KERNEL -> linker.kernel();
            case PROGRAM -> linker.program();
        };
    }

    private CompiledImage kernel() throws CompileException {
        RuntimeTables tables = sortUnits();
        DomainSections first = domains.getFirst();
        domains.stream().filter(domain -> domain.plan().ring() == 0)
                .forEach(domain -> domain.add(GuestTables.domainTable(domain.plan().id(), domains, tables.section())));
        Layout layout = Layout.windows(domains, tables.section(), errors);
        errors.throwIfAny();
        Stub bootLow = BootStub.low();
        BootSections boot = new BootSections(first, bootLow, tables.section(), plan.blobs());
        List<Section> sections = new ArrayList<>(boot.front());
        sections.addAll(allSections(tables));
        sections.addAll(boot.blobs());
        long end = load(sections);
        List<Section> physicalOnly = new ArrayList<>(boot.front());
        physicalOnly.addAll(boot.blobs());
        physicalOnly.forEach(section -> section.place(section.physical()));
        boot.writeTables();
        define(sections);
        definePlaces(first.plan().id(), bootLow);
        symbols.define("", GuestTables.IMAGE_END_PHYSICAL, end);
        symbols.define("", GuestTables.BOOT_ROOT_PHYSICAL, symbols.find(first.plan().id(), BootStub.ROOT).orElseThrow());
        announce(boot, ARCHIVE, GuestTables.ARCHIVE_PHYSICAL);
        announce(boot, COMMAND, GuestTables.COMMAND_PHYSICAL);
        tables.write(sections);
        sections.sort(Comparator.comparing(Section::virtual, Long::compareUnsigned));
        List<ElfFile.Segment> segments = segments(sections);
        errors.throwIfAny();
        byte[] elf = ElfFile.kernel((int) boot.code().physical(), segments,
                DebugLines.sections(plan.name(), sections), ElfSymbols.of(sections));
        return new CompiledImage(elf, MapBuilder.map(plan, layout.ranges(), sections, input));
    }

    private void announce(BootSections boot, String blobName, String symbol) {
        boot.blobs().stream().filter(blob -> blob.name().equals("blob." + blobName))
                .forEach(blob -> symbols.define("", symbol, blob.physical()));
    }

    private CompiledImage program() throws CompileException {
        RuntimeTables tables = sortUnits();
        DomainSections domain = domains.getFirst();
        Layout layout = Layout.contiguous(domain, tables.section(), errors);
        List<Section> sections = new ArrayList<>(allSections(tables));
        sections.remove(domain.stack());
        sections.sort(Comparator.comparingLong(Section::virtual));
        sections.forEach(section -> section.load(section.virtual()));
        domain.stack().place(AddressMap.PROGRAM_STACK_TOP - domain.stack().memoryBytes());
        define(sections);
        symbols.define("", GuestTables.IMAGE_END_PHYSICAL, 0);
        symbols.define("", GuestTables.BOOT_ROOT_PHYSICAL, 0);
        tables.write(sections);
        List<ElfFile.Segment> segments = segments(sections);
        errors.throwIfAny();
        long entry = symbols.find(domain.plan().id(), "@stub.start").orElseThrow();
        byte[] elf = ElfFile.program(entry, domain.plan().stackBytes(), segments,
                DebugLines.sections(plan.name(), sections), ElfSymbols.of(sections));
        return new CompiledImage(elf, MapBuilder.map(plan, layout.ranges(), sections, input));
    }

    /// Stubs, units and tables join the sections of their owners.
    private RuntimeTables sortUnits() throws CompileException {
        List<CodeUnit> code = new ArrayList<>(input.code());
        for (DomainPlan domain : plan.domains()) {
            domains.add(new DomainSections(domain));
            stubs.put(domain.id(), stubs(domain));
            stubs.get(domain.id()).forEach(stub -> code.add(stub.unit(domain.id())));
        }
        UnitCheck.check(domains, code, input.data(), errors);
        errors.throwIfAny();
        RuntimeTables tables = new RuntimeTables(code);
        code.forEach(unit -> domain(unit.domain()).add(unit));
        input.data().forEach(unit -> domain(unit.domain()).add(unit));
        for (DomainSections domain : domains) {
            int visibleDomains = plan.kind() == ImagePlan.Kind.KERNEL && domain.plan().ring() == 0 ? domains.size() : 0;
            domain.add(GuestTables.imageTable(domain.plan(), tables, blobBytes(ARCHIVE), blobBytes(COMMAND), visibleDomains));
        }
        return tables;
    }

    private List<Stub> stubs(DomainPlan domain) {
        Set<String> entries = input.aliases().getOrDefault(domain.id(), Map.of()).keySet();
        boolean boots = plan.kind() == ImagePlan.Kind.KERNEL && domain.equals(plan.domains().getFirst());
        List<Stub> stubs = new ArrayList<>(domain.ring() == 0 ? KernelStubs.of(entries) : UserStubs.all());
        if (boots) {
            stubs.add(BootStub.high());
        }
        String required = boots ? "BOOT" : "START";
        if (!entries.contains("@entry." + required) && (boots || domain.ring() == 3)) {
            errors.add("LNK-04", "no @Entry(" + required + ") method", "domain " + domain.id(),
                    "mark one static method of the domain with @Entry(" + required + ")");
        }
        return stubs;
    }

    private long blobBytes(String name) {
        return plan.blobs().stream().filter(blob -> blob.name().equals(name)).mapToLong(blob -> blob.bytes().length).sum();
    }

    private DomainSections domain(String id) {
        return domains.stream().filter(domain -> domain.plan().id().equals(id)).findFirst().orElseThrow();
    }

    private List<Section> allSections(RuntimeTables tables) {
        List<Section> all = new ArrayList<>();
        domains.forEach(domain -> all.addAll(domain.all()));
        all.add(tables.section());
        return all;
    }

    /// Physical addresses in order of the list, sections without bytes in the file last. Returns the end.
    private long load(List<Section> sections) {
        sections.sort(Comparator.comparing(section -> section.fileBytes() == 0));
        long next = AddressMap.IMAGE_PHYSICAL;
        for (Section section : sections) {
            section.load(next);
            next += section.memoryBytes();
        }
        if (next > MEMORY_END) {
            errors.add("LNK-05", "the image needs memory up to 0x" + Long.toHexString(next), "image",
                    "make arenas, stacks or blobs smaller");
        }
        return next;
    }

    private void define(List<Section> sections) {
        symbols.define("", GuestTables.ARCHIVE_PHYSICAL, 0);
        symbols.define("", GuestTables.COMMAND_PHYSICAL, 0);
        for (Section section : sections) {
            for (Section.Piece piece : section.pieces()) {
                symbols.define(section.domain(), piece.symbol(), section.addressOf(piece));
            }
            symbols.define("", GuestTables.virtualOf(section), section.virtual());
            symbols.define("", GuestTables.physicalOf(section), section.physical());
            symbols.define("", GuestTables.lengthOf(section), section.memoryBytes());
        }
        for (DomainSections domain : domains) {
            defineDomain(domain);
        }
    }

    private void defineDomain(DomainSections domain) {
        String id = domain.plan().id();
        symbols.define(id, GuestTables.ARENA_START, domain.arena().virtual());
        symbols.define(id, GuestTables.ARENA_END, domain.arena().virtualEnd());
        symbols.define(id, GuestTables.STACK_TOP, domain.stack().virtualEnd());
        symbols.define("", GuestTables.of(id, GuestTables.STACK_TOP), domain.stack().virtualEnd());
        for (Stub stub : stubs.get(id)) {
            definePlaces(id, stub);
        }
        long processor = symbols.find(id, "@entry.PROCESSOR").orElse(0);
        symbols.define("", GuestTables.of(id, GuestTables.ENTRY), symbols.find(id, "@stub.start").orElse(processor));
    }

    private void definePlaces(String domain, Stub stub) {
        long start = symbols.find(domain, stub.symbol()).orElseThrow();
        stub.places().forEach((place, offset) -> symbols.define(domain, Stub.PREFIX + place, start + offset));
    }

    private List<ElfFile.Segment> segments(List<Section> sections) {
        Relocator relocator = new Relocator(symbols, errors);
        return sections.stream().map(section -> new ElfFile.Segment(section.name(), section.virtual(), section.physical(),
                section.bytes(relocator), section.memoryBytes(), switch (section.permission()) {
                    case CODE -> ElfFile.READ | ElfFile.EXECUTE;
                    case CONSTANT -> ElfFile.READ;
                    case DATA -> ElfFile.READ | ElfFile.WRITE;
                })).toList();
    }
}
