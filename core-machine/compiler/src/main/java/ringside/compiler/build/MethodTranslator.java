package ringside.compiler.build;

import java.lang.classfile.Instruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.*;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Cursor;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;
import ringside.compiler.ir.Position;
import ringside.compiler.ir.Variable;
import ringside.compiler.plan.ImagePlan.Profile;
import ringside.compiler.world.GuestMethod;
import shared.layout.TrapCause;

/// Translates the bytecode of one method, block by block in reverse post-order, at the place of the cursor.
final class MethodTranslator {
    private final Body body;
    private final Scope scope;
    private final Cursor cursor;
    private final Bytecode bytecode;
    private final Objects objects;
    private final Calls calls;
    private Frame frame;

    MethodTranslator(Body body, Scope scope) {
        this.body = body;
        this.scope = scope;
        this.cursor = body.cursor();
        this.bytecode = new Bytecode(scope.method().code());
        this.objects = new Objects(body);
        this.calls = new Calls(body, scope, objects);
    }

    void translate(List<Node> arguments) {
        List<BytecodeBlock> order = bytecode.order();
        frame = new Frame(bytecode.locals() + 1, bytecode.stack());
        int slot = 0;
        for (Node argument : arguments) {
            frame.setLocal(slot, argument);
            slot += argument.kind() == Kind.LONG ? 2 : 1;
        }
        jump(order.getFirst());
        for (BytecodeBlock block : order) {
            if (block.isReached()) translate(block);
        }
    }

    private void translate(BytecodeBlock block) {
        position(block.start);
        frame = block.enter(cursor);
        for (int i = block.start; i < block.end; i++) {
            position(i);
            nameLocals(i);
            translate(bytecode.instruction(i), i);
        }
        if (cursor.block().terminator() == null) jump(bytecode.at(block.end));
    }

    /// For debuggers, where lines stay in order.
    private void nameLocals(int index) {
        if (body.code().profile() != Profile.TEACHING) return;
        var values = new LinkedHashMap<Variable, Node>();
        for (Variable variable : bytecode.variables(index)) {
            Node value = frame.local(variable.slot());
            if (value != null) values.put(variable, value);
        }
        cursor.sees(values);
    }

    private void position(int index) {
        GuestMethod method = scope.method();
        Position now = cursor.position();
        if (now.line() == bytecode.line(index) && now.method().equals(method.displayName())) return;
        cursor.at(new Position(method.owner().sourceFile(), method.displayName(), bytecode.line(index)));
    }

    private void jump(BytecodeBlock target) {
        cursor.jump(target.block(cursor));
        target.arrive(frame);
    }

    private void branch(Node condition, BytecodeBlock whenTrue, BytecodeBlock whenFalse) {
        cursor.branch(condition, whenTrue.block(cursor), whenFalse.block(cursor));
        whenTrue.arrive(frame);
        if (whenTrue != whenFalse) whenFalse.arrive(frame);
    }

    private void push(Node value) {
        frame.push(value);
    }

    private Node pop() {
        return frame.pop();
    }

    private void translate(Instruction instruction, int index) {
        switch (instruction) {
            case ConstantInstruction constant -> push(constant(constant));
            case LoadInstruction load -> push(frame.local(load.slot()));
            case StoreInstruction store -> frame.setLocal(store.slot(), pop());
            case IncrementInstruction increment -> frame.setLocal(increment.slot(),
                    cursor.add(Op.ADD, Kind.INT, frame.local(increment.slot()), cursor.integer(increment.constant())));
            case StackInstruction stack -> StackShuffle.apply(stack.opcode(), frame);
            case OperatorInstruction operator -> operate(operator);
            case ConvertInstruction convert -> push(convert(convert.fromType(), convert.toType(), pop()));
            case BranchInstruction jump -> branch(jump, index);
            case TableSwitchInstruction table -> select(table.cases(), bytecode.at(table.defaultTarget()));
            case LookupSwitchInstruction table -> select(table.cases(), bytecode.at(table.defaultTarget()));
            case ReturnInstruction give -> giveBack(give);
            case ThrowInstruction _ -> objects.raise(pop());
            case FieldInstruction field -> field(field);
            case ArrayLoadInstruction load -> loadElement(load.typeKind());
            case ArrayStoreInstruction store -> storeElement(store.typeKind());
            case NewObjectInstruction made -> push(objects.create(made.className().asInternalName()));
            case NewPrimitiveArrayInstruction made ->
                    push(objects.createArray("[" + made.typeKind().upperBound().descriptorString(), pop()));
            case NewReferenceArrayInstruction made ->
                    push(objects.createArray("[" + made.componentType().asSymbol().descriptorString(), pop()));
            case TypeCheckInstruction check -> typeCheck(check);
            case InvokeInstruction call -> call(call);
            case InvokeDynamicInstruction call -> switchOnType(call);
            case NopInstruction _ -> { }
            default -> throw new IllegalStateException("instruction " + instruction + " was not refused");
        }
    }

