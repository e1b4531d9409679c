package ringside.compiler.link;

import java.nio.charset.StandardCharsets;
import java.util.List;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import shared.layout.DomainTable;
import shared.layout.ImageTable;

/// What the image tells its guests: the [ImageTable] of each domain and the [DomainTable].
///
/// Both are made before addresses are known and refer to the symbols named here.
final class GuestTables {
    static final String IMAGE_TABLE = "@imageTable";
    static final String DOMAIN_TABLE = "@domainTable";
    static final String ARENA_START = "@arena.start";
    static final String ARENA_END = "@arena.end";
    static final String STACK_TOP = BootStub.STACK_TOP;
    static final String ENTRY = "@entry";
    static final String ARCHIVE_PHYSICAL = "@archive.physical";
    static final String COMMAND_PHYSICAL = "@command.physical";
    static final String IMAGE_END_PHYSICAL = "@image.end";
    static final String BOOT_ROOT_PHYSICAL = "@image.bootRoot";

    private GuestTables() {}

    /// @param domainCount 0 where the domain may not see the domain table
    static DataUnit imageTable(DomainPlan domain, RuntimeTables tables, long archiveBytes, long commandBytes, int domainCount) {
        WordTable words = new WordTable(ImageTable.WORDS * 8);
        words.address(8 * ImageTable.ARENA_START, ARENA_START, 0);
        words.address(8 * ImageTable.ARENA_END, ARENA_END, 0);
        words.address(8 * ImageTable.ARCHIVE_PHYSICAL, ARCHIVE_PHYSICAL, 0);
        words.value(8 * ImageTable.ARCHIVE_BYTES, archiveBytes);
        words.address(8 * ImageTable.COMMAND_PHYSICAL, COMMAND_PHYSICAL, 0);
        words.value(8 * ImageTable.COMMAND_BYTES, commandBytes);
        words.address(8 * ImageTable.IMAGE_END_PHYSICAL, IMAGE_END_PHYSICAL, 0);
        if (domainCount != 0) {
            words.address(8 * ImageTable.DOMAIN_TABLE, DOMAIN_TABLE, 0);
            words.value(8 * ImageTable.DOMAIN_COUNT, domainCount);
        }
        words.address(8 * ImageTable.FUNCTION_TABLE, RuntimeTables.FUNCTIONS, 0);
        words.value(8 * ImageTable.FUNCTION_COUNT, tables.functionCount());
        words.address(8 * ImageTable.LINE_TABLE, RuntimeTables.LINES, 0);
        words.value(8 * ImageTable.LINE_COUNT, tables.lineCount());
        words.address(8 * ImageTable.NAME_TABLE, RuntimeTables.NAMES, 0);
        words.address(8 * ImageTable.BOOT_ROOT_PHYSICAL, BOOT_ROOT_PHYSICAL, 0);
        words.address(8 * ImageTable.STACK_TOP, STACK_TOP, 0);
        return words.unit(domain.id(), IMAGE_TABLE);
    }

    /// Records, then the segment records of all domains, then the names. Every domain's library constants hold its image table,
    /// so this table adds no segment when it joins that of the ring-0 domain `owner`. The run-time tables are a segment of every domain.
    static DataUnit domainTable(String owner, List<DomainSections> domains, Section tables) {
        List<List<Section>> segments = domains.stream().map(domain -> segmentsOf(domain, tables)).toList();
        int segmentsAt = domains.size() * DomainTable.ENTRY_BYTES;
        int namesAt = segmentsAt + segments.stream().mapToInt(List::size).sum() * DomainTable.SEGMENT_BYTES;
        int nameBytes = domains.stream().mapToInt(domain -> name(domain).length + 1).sum();
        WordTable words = new WordTable(namesAt + nameBytes);
        for (int i = 0; i < domains.size(); i++) {
            DomainPlan plan = domains.get(i).plan();
            int record = i * DomainTable.ENTRY_BYTES;
            words.address(record + DomainTable.NAME, DOMAIN_TABLE, namesAt);
            words.address(record + DomainTable.SEGMENTS, DOMAIN_TABLE, segmentsAt);
            words.value(record + DomainTable.SEGMENT_COUNT, segments.get(i).size());
            words.value(record + DomainTable.RING, plan.ring());
            words.address(record + DomainTable.STACK_TOP, of(plan.id(), STACK_TOP), 0);
            if (i > 0) {
                words.address(record + DomainTable.ENTRY, of(plan.id(), ENTRY), 0);
            }
            for (Section segment : segments.get(i)) {
                segment(words, segmentsAt, segment, segment == domains.get(i).mutation() ? DomainTable.SEGMENT_KEEP : segment.isZeros() ? DomainTable.SEGMENT_ZERO : 0);
                segmentsAt += DomainTable.SEGMENT_BYTES;
            }
            words.text(namesAt, name(domains.get(i)));
            namesAt += name(domains.get(i)).length + 1;
        }
        return words.unit(owner, DOMAIN_TABLE);
    }

    /// A symbol of another domain, as the image-wide tables name it.
    static String of(String domain, String symbol) {
        return domain + ":" + symbol;
    }

    static String virtualOf(Section section) {
        return "@virtual:" + section.name();
    }

    static String physicalOf(Section section) {
        return "@physical:" + section.name();
    }

    static String lengthOf(Section section) {
        return "@length:" + section.name();
    }

    private static void segment(WordTable words, int at, Section segment, int moreFlags) {
        words.address(at + DomainTable.SEGMENT_VIRTUAL, virtualOf(segment), 0);
        words.address(at + DomainTable.SEGMENT_PHYSICAL, physicalOf(segment), 0);
        words.address(at + DomainTable.SEGMENT_LENGTH, lengthOf(segment), 0);
        words.value(at + DomainTable.SEGMENT_FLAGS, moreFlags | switch (segment.permission()) {
            case CODE -> DomainTable.SEGMENT_EXECUTE;
            case CONSTANT -> 0;
            case DATA -> DomainTable.SEGMENT_WRITE;
        });
    }

    private static List<Section> segmentsOf(DomainSections domain, Section tables) {
        List<Section> all = domain.all();
        all.add(tables);
        return all;
    }

    private static byte[] name(DomainSections domain) {
        return domain.plan().id().getBytes(StandardCharsets.UTF_8);
    }
}
