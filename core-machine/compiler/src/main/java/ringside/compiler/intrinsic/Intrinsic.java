package ringside.compiler.intrinsic;

import java.util.List;
import ringside.compiler.ir.Cursor;
import ringside.compiler.ir.Node;

/// How a call of a known method is compiled.
public sealed interface Intrinsic {
    /// By instructions with fixed registers. Memory may change.
    record Machine(MachineCode code) implements Intrinsic {}

    /// By ordinary nodes.
    record Nodes(Shape shape) implements Intrinsic {}

    /// By knowledge the table has not: the image, the type system, or the checks of the component.
    record Special(Meaning meaning) implements Intrinsic {}

    /// Appends nodes for a call; the result is null for void methods.
    interface Shape {
        Node append(Cursor cursor, List<Node> arguments);
    }

    /// What a special method means.
    enum Meaning {
        CODE_ADDRESS, STUB_ADDRESS, IMAGE_WORD, CHECKS_HANDLES, LINKED_PROGRAM, STUB_OBJECT, NOTHING, NULL_CHECK, ARRAY_COPY, ENUM_ORDINAL,
                ENUM_NAME,
        STRING_LENGTH, STRING_CHAR, ADDRESS_OF_ELEMENTS, ARRAY_EQUALS, FILL_BYTES, FILL_CHARS, FILL_INTS, FILL_LONGS
    }
}
