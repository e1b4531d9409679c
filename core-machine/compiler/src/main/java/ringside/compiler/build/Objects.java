package ringside.compiler.build;

import java.lang.reflect.Array;
import java.util.BitSet;
import ringside.compiler.ir.Access;
import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Cursor;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;
import ringside.compiler.snapshot.HeapTypes;
import ringside.compiler.world.DataType;
import ringside.compiler.world.GuestClass;
import ringside.compiler.world.GuestField;
import ringside.compiler.world.World;
import shared.layout.TrapCause;

/// Translates what happens to objects: fields, elements, creation, type tests, and the end of everything by `throw`.
final class Objects {
    private static final Access TYPE_ID = Access.field(0, Access.Width.W32, Access.HEADER, Access.Check.NONE, Access.Order.FREE);

    private final Body body;
    private final DomainCode code;
    private final Cursor cursor;

    Objects(Body body) {
        this.body = body;
        this.code = body.code();
        this.cursor = body.cursor();
    }

    private GuestField field(String owner, String name, String descriptor) {
        return code.world().field(owner, name, descriptor);
    }

    private static Access.Order order(GuestField field) {
        return field.isVolatile() ? Access.Order.VOLATILE : Access.Order.FREE;
    }

    private Access access(Node object, GuestField field) {
        String alias = field.owner().name() + "." + field.name();
        return Access.field(field.offset(), Access.Width.of(field.type()), alias, body.check(object), order(field));
    }

    Node loadField(Node object, String owner, String name, String descriptor) {
        GuestField field = field(owner, name, descriptor);
        return cursor.load(Kind.of(descriptor), access(object, field), object).withType(Body.typeName(descriptor));
    }

    void storeField(Node object, String owner, String name, String descriptor, Node value) {
        cursor.store(access(object, field(owner, name, descriptor)), object, value);
    }

    Node loadStatic(String owner, String name, String descriptor) {
        GuestField field = field(owner, name, descriptor);
        if (field.name().equals("$assertionsDisabled")) return cursor.integer(body.isChecked() ? 0 : 1);
        if (field.isFinal()) return constant(field, code.staticValue(field));
        Access access = Access.statics(code.staticSymbol(field), Access.Width.of(field.type()), order(field));
        return cursor.load(Kind.of(descriptor), access).withType(Body.typeName(descriptor));
    }

    private Node constant(GuestField field, Object value) {
        return switch (value) {
            case null -> cursor.constant(Kind.of(field.descriptor()), 0);
            case Object object when field.type() == DataType.REFERENCE ->
                    hostObject(object, code.component(field.owner().name()));
            case Boolean truth -> cursor.integer(truth ? 1 : 0);
            case Character letter -> cursor.integer(letter);
            case Long number -> cursor.constant(Kind.LONG, number);
            case Number number -> cursor.integer(number.intValue());
            default -> throw new IllegalStateException("static field " + field + " holds " + value);
        };
    }

    /// A constant reference to an object of the image heap.
    Node hostObject(Object object, String component) {
        Node node = cursor.symbol(code.heapSymbol(object, component)).withType(HeapTypes.typeOf(object));
        if (object instanceof String text) body.noteLength(node, text.length());
        else if (object.getClass().isArray()) body.noteLength(node, Array.getLength(object));
        return node;
    }

    void storeStatic(String owner, String name, String descriptor, Node value) {
        GuestField field = field(owner, name, descriptor);
        cursor.store(Access.statics(code.staticSymbol(field), Access.Width.of(field.type()), order(field)), value);
    }

    Node loadElement(Node array, Node index, DataType type) {
        Node at = body.index(array, index, TrapCause.INDEX_OUT_OF_BOUNDS);
        Node value = cursor.load(Kind.of(type), Access.element(type), array, at);
        String known = array.type();
        return type == DataType.REFERENCE && known != null && known.startsWith("[")
                ? value.withType(Body.typeName(known.substring(1))) : value;
    }

    void storeElement(Node array, Node index, Node value, DataType type) {
        Node at = body.index(array, index, TrapCause.INDEX_OUT_OF_BOUNDS);
        if (type == DataType.REFERENCE && body.isChecked()) checkStore(array, value);
        cursor.store(Access.element(type), array, at, value);
    }

    /// Arrays are covariant in Java, so only the array itself knows what it may hold.
    private void checkStore(Node array, Node value) {
        if (value.isConstant(0) || isStoreCertain(array.type(), value.type())) return;
        Node fits = cursor.add(Op.STORE_TEST, Kind.INT, array, value).withImmediate(code.storeMatrixRow());
        cursor.guard(Cond.EQ, fits, cursor.integer(0), TrapCause.ARRAY_STORE);
    }

