package ringside.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The examples of the language definition, as they stand in the document.
///
/// @param rule    code of the section, for example `AOT-03`
/// @param ordinal place of the example in its section, from 1
/// @param verdict `accepted` or `refused`
/// @param options what else the example needs, as `name` or `name=value`
/// @param text    the code
record LanguageExamples(String rule, int ordinal, String verdict, List<String> options, String text) {
    private static final Path DOCUMENT = Path.of("../docs/guest-language.md");
    private static final Pattern SECTION = Pattern.compile("### ((?:AOT|IPC)-\\d+) ");
    private static final Pattern FENCE = Pattern.compile("```java (accepted|refused)(.*)");

    static List<LanguageExamples> read() throws IOException {
        var examples = new ArrayList<LanguageExamples>();
        String rule = "";
        int ordinal = 0;
        List<String> lines = Files.readAllLines(DOCUMENT);
        for (int i = 0; i < lines.size(); i++) {
            Matcher section = SECTION.matcher(lines.get(i));
            if (section.lookingAt()) {
                rule = section.group(1);
                ordinal = 0;
            }
            Matcher fence = FENCE.matcher(lines.get(i));
            if (!fence.matches()) continue;
            var text = new StringBuilder();
            while (!lines.get(++i).equals("```")) text.append(lines.get(i)).append('\n');
            examples.add(new LanguageExamples(rule, ++ordinal, fence.group(1), List.of(fence.group(2).strip().split(" ")), text.toString()));
        }
        return examples;
    }

    boolean isRefused() {
        return verdict.equals("refused");
    }

    boolean isWholeFiles() {
        return text.startsWith("package ");
    }

    boolean has(String option) {
        return options.contains(option);
    }

    /// Value of an option, or null.
    String option(String name) {
        return options.stream().filter(one -> one.startsWith(name + "=")).map(one -> one.substring(name.length() + 1)).findFirst().orElse(null);
    }

    /// Package of the example's `Demo`.
    String home() {
        return "guest.app." + rule.replace("-", "").toLowerCase(java.util.Locale.ROOT) + "x" + ordinal;
    }

    /// The example as a class `Demo` that a program image can be linked with; its first line stands on line 1.
    String demo() {
        boolean members = text.contains("void demo()");
        String head = "package " + home() + "; import guest.lang.*; import guest.lib.*; import guest.port.Lock; import guest.raw.*; "
                + "public final class Demo implements Program { static int number = 3; static Object object = new int[2]; int value; "
                + "public int run(Os os, Arguments arguments) { ";
        return members ? head + "demo(); return 0; } " + text + "}\n" : head + text + "return 0; } }\n";
    }

    /// The files of an example that gives them whole.
    List<String> files() {
        return List.of(text.split("(?m)(?=^package )"));
    }

    @Override
    public String toString() {
        return rule + " " + ordinal + " is " + verdict;
    }
}
