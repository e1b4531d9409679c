package ringside.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One example of the language definition.
///
/// @param rule  code of the rule whose section it stands in
/// @param kind  what surrounds it
/// @param text  as it stands in the document
/// @param place 1-based line of the document on which it begins
record LanguageExample(String rule, Kind kind, String text, int place) {

    /// What a block says after its fence.
    enum Kind {
        MEMBERS("java"), SERVICE("java service"), KERNEL("java kernel"), PROGRAM("java program");

        private final String fence;

        Kind(String fence) {
            this.fence = fence;
        }

        static Kind of(String fence) {
            for (Kind kind : values()) if (kind.fence.equals(fence)) return kind;
            throw new IllegalArgumentException("unknown block: " + fence);
        }
    }

    private static final Pattern RULE = Pattern.compile("### ((AOT|IPC)-\\d\\d) .*");
    private static final Pattern MARK = Pattern.compile("// ((AOT|IPC)-\\d\\d)( without a line)?( in (\\S+))?$");
    private static final String IMPORTS = "import guest.lang.*; import guest.lib.*; import guest.port.*; import guest.raw.*; import guest.raw.Port;";

    /// All examples of a document, in order.
    static List<LanguageExample> in(List<String> document) {
        var examples = new ArrayList<LanguageExample>();
        String rule = "";
        for (int i = 0; i < document.size(); i++) {
            Matcher heading = RULE.matcher(document.get(i));
            if (heading.matches()) rule = heading.group(1);
            if (!document.get(i).startsWith("```")) continue;
            int end = i + 1;
            while (!document.get(end).equals("```")) end++;
            String text = String.join("\n", document.subList(i + 1, end)) + "\n";
            examples.add(new LanguageExample(rule, Kind.of(document.get(i).substring(3)), text, i + 2));
            i = end;
        }
        return examples;
    }

    String packageSuffix() {
        return "at" + place;
    }

    String packageName() {
        return switch (kind) {
            case MEMBERS, PROGRAM -> "guest.app." + packageSuffix();
            case SERVICE -> "guest.service." + packageSuffix();
            case KERNEL -> "guest.kernel." + packageSuffix();
        };
    }

    /// The whole class, with the example's first line on line 2.
    String source() {
        String head = "package " + packageName() + "; " + IMPORTS;
        return head + switch (kind) {
            case PROGRAM -> "\n" + text;
            case MEMBERS -> " public final class Example implements Program { "
                    + "public int run(Os os, Arguments arguments) { return example(3); }\n" + text + "}\n";
            case SERVICE, KERNEL -> " public final class Example { \n" + text.replace("static int example", "public static int example")
                    + "}\n";
        };
    }

    /// True if a message is expected.
    boolean isRefused() {
        return text.lines().anyMatch(line -> MARK.matcher(line).find());
    }

    /// What the messages must begin with: `Example.java:3: error: AOT-01 `.
    Set<String> expected() {
        var expected = new TreeSet<String>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher mark = MARK.matcher(lines.get(i));
            if (!mark.find()) continue;
            String file = mark.group(5) == null ? "Example.java" : mark.group(5);
            int line = mark.group(3) != null || mark.group(5) != null ? 0 : i + 2;
            expected.add((line == 0 && mark.group(5) != null ? file : file + ":" + line) + " " + mark.group(1));
        }
        return expected;
    }

    /// A message in the form of [#expected].
    static String shortened(Diagnostic diagnostic) {
        boolean own = diagnostic.file().equals("Example.java");
        return (own ? diagnostic.file() + ":" + diagnostic.line() : diagnostic.file()) + " " + diagnostic.code();
    }

    @Override
    public String toString() {
        return place + " (" + rule + ")";
    }
}
