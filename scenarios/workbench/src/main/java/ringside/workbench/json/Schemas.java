package ringside.workbench.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import ringside.workbench.Problem;

/// The JSON Schemas that travel with the product.
public final class Schemas {
    public static final List<String> NAMES = List.of("architecture", "scenario");

    private Schemas() {}

    /// @throws Problem naming the schemas there are
    public static String text(String name) throws Problem {
        if (!NAMES.contains(name)) {
            throw new Problem(Problem.Kind.USAGE, "there is no schema \"" + name + "\": choose from " + String.join(", ", NAMES));
        }
        try (var in = Schemas.class.getResourceAsStream("/ringside/workbench/schema/" + name + ".schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new Problem(Problem.Kind.DEFECT, "the schema \"" + name
                    + "\" cannot be read from the installation: install again", unreadable);
        }
    }
}