    private boolean isStoreCertain(String arrayType, String valueType) {
        if (arrayType == null || !arrayType.startsWith("[") || valueType == null) return false;
        String element = Body.typeName(arrayType.substring(1));
        return isExact(arrayType) && code.world().isSubtype(valueType, element);
    }

    /// True if every array that can be seen as `arrayType` is exactly of that type.
    boolean isExact(String arrayType) {
        BitSet members = code.typeIds().subtypes(arrayType);
        return members.cardinality() == 1 && code.typeIds().types().get(members.nextSetBit(0)).equals(arrayType);
    }

    Node create(String type) {
        if (World.isThrowable(type)) return cursor.constant(Kind.REFERENCE, 0).withType(type);
        GuestClass made = code.world().find(type);
        Node object = cursor.add(Op.ALLOCATE, Kind.REFERENCE, cursor.constant(Kind.LONG, made.instanceBytes()))
                .withImmediate(code.arenaBytes()).withType(type).markNonNull();
        cursor.store(TYPE_ID, object, cursor.integer(code.typeIds().id(type)));
        return object;
    }

    Node createArray(String type, Node length) {
        if (body.isChecked()) cursor.guard(Cond.LT, length, cursor.integer(0), TrapCause.NEGATIVE_ARRAY_SIZE);
        Node object = cursor.add(Op.ALLOCATE, Kind.REFERENCE, arrayBytes(type, length))
                .withImmediate(code.arenaBytes()).withType(type).markNonNull();
        cursor.store(TYPE_ID, object, cursor.integer(code.typeIds().id(type)));
        cursor.store(Access.length(Access.Check.NONE), object, length);
        return object;
    }

    /// Size of an array object, a multiple of 8.
    private Node arrayBytes(String type, Node length) {
        int shift = DataType.of(type.substring(1)).shift();
        Node count = cursor.add(Op.UNSIGNED, Kind.LONG, length);
        Node bytes = shift == 0 ? count : cursor.add(Op.SHL, Kind.LONG, count, cursor.integer(shift));
        Node padded = cursor.add(Op.ADD, Kind.LONG, bytes, cursor.constant(Kind.LONG, GuestClass.HEADER + 7));
        return cursor.add(Op.AND, Kind.LONG, padded, cursor.constant(Kind.LONG, -8));
    }

    /// `array.clone()`: header and elements in one copy.
    Node copyOf(Node array, String type) {
        Node bytes = arrayBytes(type, body.arrayLength(array));
        Node copy = cursor.add(Op.ALLOCATE, Kind.REFERENCE, bytes).withImmediate(code.arenaBytes()).withType(type).markNonNull();
        cursor.add(Op.MACHINE, Kind.VOID, copy, array, bytes).withData(BulkCopy.FORWARD);
        return copy;
    }

    /// 1 if the object is of `type`; null is not.
    Node instanceOf(Node object, String type) {
        return test(object, type, 0);
    }

    private Node test(Node object, String type, int ofNull) {
        BitSet members = code.typeIds().subtypes(type);
        Node none = cursor.constant(Kind.REFERENCE, 0);
        if (members.isEmpty()) return ofNull == 0 ? cursor.integer(0) : cursor.compare(Cond.EQ, object, none);
        if (members.cardinality() == code.typeIds().types().size() - 1) {
            return ofNull == 0 ? cursor.compare(Cond.NE, object, none) : cursor.integer(1);
        }
        return cursor.add(Op.INSTANCE_OF, Kind.INT, object).withData(code.test(type)).withImmediate(ofNull);
    }

    Node cast(Node object, String type) {
        if (body.isChecked() && !(object.type() != null && code.world().isSubtype(object.type(), type)) && !object.isConstant()) {
            cursor.guard(Cond.EQ, test(object, type, 1), cursor.integer(0), TrapCause.CLASS_CAST);
        }
        Node seen = cursor.add(Op.RETYPE, Kind.REFERENCE, object).withType(type);
        return object.isNonNull() ? seen.markNonNull() : seen;
    }

    /// `throw`: stops here. The exception object was never built.
    void raise(Node exception) {
        String type = exception.type() == null ? "" : exception.type();
        cursor.trap(switch (type) {
            case "java/lang/AssertionError" -> TrapCause.ASSERTION;
            case "java/lang/MatchException" -> TrapCause.UNREACHABLE;
            default -> TrapCause.THROWN;
        });
    }
}
