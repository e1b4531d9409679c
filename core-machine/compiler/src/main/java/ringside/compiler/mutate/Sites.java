package ringside.compiler.mutate;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Lists sites, and finds those that somebody may have meant.
public final class Sites {
    private static final String INITIALISER = "<clinit>";

    private Sites() {}

    /// The sites of a class file in order of the code. Static initialisers have none, because they run when an image is built.
    public static List<Site> of(byte[] classFile) {
        ClassModel model = ClassFile.of().parse(classFile);
        var scan = new SiteScan(model);
        var sites = new ArrayList<Site>();
        for (MethodModel method : model.methods()) {
            if (!isMutable(method)) continue;
            scan.enter(method.methodName().stringValue());
            for (CodeElement element : method.code().orElseThrow()) sites.addAll(scan.at(element));
        }
        return List.copyOf(sites);
    }

    static boolean isMutable(MethodModel method) {
        return method.code().isPresent() && !method.methodName().equalsString(INITIALISER);
    }

    /// The `most` names that differ least from `name`, nearest first.
    public static List<String> nearest(String name, Collection<String> names, int most) {
        record Distance(String name, int edits) {}
        return names.stream().map(each -> new Distance(each, edits(name, each)))
                .sorted(Comparator.comparingInt(Distance::edits).thenComparing(Distance::name))
                .limit(most).map(Distance::name).toList();
    }

    /// Levenshtein distance, one row at a time.
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int i = 0; i <= to.length(); i++) row[i] = i;
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
