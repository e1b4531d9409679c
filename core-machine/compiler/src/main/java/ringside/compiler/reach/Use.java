package ringside.compiler.reach;

import ringside.compiler.world.GuestMethod;

/// What one instruction of a method needs from the rest of the program.
public sealed interface Use {
    /// Source line, 0 if unknown.
    int line();

    /// A call; `type` is the class or interface named in the instruction.
    record Call(int line, Form form, String type, String name, String descriptor) implements Use {
        public String selector() {
            return name + descriptor;
        }

        /// True if the call can reach nothing but `target`, to which its name resolves.
        boolean isDecided(GuestMethod target) {
            return form == Form.STATIC || form == Form.SPECIAL || target.isPrivate();
        }

        /// False if the method changed since the call was compiled: the one is static and the other not, or nothing is left to call.
        boolean fits(GuestMethod target) {
            return (form == Form.STATIC) == target.isStatic() && !(isDecided(target) && target.isAbstract());
        }

        public boolean isConstructor() {
            return name.equals("<init>");
        }
    }

    /// How a call finds its target.
    enum Form { STATIC, SPECIAL, VIRTUAL, INTERFACE }

    /// An object or array comes into being; arrays are named by descriptor.
    record Creation(int line, String type) implements Use {}

    record FieldAccess(int line, Kind kind, String type, String name, String descriptor) implements Use {}

    /// What a field access touches.
    enum Kind { STATIC, INSTANCE }

    record Literal(int line, String text) implements Use {}

    /// `Stubs.proxy` or `Stubs.dispatcher` with the interface named in its class literal.
    record Stub(int line, String factory, String port) implements Use {}

    /// `Code.address` with its literal.
    record CodeAddress(int line, String method) implements Use {}

    /// A cast, `instanceof` or type label.
    record TypeTest(int line, String type) implements Use {}
}
