package ringside.compiler.stub;

import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// One method of a port and how its parts travel.
///
/// @param number position in the interface, from 0
/// @param parts  of the parameters, in order
record Operation(int number, String name, MethodTypeDesc type, List<Part> parts) {

    /// Where a parameter's value goes in a message.
    sealed interface Part {
        /// Not sent; the server's kernel knows it.
        record Caller() implements Part {}

        /// In the scalar word of this field.
        record Scalar(String field, Size size) implements Part {}

        record Buffer(Passing passing) implements Part {}
    }

    /// How the bytes of a buffer reach the server.
    enum Passing { COPIED, GRANTED }

    enum Size { INT, LONG }

    boolean hasBuffer() {
        return parts.stream().anyMatch(Part.Buffer.class::isInstance);
    }

    boolean grantsItsBuffer() {
        return parts.contains(new Part.Buffer(Passing.GRANTED));
    }

    boolean returnsLong() {
        return type.returnType().descriptorString().equals("J");
    }
}
