package ringside.workbench.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import ringside.compiler.image.ImageMap.Function;
import ringside.compiler.image.ImageMap.Line;
import ringside.compiler.image.ImageMap.VariablePlace;
import ringside.workbench.inspect.CallStack.Frame;
import ringside.workbench.inspect.CallStack.Told;
import ringside.workbench.inspect.CallStack.Variable;

/// Walks from the innermost activation outwards, through traps and system calls to what they interrupted.
final class StackWalk {
    private static final int LIMIT = 64;
    private static final String STUB = "stub.";
    /// The stubs that call Java with RSP at a [shared.layout.TrapFrame].
    private static final List<String> ENTRIES = List.of("stub.traps.common", "stub.systemCall");

    private final Memory memory;
    private final LongFunction<Code> codes;
    private final Caller caller;
    private final List<Frame> frames = new ArrayList<>();
    private String domain = "";

    /// What is known of the code at an address.
    ///
    /// @param program name of the program it belongs to, empty for the kernel's image
    record Code(CodeMap map, String program) {}

    StackWalk(Memory memory, LongFunction<Code> codes) {
        this.memory = memory;
        this.codes = codes;
        this.caller = new Caller(memory);
    }

    /// Library code counts as its caller's, and what calls everything as its domain's.
    List<Frame> frames() {
        var owned = new ArrayList<Frame>();
        String owner = domain;
        for (Frame frame : frames.reversed()) {
            owner = frame.owner().isEmpty() ? owner : frame.owner();
            owned.addFirst(frame.ownedBy(owner));
        }
        return List.copyOf(owned);
    }

    /// Answers why the walk ended.
    String from(Registers innermost) {
        var at = Optional.of(innermost);
        while (frames.size() < LIMIT) {
            Registers here = at.get();
            Code code = codes.apply(here.place());
            Optional<Function> found = code.map.function(here.place());
            if (found.isEmpty()) {
                return "no compiled code at 0x" + Long.toHexString(here.next());
            }
            Function function = found.get();
            frames.add(frame(code, function, here));
            domain = function.domain();
            boolean entry = here.called() && ENTRIES.contains(function.symbol());
            if (function.frame() == Function.NO_CALLER && !entry) {
                return "nobody called " + function.symbol();
            }
            at = entry ? caller.interrupted(here) : caller.of(function, here);
            if (at.isEmpty()) {
                return "the stack of " + function.symbol() + " cannot be read in this address space";
            }
        }
        return "more than " + LIMIT + " callers";
    }

    private Frame frame(Code code, Function function, Registers at) {
        Optional<Line> line = code.map.line(at.place()).filter(_ -> !function.symbol().startsWith(STUB));
        String owner = code.program.isEmpty() ? function.component() : code.program;
        return new Frame(line.map(Line::symbol).orElse(function.symbol()), function.symbol(), owner, line.map(Line::file).orElse(""),
                line.map(Line::line).orElse(0), at.next(), told(code, function), variables(code, function, at));
    }

    private static Told told(Code code, Function function) {
        return function.symbol().startsWith(STUB) ? Told.NO_JAVA : code.map.tellsVariables() ? Told.PLACES : Told.NOTHING;
    }

    private List<Variable> variables(Code code, Function function, Registers at) {
        var reader = new ValueReader(memory, code.map, function.domain());
        return code.map.variables(function, at.place()).entrySet().stream().map(each -> variable(each, reader, at)).toList();
    }

    private static Variable variable(Map.Entry<CodeMap.Name, Optional<VariablePlace>> each, ValueReader reader, Registers at) {
        var name = each.getKey();
        Value value = each.getValue().map(place -> value(place, reader, at)).orElse(new Value.NotHere());
        return new Variable(name.name(), TypeNames.ofDescriptor(name.descriptor()), name.parameter(), value);
    }

    private static Value value(VariablePlace place, ValueReader reader, Registers at) {
        if (place.register() == VariablePlace.IN_MEMORY) {
            return reader.inMemory(place.descriptor(), at.stackPointer() + place.at());
        }
        var word = at.value(place.register());
        return word.isPresent() ? reader.inRegister(place.descriptor(), word.getAsLong()) : new Value.NotHere();
    }
}