    private Node constant(ConstantInstruction constant) {
        return switch (constant.constantValue()) {
            case Integer value -> cursor.integer(value);
            case Long value -> cursor.constant(Kind.LONG, value);
            case String text -> literal(text);
            case ClassDesc type -> classLiteral(type);
            default -> cursor.constant(Kind.REFERENCE, 0);
        };
    }

    private Node literal(String text) {
        Node node = objects.hostObject(text.intern(), body.unit().component());
        body.literals().put(node, text);
        return node;
    }

    private Node classLiteral(ClassDesc type) {
        Node node = cursor.constant(Kind.REFERENCE, 0);
        body.classLiterals().put(node, Body.typeName(type.descriptorString()));
        return node;
    }

    private void operate(OperatorInstruction operator) {
        Kind kind = operator.typeKind() == TypeKind.LONG ? Kind.LONG : Kind.INT;
        switch (operator.opcode()) {
            case INEG, LNEG -> push(cursor.add(Op.NEG, kind, pop()));
            case ARRAYLENGTH -> push(body.arrayLength(pop()));
            case LCMP -> {
                Node right = pop();
                push(cursor.add(Op.THREE_WAY, Kind.INT, pop(), right));
            }
            default -> operateOnTwo(operation(operator), kind);
        }
    }

    private void operateOnTwo(Op op, Kind kind) {
        Node right = pop();
        Node left = pop();
        if ((op == Op.DIV || op == Op.REM) && body.isChecked()) {
            cursor.guard(Cond.EQ, right, cursor.constant(kind, 0), TrapCause.DIVISION_BY_ZERO);
        }
        push(cursor.add(op, kind, left, right));
    }

    private static Op operation(OperatorInstruction operator) {
        return switch (operator.opcode()) {
            case IADD, LADD -> Op.ADD;
            case ISUB, LSUB -> Op.SUB;
            case IMUL, LMUL -> Op.MUL;
            case IDIV, LDIV -> Op.DIV;
            case IREM, LREM -> Op.REM;
            case ISHL, LSHL -> Op.SHL;
            case ISHR, LSHR -> Op.SHR;
            case IUSHR, LUSHR -> Op.USHR;
            case IAND, LAND -> Op.AND;
            case IOR, LOR -> Op.OR;
            case IXOR, LXOR -> Op.XOR;
            default -> throw new IllegalStateException("operator " + operator + " was not refused");
        };
    }

    private Node convert(TypeKind from, TypeKind to, Node value) {
        if (from == TypeKind.INT && to == TypeKind.LONG) return cursor.add(Op.WIDEN, Kind.LONG, value);
        return switch (to) {
            case INT -> cursor.add(Op.NARROW, Kind.INT, value);
            case BYTE -> cursor.add(Op.SIGN8, Kind.INT, value);
            case SHORT -> cursor.add(Op.SIGN16, Kind.INT, value);
            case CHAR -> cursor.add(Op.ZERO16, Kind.INT, value);
            default -> throw new IllegalStateException("conversion to " + to + " was not refused");
        };
    }

    private void branch(BranchInstruction jump, int index) {
        BytecodeBlock target = bytecode.at(jump.target());
        if (Bytecode.isGoto(jump)) {
            jump(target);
            return;
        }
        Cond condition = switch (jump.opcode()) {
            case IFEQ, IF_ICMPEQ, IF_ACMPEQ, IFNULL -> Cond.EQ;
            case IFNE, IF_ICMPNE, IF_ACMPNE, IFNONNULL -> Cond.NE;
            case IFLT, IF_ICMPLT -> Cond.LT;
            case IFGE, IF_ICMPGE -> Cond.GE;
            case IFGT, IF_ICMPGT -> Cond.GT;
            case IFLE, IF_ICMPLE -> Cond.LE;
            default -> throw new IllegalStateException("branch " + jump + " is unknown");
        };
        Node right = switch (jump.opcode()) {
            case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE -> cursor.integer(0);
            case IFNULL, IFNONNULL -> cursor.constant(Kind.REFERENCE, 0);
            default -> pop();
        };
        Node left = pop();
        branch(cursor.compare(condition, left, right), target, bytecode.at(index + 1));
    }

