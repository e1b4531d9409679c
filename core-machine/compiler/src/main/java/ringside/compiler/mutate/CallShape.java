package ringside.compiler.mutate;

import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Set;

/// What a call does, as far as its name and type tell.
record CallShape(InvokeInstruction call) {
    private static final Set<String> RELEASES = Set.of("release", "free");
    private static final Set<String> DEVICES = Set.of("guest/raw/Port", "guest/port/PortRange");
    /// Their calls are resolved by the compiler, some from the constants before them.
    private static final Set<String> RESOLVED = Set.of("guest/lang/Stubs", "guest/lang/Link", "guest/lang/Image", "guest/raw/Code");
    private static final String PORTS = "guest/port/";
    private static final String SERVICE = "Service";
    private static final String NO_PARAMETERS = "()V";

    private String owner() {
        return call.owner().asInternalName();
    }

    private String name() {
        return call.name().stringValue();
    }

    private String type() {
        return call.type().stringValue();
    }

    boolean isAcquire() {
        return isOnObject() && name().equals("acquire") && type().equals(NO_PARAMETERS);
    }

    boolean isUnlock() {
        return isOnObject() && name().equals("release") && type().equals(NO_PARAMETERS);
    }

    /// Gives one thing back.
    boolean isRelease() {
        return isOnObject() && isRelease(name(), type());
    }

    static boolean isRelease(String name, String type) {
        return RELEASES.contains(name) && type.matches("\\((J|I|L[^;]+;)\\)V");
    }

    /// `release` or `free`, whichever takes what this call answers; as `OWNER TYPE`.
    String taken() {
        return owner() + " " + type().substring(type().indexOf(')') + 1);
    }

    boolean isDevice() {
        return DEVICES.contains(owner()) && type().startsWith("(I");
    }

    boolean isService() {
        return call.opcode() == Opcode.INVOKEINTERFACE && owner().startsWith(PORTS) && owner().endsWith(SERVICE);
    }

    boolean hasNumberLast() {
        int parameters = call.typeSymbol().parameterCount();
        if (parameters == 0 || RESOLVED.contains(owner())) return false;
        String last = call.typeSymbol().parameterType(parameters - 1).descriptorString();
        return last.equals("I") || last.equals("J");
    }

    boolean isOnObject() {
        return call.opcode() != Opcode.INVOKESTATIC && !name().equals("<init>");
    }

    boolean canBeSkipped() {
        TypeKind answer = TypeKind.from(call.typeSymbol().returnType());
        return !name().equals("<init>") && !RESOLVED.contains(owner())
                && (answer == TypeKind.VOID || answer == TypeKind.INT || answer == TypeKind.LONG);
    }
}
