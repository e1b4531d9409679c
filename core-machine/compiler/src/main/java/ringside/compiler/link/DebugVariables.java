package ringside.compiler.link;

import java.util.HashMap;
import java.util.Map;

/// Types, parameters and local variables for gdb, and the `.debug_loc` section that says where they are (DWARF 4 §2.6.2).
final class DebugVariables {
    /// Entry codes, see [DebugLines].
    static final int PARAMETER = 4;
    static final int LOCAL = 5;
    static final int BASE_TYPE = 6;
    static final int POINTER = 7;

    /// Encodings of base types (DWARF 4 §7.8).
    private static final int BOOLEAN = 2;
    private static final int SIGNED = 5;
    private static final int UNSIGNED = 7;
    private static final int LENGTH_FIELD = 4;
    private static final int REGISTER = 0x50;
    private static final int MEMORY_BY_REGISTER = 0x70;
    private static final String REFERENCE = "L";

    private record Base(String descriptor, String name, int encoding, int bytes) {}

    private static final Base[] BASES = {new Base("Z", "boolean", BOOLEAN, 1), new Base("B", "byte", SIGNED, 1),
        new Base("S", "short", SIGNED, 2), new Base("C", "char", UNSIGNED, 2), new Base("I", "int", SIGNED, 4), new Base("J", "long", SIGNED, 8)};

    private final Map<String, Integer> types = new HashMap<>();
    private final DwarfBytes locations = new DwarfBytes();

    /// Writes an entry for each type; their places count from the unit's length field.
    void types(DwarfBytes info) {
        for (Base base : BASES) {
            types.put(base.descriptor, info.size() + LENGTH_FIELD);
            info.unsigned(BASE_TYPE).text(base.name).u8(base.encoding, base.bytes);
        }
        types.put(REFERENCE, info.size() + LENGTH_FIELD);
        info.unsigned(POINTER).u8(Long.BYTES);
    }

    /// Writes the children of a function's entry.
    void of(DebugLines.Placed function, DwarfBytes info) {
        for (CodeUnit.VariableAt each : function.unit().variables()) {
            info.unsigned(each.isParameter() ? PARAMETER : LOCAL).text(each.name())
                    .number(types.getOrDefault(each.descriptor(), types.get(REFERENCE)), 4).number(locations.size(), 4);
            each.places().forEach(place -> place(function.start(), place));
            locations.number(0, 16);
        }
        info.u8(0);
    }

    private void place(long start, CodeUnit.Place place) {
        DwarfBytes expression = place.base() == CodeUnit.Place.FRAME
                ? new DwarfBytes().u8(MEMORY_BY_REGISTER + DebugFrames.STACK_POINTER).signed(place.at())
                : new DwarfBytes().u8(REGISTER + DebugFrames.NUMBERS[place.base()]);
        locations.number(start + place.start(), 8).number(start + place.end(), 8).number(expression.size(), 2).append(expression);
    }

    byte[] locations() {
        return locations.toByteArray();
    }
}
