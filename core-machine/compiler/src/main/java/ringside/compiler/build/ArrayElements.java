package ringside.compiler.build;

import java.lang.classfile.TypeKind;
import ringside.compiler.world.DataType;

/// Element types as the array instructions name them: `baload` serves boolean arrays too.
final class ArrayElements {
    private ArrayElements() {}

    static DataType of(TypeKind kind) {
        return switch (kind) {
            case BYTE, BOOLEAN -> DataType.BYTE;
            case CHAR -> DataType.CHAR;
            case SHORT -> DataType.SHORT;
            case INT -> DataType.INT;
            case LONG -> DataType.LONG;
            case REFERENCE -> DataType.REFERENCE;
            default -> throw new IllegalStateException("elements of type " + kind + " were not refused");
        };
    }
}
