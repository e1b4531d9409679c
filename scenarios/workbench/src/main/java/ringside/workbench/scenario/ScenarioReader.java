package ringside.workbench.scenario;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ringside.workbench.Problem;
import ringside.workbench.json.Choices;
import ringside.workbench.json.JsonDocument;
import ringside.workbench.json.JsonValue;
import ringside.workbench.scenario.Scenario.Claim;
import ringside.workbench.scenario.Scenario.Limits;
import ringside.workbench.scenario.Scenario.MachineSpec;
import ringside.workbench.scenario.Scenario.Prediction;
import ringside.workbench.scenario.Scenario.Work;

/// Reads `*.ring.json` files. Keys this version does not know are kept in [Scenario#source()] and ignored; names it does not
/// know are refused with those it does.
public final class ScenarioReader {
    public static final String FORMAT = "ringside.scenario";
    private static final Map<String, String> QUESTIONS =
            Choices.of(entry("rank", "rank"), entry("subset", "subset"), entry("number", "number"), entry("choice", "choice"));
    /// In place of a list of lanes: every lane that is installed.
    private static final String ALL_LANES = "all";
    private static final long MOST_INSTRUCTIONS = 1_000_000_000_000L;
    private static final int MOST_EVENTS = 50_000_000;

    private final Vocabulary vocabulary;

    public ScenarioReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// @throws Problem also if the file is not named after the scenario's id, by which the library finds it
    public Scenario read(Path path) throws Problem {
        var scenario = parse(path.toString(), JsonDocument.textOf(path));
        var expected = scenario.id() + Library.SUFFIX;
        if (!path.getFileName().toString().equals(expected)) {
            throw new Problem(Problem.Kind.INVALID_FILE, path + ": the scenario's id is \"" + scenario.id() + "\": name the file "
                    + expected);
        }
        return scenario;
    }

    /// @param file name for messages
    public Scenario parse(String file, String text) throws Problem {
        var top = JsonDocument.parse(file, text, FORMAT);
        var lanes = lanes(top);
        return new Scenario(
                top.member("id").name(),
                top.member("title").name(),
                (int) top.member("level").whole(1, 3),
                (int) top.member("minutes").whole(1, 600),
                text(top, "notes"),
                claims(top),
                top.member("seed").whole(0, Long.MAX_VALUE),
                machine(top.member("machine")),
                lanes,
                knobs(top),
                workload(top),
                predictions(top, lanes),
                new CheckReader(vocabulary, lanes).read(top),
                limits(top),
                new FaultReader(lanes).read(top),
                text);
    }

    private List<String> lanes(JsonValue top) throws Problem {
        if (ALL_LANES.equals(top.member("lanes").content())) {
            return List.copyOf(vocabulary.lanes().keySet());
        }
        var lanes = new ArrayList<String>();
        for (JsonValue lane : top.member("lanes").items()) {
            if (lanes.contains(known(lane, vocabulary.lanes().keySet(), "lane"))) {
                throw lane.problem("lane \"" + lane.text() + "\" is named twice");
            }
            lanes.add(lane.text());
        }
        if (lanes.isEmpty()) {
            throw top.member("lanes").problem("no lane is named; allowed: " + String.join(", ", vocabulary.lanes().keySet()));
        }
        return List.copyOf(lanes);
    }

    private MachineSpec machine(JsonValue machine) throws Problem {
        return new MachineSpec(
                (int) machine.member("cores").whole(1, 64),
                (int) machine.member("memoryMiB").whole(1, 3072),
                known(machine.member("costs"), vocabulary.costTables(), "cost table"));
    }

    private List<Claim> claims(JsonValue top) throws Problem {
        var claims = new ArrayList<Claim>();
        for (JsonValue claim : top.itemsOf("claims")) {
            claims.add(new Claim(claim.member("text").name(), claim.names("rows")));
        }
        return List.copyOf(claims);
    }

