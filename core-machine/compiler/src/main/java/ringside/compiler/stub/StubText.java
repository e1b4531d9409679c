package ringside.compiler.stub;

import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Shows a generated class as Java, complete with imports: what it says is what its bytecode does.
final class StubText {
    private static final ClassDesc ERRNO = ClassDesc.of("shared.abi.Errno");
    private static final String STEP = "    ";

    private final StubClass type;
    private final StringBuilder body = new StringBuilder();
    private final SortedSet<String> imports = new TreeSet<>();

    private StubText(StubClass type) {
        this.type = type;
    }

    static String of(StubClass type) {
        StubText text = new StubText(type);
        text.type();
        String imports = text.imports.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining("", "", "\n"));
        return "package " + type.name().packageName() + ";\n\n" + (text.imports.isEmpty() ? "" : imports) + text.body;
    }

    private void type() {
        body.append("public final class ").append(type.name().displayName()).append(" implements ").append(simple(type.implemented()))
                .append(" {\n");
        type.made().forEach(field -> field(field, " = new " + simple(field.type()) + "()"));
        type.given().forEach(field -> field(field, ""));
        constructor();
        type.methods().forEach(this::method);
        body.append("}\n");
    }

    private void field(Expression.Own field, String value) {
        line(1, "private final " + simple(field.type()) + " " + field.name() + value + ";");
    }

    private void constructor() {
        body.append('\n');
        line(1, "public " + type.name().displayName() + type.given().stream().map(field -> simple(field.type()) + " " + field.name())
                .collect(Collectors.joining(", ", "(", ")")) + " {");
        type.given().forEach(field -> line(2, "this." + field.name() + " = " + field.name() + ";"));
        line(1, "}");
    }

    private void method(StubClass.Method method) {
        body.append('\n');
        line(1, "@Override");
        line(1, "public " + simple(method.type().returnType()) + " " + method.name() + IntStream.range(0, method.parameters().size())
                .mapToObj(i -> simple(method.type().parameterType(i)) + " " + method.parameters().get(i))
                .collect(Collectors.joining(", ", "(", ")")) + " {");
        method.body().forEach(statement -> statement(2, statement));
        line(1, "}");
    }

    private void statement(int depth, Statement statement) {
        switch (statement) {
            case Statement.Assign(var target, Expression.IfNull(var tested, var absent, var present)) -> {
                line(depth, text(target) + " = " + text(tested) + " == null ? " + text(absent));
                line(depth + 2, ": " + text(present) + ";");
            }
            case Statement.Assign(var target, var value) -> line(depth, text(target) + " = " + text(value) + ";");
            case Statement.Run(var call) -> line(depth, text(call) + ";");
            case Statement.Return(var value) -> line(depth, "return " + text(value) + ";");
            case Statement.Choose(var selector, var cases, var otherwise) -> {
                line(depth, "switch (" + text(selector) + ") {");
                for (int i = 0; i < cases.size(); i++) {
                    choice(depth + 1, "case " + i, cases.get(i));
                }
                choice(depth + 1, "default", otherwise);
                line(depth, "}");
            }
        }
    }

    private void choice(int depth, String label, Statement chosen) {
        int start = body.length();
        statement(depth, chosen);
        body.insert(start + depth * STEP.length(), label + " -> ");
    }

    private String text(Expression expression) {
        return switch (expression) {
            case Expression.Parameter(var name, _) -> name;
            case Expression.Own(var name, _) -> name;
            case Expression.Field(var object, var name, _) -> text(object) + "." + name;
            case Expression.Call(var object, var name, _, var arguments) -> text(object) + "." + name + list(arguments);
            case Expression.Number(var value) -> Integer.toString(value);
            case Expression.Failure(var name, _) -> "-" + simple(ERRNO) + "." + name;
            case Expression.Null() -> "null";
            case Expression.Narrowed(var value) -> "(int) " + text(value);
            case Expression.IfNull(var tested, var absent, var present) ->
                    text(tested) + " == null ? " + text(absent) + " : " + text(present);
        };
    }

    private String list(List<Expression> arguments) {
        return arguments.stream().map(this::text).collect(Collectors.joining(", ", "(", ")"));
    }

    /// How the class is called here; imported if it lies in another package. A nested class is called after its outer one.
    private String simple(ClassDesc named) {
        String name = named.displayName().replace('$', '.');
        if (!named.isPrimitive() && !named.packageName().equals(type.name().packageName())) {
            imports.add(named.packageName() + "." + Stream.of(name.split("\\.")).findFirst().orElseThrow());
        }
        return name;
    }

    private void line(int depth, String text) {
        body.append(STEP.repeat(depth)).append(text).append('\n');
    }
}
