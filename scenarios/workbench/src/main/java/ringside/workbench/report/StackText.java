package ringside.workbench.report;

import java.util.Locale;
import java.util.StringJoiner;
import ringside.workbench.inspect.CallStack;
import ringside.workbench.inspect.CallStack.Frame;
import ringside.workbench.inspect.CallStack.Told;
import ringside.workbench.inspect.CallStack.Variable;

/// A stack with its variables, for terminals.
public final class StackText {
    private StackText() {}

    public static String of(CallStack stack) {
        var text = new StringJoiner("\n", "", "\n");
        text.add("core " + stack.core() + ", ring " + stack.ring() + ", before " + stack.instruction());
        stack.frames().forEach(frame -> add(frame, text));
        text.add("  " + stack.end());
        return text.toString();
    }

    private static void add(Frame frame, StringJoiner text) {
        text.add(String.format(Locale.ROOT, "  %-48s %-28s %s", frame.method(), frame.place(), frame.owner()));
        if (frame.told() == Told.NOTHING) {
            text.add("      (optimised code does not say where its variables are: --set profile=teaching)");
        }
        for (Variable variable : frame.variables()) {
            text.add("      " + variable.type() + " " + variable.name() + " = " + variable.value().text());
            variable.value().members().forEach(member -> text.add("          ." + member.name() + " = " + member.value().text()));
        }
    }
}
