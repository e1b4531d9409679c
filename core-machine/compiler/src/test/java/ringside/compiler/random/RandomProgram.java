package ringside.compiler.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import ringside.compiler.random.Expressions.Callee;

/// Writes a random guest class whose `static long run()` always ends and never fails, so that only its result can differ.
///
/// A program uses a few facets of the language and mixes them; calls go to earlier methods only.
public final class RandomProgram {
    private static final int MOST_METHODS = 2;
    private static final int MOST_FACETS = 2;

    private final String name;
    private final Choice choice;
    private final List<Facet> facets;
    private final StringBuilder text = new StringBuilder();
    private final List<Callee> methods = new ArrayList<>();

    public RandomProgram(String name, long seed) {
        this.name = name;
        this.choice = new Choice(seed);
        var all = new ArrayList<>(List.of(new Classes(), new Interfaces(), new Enums(), new Sealed(), new Arrays(), new Narrow(), new LibraryCalls(), new Generics()));
        Collections.shuffle(all, new Random(choice.below(Integer.MAX_VALUE)));
        this.facets = List.copyOf(all.subList(0, 1 + choice.below(MOST_FACETS)));
    }

    /// Source text of the class, in package `guest.app.random`.
    public String source() {
        text.append("package guest.app.random;\n\npublic final class ").append(name).append(" {\n");
        text.append("    int field = 11;\n    long broad = 1L << 33;\n    static int common = 5;\n");
        for (Facet facet : facets) text.append(facet.members(choice));
        int count = 1 + choice.below(MOST_METHODS);
        for (int i = 0; i < count; i++) method(i);
        run();
        return text.append("}\n").toString();
    }

    private void method(int number) {
        var types = new ArrayList<String>();
        var parameters = new ArrayList<String>();
        var scope = Scope.of(List.of("field", "common"), List.of("broad"));
        int count = choice.below(5);
        for (int i = 0; i < count; i++) {
            String type = choice.pick("int", "int", "long");
            types.add(type);
            parameters.add(type + " p" + i);
            if (type.equals("int")) scope.addInt("p" + i);
            else scope.longs().add("p" + i);
        }
        String result = choice.pick("int", "long");
        var values = new Expressions(choice, scope, facets, List.copyOf(methods));
        text.append("    ").append(result).append(" m").append(number).append('(').append(String.join(", ", parameters)).append(") {\n");
        new Statements(choice, text).block(values, 2, 3 + choice.below(4), 0);
        text.append("        return ").append(result.equals("int") ? values.intValue(3) : values.longValue(3)).append(";\n    }\n");
        methods.add(new Callee("m" + number, types, result));
    }

    private void run() {
        text.append("    long go() {\n        long sum = 0;\n        for (int i = -2; i < 3; i++) {\n");
        for (Callee method : methods) {
            var arguments = new ArrayList<String>();
            for (String type : method.types()) {
                arguments.add(type.equals("int") ? "i * " + (choice.below(2000) - 1000) : "(long) i << " + choice.below(50));
            }
            text.append("            sum = sum * 31 + ").append(method.name()).append('(').append(String.join(", ", arguments)).append(");\n");
        }
        text.append("        }\n");
        for (Facet facet : facets) text.append("        sum = sum * 31 + ").append(facet.digest()).append(";\n");
        text.append("        return sum * 31 + field + broad + common;\n    }\n");
        text.append("    public static long run() { return new ").append(name).append("().go(); }\n");
    }
}
