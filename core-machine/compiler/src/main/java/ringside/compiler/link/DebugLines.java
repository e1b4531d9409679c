package ringside.compiler.link;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Source lines and functions for gdb and objdump, as DWARF 4: one compilation unit for the image.
///
/// A file is named with its package folder (`guest/service/fs/MemoryFiles.java`), so `directory` in gdb takes a source root.
final class DebugLines {
    private static final int VERSION = 4;
    private static final int LANGUAGE_JAVA = 0x0B;

    /// Entry codes of [#ABBREVIATIONS].
    private static final int UNIT = 1;
    private static final int FUNCTION = 2;
    private static final int BODY = 3;

    /// For each entry code: tag, has children, then attribute and form, ended by zeros (DWARF 4 §7.5.3).
    private static final int[] ABBREVIATIONS = {
        UNIT, 0x11, 1,                   // DW_TAG_compile_unit
        0x13, 0x0B, 0x03, 0x08,          // language: data1, name: string
        0x11, 0x01, 0x55, 0x17,          // low_pc: addr, ranges: sec_offset
        0x10, 0x17, 0, 0,                // stmt_list: sec_offset
        FUNCTION, 0x2E, 0,               // DW_TAG_subprogram
        0x03, 0x08, 0x11, 0x01,          // name: string, low_pc: addr
        0x12, 0x06, 0, 0,                // high_pc: data4, a length
        BODY, 0x2E, 1,                   // DW_TAG_subprogram with variables
        0x03, 0x08, 0x11, 0x01,          // name: string, low_pc: addr
        0x12, 0x06, 0, 0,                // high_pc: data4, a length
        DebugVariables.PARAMETER, 0x05, 0, // DW_TAG_formal_parameter
        0x03, 0x08, 0x49, 0x13,          // name: string, type: ref4
        0x02, 0x17, 0, 0,                // location: sec_offset
        DebugVariables.LOCAL, 0x34, 0,   // DW_TAG_variable
        0x03, 0x08, 0x49, 0x13,          // name: string, type: ref4
        0x02, 0x17, 0, 0,                // location: sec_offset
        DebugVariables.BASE_TYPE, 0x24, 0, // DW_TAG_base_type
        0x03, 0x08, 0x3E, 0x0B,          // name: string, encoding: data1
        0x0B, 0x0B, 0, 0,                // byte_size: data1
        DebugVariables.POINTER, 0x0F, 0, // DW_TAG_pointer_type
        0x0B, 0x0B, 0, 0,                // byte_size: data1
        0,
    };

    /// Operand counts of the standard line opcodes 1 to 12 (DWARF 4 §6.2.4).
    private static final int[] OPERAND_COUNTS = {0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1};
    private static final int COPY = 1;
    private static final int ADVANCE_PC = 2;
    private static final int ADVANCE_LINE = 3;
    private static final int SET_FILE = 4;
    private static final int END_SEQUENCE = 1;
    private static final int SET_ADDRESS = 2;

    /// A placed function.
    record Placed(long start, CodeUnit unit) {
        long end() {
            return start + unit.code().length;
        }
    }

    private final String image;
    private final List<Placed> functions;
    private final Map<String, Integer> files = new LinkedHashMap<>();

    private DebugLines(String image, List<Placed> functions) {
        this.image = image;
        this.functions = functions;
    }

    /// Debug sections by name.
    static Map<String, byte[]> sections(String image, List<Section> sections) {
        List<Placed> functions = sections.stream().flatMap(section -> section.pieces().stream()
                        .filter(piece -> piece.unit() != null)
                        .map(piece -> new Placed(section.addressOf(piece), piece.unit())))
                .sorted(Comparator.comparing(Placed::start, Long::compareUnsigned)).toList();
        DebugLines lines = new DebugLines(image, functions);
        DwarfBytes abbreviations = new DwarfBytes();
        for (int value : ABBREVIATIONS) {
            abbreviations.unsigned(value);
        }
        Map<String, byte[]> result = new TreeMap<>();
        result.put(".debug_abbrev", abbreviations.toByteArray());
        result.put(".debug_frame", DebugFrames.section(functions));
        DebugVariables variables = new DebugVariables();
        result.put(".debug_info", lines.info(variables));
        result.put(".debug_loc", variables.locations());
        result.put(".debug_line", lines.program());
        result.put(".debug_ranges", lines.ranges());
        return result;
    }

    private byte[] info(DebugVariables variables) {
        DwarfBytes info = new DwarfBytes().number(VERSION, 2).number(0, 4).u8(8);
        info.unsigned(UNIT).u8(LANGUAGE_JAVA).text(image).number(0, 8).number(0, 4).number(0, 4);
        variables.types(info);
        for (Placed function : functions) {
            boolean leaf = function.unit.variables().isEmpty();
            info.unsigned(leaf ? FUNCTION : BODY).text(function.unit.name()).number(function.start, 8)
                    .number(function.unit.code().length, 4);
            if (!leaf) {
                variables.of(function, info);
            }
        }
        return info.u8(0).withLength().toByteArray();
    }

    private byte[] ranges() {
        DwarfBytes ranges = new DwarfBytes();
        functions.forEach(function -> ranges.number(function.start, 8).number(function.end(), 8));
        return ranges.number(0, 16).toByteArray();
    }

    private byte[] program() {
        DwarfBytes rows = new DwarfBytes();
        functions.forEach(function -> rows(function, rows));
        DwarfBytes header = new DwarfBytes().u8(1, 1, 1, -5, 14, OPERAND_COUNTS.length + 1).u8(OPERAND_COUNTS).u8(0);
        files.keySet().forEach(file -> header.text(file).u8(0, 0, 0));
        header.u8(0);
        return new DwarfBytes().number(VERSION, 2).append(header.withLength()).append(rows).withLength().toByteArray();
    }

    /// One sequence for each function that has lines.
    private void rows(Placed function, DwarfBytes rows) {
        if (function.unit.lines().isEmpty()) {
            return;
        }
        extended(rows, SET_ADDRESS, new DwarfBytes().number(function.start, 8));
        int offset = 0;
        int line = 1;
        for (CodeUnit.LineAt at : function.unit.lines()) {
            rows.u8(SET_FILE).unsigned(file(at)).u8(ADVANCE_PC).unsigned(at.offset() - offset)
                    .u8(ADVANCE_LINE).signed(at.line() - line).u8(COPY);
            offset = at.offset();
            line = at.line();
        }
        rows.u8(ADVANCE_PC).unsigned(function.unit.code().length - offset);
        extended(rows, END_SEQUENCE, new DwarfBytes());
    }

    private static void extended(DwarfBytes rows, int opcode, DwarfBytes operand) {
        rows.u8(0).unsigned(1 + operand.size()).u8(opcode).append(operand);
    }

    /// Number of the file, from 1; the method's name tells the folder.
    private int file(CodeUnit.LineAt at) {
        int type = at.name().lastIndexOf('.', at.name().lastIndexOf('.') - 1);
        String folder = type < 0 ? "" : at.name().substring(0, type + 1).replace('.', '/');
        return files.computeIfAbsent(folder + at.file(), _ -> files.size() + 1);
    }
}