    private void select(List<SwitchCase> cases, BytecodeBlock otherwise) {
        Node value = pop();
        Map<BytecodeBlock, List<Integer>> targets = new LinkedHashMap<>();
        for (SwitchCase one : cases) {
            BytecodeBlock target = bytecode.at(one.target());
            if (target != otherwise) targets.computeIfAbsent(target, _ -> new ArrayList<>()).add(one.caseValue());
        }
        // One edge for each target; further keys of the same target go through blocks of their own.
        var keys = new ArrayList<Integer>();
        var blocks = new ArrayList<Block>();
        var forwards = new LinkedHashMap<Block, BytecodeBlock>();
        targets.forEach((target, values) -> {
            for (int key : values) {
                Block forward = cursor.graph().newBlock();
                keys.add(key);
                blocks.add(forward);
                forwards.put(forward, target);
            }
        });
        Node node = cursor.add(Op.SWITCH, Kind.VOID, value).withData(keys.stream().mapToInt(Integer::intValue).toArray());
        Block from = node.block();
        blocks.forEach(from::addSuccessor);
        from.addSuccessor(otherwise.block(cursor));
        otherwise.arrive(frame);
        forwards.forEach((forward, target) -> {
            cursor.moveTo(forward);
            jump(target);
        });
    }

    private void giveBack(ReturnInstruction give) {
        Node value = give.typeKind() == TypeKind.VOID ? null : pop();
        if (scope.returnTo() == null) {
            if (value == null) cursor.add(Op.RETURN, Kind.VOID);
            else cursor.add(Op.RETURN, Kind.VOID, value);
        } else {
            if (value != null) scope.returnValues().add(value);
            cursor.jump(scope.returnTo());
        }
    }

    private void field(FieldInstruction field) {
        String owner = field.owner().asInternalName();
        String name = field.name().stringValue();
        String descriptor = field.type().stringValue();
        switch (field.opcode()) {
            case GETSTATIC -> push(objects.loadStatic(owner, name, descriptor));
            case PUTSTATIC -> objects.storeStatic(owner, name, descriptor, pop());
            case GETFIELD -> push(objects.loadField(pop(), owner, name, descriptor));
            default -> {
                Node value = pop();
                objects.storeField(pop(), owner, name, descriptor, value);
            }
        }
    }

    private void loadElement(TypeKind kind) {
        Node index = pop();
        push(objects.loadElement(pop(), index, ArrayElements.of(kind)));
    }

    private void storeElement(TypeKind kind) {
        Node value = pop();
        Node index = pop();
        objects.storeElement(pop(), index, value, ArrayElements.of(kind));
    }

    private void typeCheck(TypeCheckInstruction check) {
        String type = check.type().asInternalName();
        switch (check.opcode()) {
            case CHECKCAST -> push(objects.cast(pop(), type));
            default -> push(objects.instanceOf(pop(), type));
        }
    }

    private void call(InvokeInstruction call) {
        var parameters = call.typeSymbol().parameterList();
        boolean isStatic = call.opcode() == java.lang.classfile.Opcode.INVOKESTATIC;
        var arguments = new Node[parameters.size() + (isStatic ? 0 : 1)];
        for (int i = arguments.length - 1; i >= 0; i--) arguments[i] = pop();
        Node result = calls.call(call, List.of(arguments));
        if (call.typeSymbol().returnType().descriptorString().equals("V")) return;
        push(result);
    }

    private void switchOnType(InvokeDynamicInstruction call) {
        Node restart = pop();
        Node selector = pop();
        var translation = new TypeSwitch(body, objects);
        push(call.typeSymbol().parameterType(0).isPrimitive() ? translation.translateValue(restart, call.bootstrapArgs().size())
                : translation.translate(selector, restart, call.bootstrapArgs()));
    }
}
