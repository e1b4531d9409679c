package ringside.workbench.matrix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.workbench.Problem;

/// Tables that travel with the product, in the comma-separated form of RFC 4180 without quoted fields.
final class CsvTable {
    private CsvTable() {}

    /// The text of a resource of this package.
    static String text(String name) throws Problem {
        try (var in = CsvTable.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new Problem(Problem.Kind.DEFECT, name + " cannot be read from the installation: install again", unreadable);
        }
    }

    /// Rows by column name.
    static List<Map<String, String>> rows(String name) throws Problem {
        var lines = text(name).lines().toList();
        var head = lines.getFirst().split(",", -1);
        var rows = new ArrayList<Map<String, String>>();
        for (String line : lines.subList(1, lines.size())) {
            var fields = line.split(",", -1);
            var row = new LinkedHashMap<String, String>();
            for (int i = 0; i < head.length; i++) {
                row.put(head[i], fields[i]);
            }
            rows.add(row);
        }
        return List.copyOf(rows);
    }
}