    /// Knobs of `all` must be known to some lane, those of a lane to that lane.
    private Map<String, Map<String, String>> knobs(JsonValue top) throws Problem {
        var knobs = new LinkedHashMap<String, Map<String, String>>();
        if (top.optional("knobs").isEmpty()) {
            return Map.of();
        }
        for (var lane : top.member("knobs").members().entrySet()) {
            if (!lane.getKey().equals("all") && !vocabulary.lanes().containsKey(lane.getKey())) {
                throw lane.getValue().problem(unknown("lane", lane.getKey(), vocabulary.lanes().keySet()));
            }
            var chosen = new LinkedHashMap<String, String>();
            for (var knob : lane.getValue().members().entrySet()) {
                var complaint = Knobs.complaint(vocabulary.lanes(), lane.getKey(), knob.getKey(), knob.getValue().text());
                if (complaint.isPresent()) {
                    throw knob.getValue().problem(complaint.get());
                }
                chosen.put(knob.getKey(), knob.getValue().text());
            }
            knobs.put(lane.getKey(), Map.copyOf(chosen));
        }
        return Map.copyOf(knobs);
    }

    private List<Work> workload(JsonValue top) throws Problem {
        var workload = new ArrayList<Work>();
        for (JsonValue work : top.member("workload").items()) {
            var arguments = work.names("arguments");
            for (String word : arguments) {
                if (word.matches(".*[,;\\s].*")) {
                    throw work.member("arguments").problem("\"" + word
                            + "\" contains a comma, semicolon or blank, which separate words of the kernel's command line");
                }
            }
            var requests = work.optional("requests");
            workload.add(new Work(known(work.member("app"), vocabulary.apps(), "app"), arguments,
                    requests.isPresent() ? (int) requests.get().whole(1, 1_000_000) : 0));
        }
        if (workload.isEmpty()) {
            throw top.member("workload").problem("no program is named; allowed: " + String.join(", ", vocabulary.apps()));
        }
        return List.copyOf(workload);
    }

    private List<Prediction> predictions(JsonValue top, List<String> lanes) throws Problem {
        var ids = new HashSet<String>();
        var predictions = new ArrayList<Prediction>();
        for (JsonValue question : top.itemsOf("predict")) {
            if (!ids.add(question.member("id").name())) {
                throw question.member("id").problem("there is already a question \"" + question.member("id").text() + "\"");
            }
            var options = question.optional("options");
            predictions.add(new Prediction(question.member("id").text(), question.member("kind").choice(QUESTIONS),
                    question.member("text").name(),
                    options.isEmpty() ? List.of() : "lanes".equals(options.get().content()) ? lanes : question.names("options")));
        }
        return List.copyOf(predictions);
    }

    private Limits limits(JsonValue top) throws Problem {
        if (top.optional("limits").isEmpty()) {
            return Limits.DEFAULT;
        }
        var limits = top.member("limits");
        var instructions = limits.optional("maxInstructions");
        var events = limits.optional("maxEvents");
        return new Limits(
                instructions.isPresent() ? instructions.get().whole(1, MOST_INSTRUCTIONS) : Limits.DEFAULT.maxInstructions(),
                events.isPresent() ? (int) events.get().whole(1, MOST_EVENTS) : Limits.DEFAULT.maxEvents());
    }

    private static Optional<String> text(JsonValue top, String key) throws Problem {
        return top.optional(key).isPresent() ? Optional.of(top.member(key).name()) : Optional.empty();
    }

    static String known(JsonValue name, Set<String> allowed, String what) throws Problem {
        if (!allowed.contains(name.text())) {
            throw name.problem(unknown(what, name.text(), allowed));
        }
        return name.text();
    }

    private static String unknown(String what, String name, Set<String> allowed) {
        return "there is no " + what + " \"" + name + "\"; allowed: "
                + (allowed.isEmpty() ? "none is installed" : String.join(", ", new TreeSet<>(allowed)));
    }
}
