package ringside.compiler.build;

import java.util.List;
import java.util.Set;
import ringside.compiler.dialect.Rule;
import ringside.compiler.intrinsic.Intrinsic.Meaning;
import ringside.compiler.ir.Access;
import ringside.compiler.ir.Cursor;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;
import ringside.compiler.plan.ImagePlan.Handles;
import ringside.compiler.reach.DomainReach;
import ringside.compiler.world.DataType;
import ringside.compiler.world.GuestClass;
import ringside.compiler.world.GuestField;
import ringside.compiler.world.GuestMethod;
import ringside.compiler.world.World;
import shared.layout.ImageTable;
import shared.layout.TrapCause;

/// Translates calls whose meaning lies in the image or in the type system.
final class SpecialCalls {
    private static final Set<String> STUBS = Set.of("traps", "systemCall", "threadStart", "userCopy", "userCopy.end",
            "userCopy.fault", "processorStart");

    private final Body body;
    private final Scope scope;
    private final Objects objects;
    private final Calls calls;
    private final DomainCode code;
    private final Cursor cursor;

    SpecialCalls(Body body, Scope scope, Objects objects, Calls calls) {
        this.body = body;
        this.scope = scope;
        this.objects = objects;
        this.calls = calls;
        this.code = body.code();
        this.cursor = body.cursor();
    }

    Node expand(Meaning meaning, String name, List<Node> arguments) {
        return switch (meaning) {
            case NOTHING -> null;
            case CODE_ADDRESS -> codeAddress(arguments.getFirst());
            case STUB_ADDRESS -> stubAddress(arguments.getFirst());
            case IMAGE_WORD -> imageWord(arguments.getFirst());
            case CHECKS_HANDLES -> cursor.integer(code.reach().program().plan().handles() == Handles.CHECKED ? 1 : 0);
            case LINKED_PROGRAM -> objects.hostObject(code.reach().linkedProgram(), code.component(linkedType()));
            case STUB_OBJECT -> stubObject(name, arguments);
            case NULL_CHECK -> {
                body.demandObject(arguments.getFirst());
                yield arguments.getFirst();
            }
            case ARRAY_COPY -> {
                new BulkArrays(body, scope, objects).copy(arguments);
                yield null;
            }
            case ARRAY_EQUALS -> new BulkArrays(body, scope, objects).equal(arguments);
            case FILL_BYTES -> fill(DataType.BYTE, arguments);
            case FILL_CHARS -> fill(DataType.CHAR, arguments);
            case FILL_INTS -> fill(DataType.INT, arguments);
            case FILL_LONGS -> fill(DataType.LONG, arguments);
            case ENUM_ORDINAL -> enumField(arguments.getFirst(), "ordinal", "I");
            case ENUM_NAME -> enumField(arguments.getFirst(), "name", "Ljava/lang/String;");
            case STRING_LENGTH -> body.arrayLength(arguments.getFirst());
            case STRING_CHAR -> stringChar(arguments.get(0), arguments.get(1));
            case ADDRESS_OF_ELEMENTS -> elements(arguments.getFirst());
        };
    }

    private Node fill(DataType element, List<Node> arguments) {
        new BulkArrays(body, scope, objects).fill(element, arguments);
        return null;
    }

    private String linkedType() {
        return code.reach().linkedProgram().getClass().getName().replace('.', '/');
    }

    private Node address(String symbol) {
        return cursor.add(Op.SYMBOL, Kind.LONG).withData(symbol);
    }

    private Node zero() {
        return cursor.constant(Kind.LONG, 0);
    }

    private Node codeAddress(Node argument) {
        String name = body.literals().get(argument);
        if (name == null) {
            body.report(Rule.LITERAL, scope, "Code.address needs a string literal");
            return zero();
        }
        GuestMethod target = DomainReach.staticMethod(code.world(), name);
        return address(code.request(code.unit(target, body.unit().mode())));
    }

    private Node stubAddress(Node argument) {
        String name = body.literals().get(argument);
        if (name == null || !STUBS.contains(name)) {
            body.report(Rule.LITERAL, scope, "Code.stub needs the literal name of an entry stub");
            return zero();
        }
        return address("@stub." + name);
    }

    private Node imageWord(Node index) {
        if (!index.isConstant() || index.immediate() < 0 || index.immediate() >= ImageTable.WORDS) {
            body.report(Rule.LITERAL, scope, "Image.word needs a constant index below " + ImageTable.WORDS);
            return zero();
        }
        Access word = Access.statics("@imageTable", Access.Width.W64, Access.Order.FREE).displaced((int) (8 * index.immediate()));
        return cursor.load(Kind.LONG, word);
    }

    private Node stubObject(String factory, List<Node> arguments) {
        String port = body.classLiterals().get(arguments.getFirst());
        String type = port == null ? null : code.reach().stubClass(factory, port);
        if (type == null) {
            body.report(Rule.LITERAL, scope, "Stubs." + factory + " needs a class literal");
            return cursor.constant(Kind.REFERENCE, 0);
        }
        GuestClass made = code.world().find(type);
        Node object = objects.create(type);
        for (GuestMethod method : made.methods()) {
            if (method.name().equals("<init>")) calls.direct(method, List.of(object, arguments.get(1)));
        }
        return object;
    }

    private Node enumField(Node constant, String name, String descriptor) {
        GuestField field = code.world().find(World.ENUM).field(name, descriptor);
        Access access = Access.field(field.offset(), Access.Width.of(field.type()), Access.HEADER, body.check(constant),
                Access.Order.FREE);
        return cursor.load(Kind.of(descriptor), access, constant).withType(Body.typeName(descriptor));
    }

    private Node stringChar(Node text, Node index) {
        Node at = body.index(text, index, TrapCause.INDEX_OUT_OF_BOUNDS);
        return cursor.load(Kind.INT,
                new Access(true, true, 1, GuestClass.HEADER, null, Access.Width.U8, Access.HEADER, Access.Check.NONE,
                        Access.Order.FREE), text, at);
    }

    private Node elements(Node array) {
        body.demandObject(array);
        Node address = cursor.add(Op.RETYPE, Kind.LONG, array);
        return cursor.add(Op.ADD, Kind.LONG, address, cursor.constant(Kind.LONG, GuestClass.HEADER));
    }
}
