package ringside.compiler.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shared.layout.FunctionTable;

/// Function, line and name tables ([FunctionTable]). Sizes are known from the units, contents from the layout.
final class RuntimeTables {
    static final String FUNCTIONS = "@functionTable";
    static final String LINES = "@lineTable";
    static final String NAMES = "@nameTable";

    /// A line record before it has bytes.
    record LineEntry(long start, String file, String name, int line) {}

    private final Section section = new Section("tables", "", "", Section.Permission.CONSTANT);
    private final Map<String, Integer> nameOffsets = new LinkedHashMap<>();
    private final int functionCount;
    private final int lineCount;
    private final byte[] functions;
    private final byte[] lines;
    private int nameBytes;

    RuntimeTables(List<CodeUnit> units) {
        List<CodeUnit> listed = units.stream().filter(RuntimeTables::isListed).toList();
        functionCount = listed.size();
        lineCount = listed.stream().mapToInt(unit -> lines(unit, 0).size()).sum();
        for (CodeUnit unit : listed) {
            intern(unit.name());
            unit.lines().forEach(line -> intern(line.name()));
        }
        functions = new byte[functionCount * FunctionTable.ENTRY_BYTES];
        lines = new byte[lineCount * FunctionTable.LINE_BYTES];
        section.addData(FUNCTIONS, functions, 16);
        section.addData(LINES, lines, 16);
        section.addData(NAMES, names(), 1);
    }

    /// Code whose frame has no return address ends a walk up the stack, which finds no entry for it.
    private static boolean isListed(CodeUnit unit) {
        return unit.frame() != Stub.NO_CALLER;
    }

    /// Line records of a unit placed at `start`. A unit that begins without a line gets line 0 of its own name, so that no
    /// address falls to the function before it.
    static List<LineEntry> lines(CodeUnit unit, long start) {
        List<LineEntry> entries = new ArrayList<>();
        if (unit.lines().isEmpty() || unit.lines().getFirst().offset() != 0) {
            entries.add(new LineEntry(start, "", unit.name(), 0));
        }
        unit.lines().forEach(line -> entries.add(new LineEntry(start + line.offset(), line.file(), line.name(), line.line())));
        return entries;
    }

    Section section() {
        return section;
    }

    int functionCount() {
        return functionCount;
    }

    int lineCount() {
        return lineCount;
    }

    /// Fills the tables with the addresses of the placed units.
    void write(List<Section> placed) {
        record At(long start, CodeUnit unit) {}
        List<At> units = placed.stream().flatMap(code -> code.pieces().stream()
                        .filter(piece -> piece.unit() != null && isListed(piece.unit()))
                        .map(piece -> new At(code.addressOf(piece), piece.unit())))
                .sorted(Comparator.comparing(At::start, Long::compareUnsigned)).toList();
        ByteBuffer functionBytes = ByteBuffer.wrap(functions).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer lineBytes = ByteBuffer.wrap(lines).order(ByteOrder.LITTLE_ENDIAN);
        for (At at : units) {
            CodeUnit unit = at.unit;
            functionBytes.putLong(at.start).putInt(unit.code().length).putInt(unit.frame())
                    .putInt(nameOffsets.get(unit.name())).putInt(0);
            for (LineEntry line : lines(unit, at.start)) {
                lineBytes.putLong(line.start).putInt(line.line).putInt(nameOffsets.get(line.name));
            }
        }
    }

    private void intern(String name) {
        if (nameOffsets.putIfAbsent(name, nameBytes) == null) {
            nameBytes += name.getBytes(StandardCharsets.UTF_8).length + 1;
        }
    }

    private byte[] names() {
        ByteBuffer names = ByteBuffer.allocate(nameBytes);
        nameOffsets.keySet().forEach(name -> names.put(name.getBytes(StandardCharsets.UTF_8)).put((byte) 0));
        return names.array();
    }
}
