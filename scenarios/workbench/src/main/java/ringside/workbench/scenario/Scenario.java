package ringside.workbench.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringside.workbench.fault.Fault;

/// One lesson: a machine, lanes, a workload, questions, and what is checked. What a `*.ring.json` file says.
///
/// @param id       short name, `S01`
/// @param level    1 (first lesson) to 3
/// @param minutes  in class
/// @param notes    name of the speaker-notes file beside the scenario, if it has one
/// @param seed     of everything random in the run
/// @param lanes    lane ids the scenario is made for, in order
/// @param knobs    lane id or `all`, to knob, to value
/// @param faults   what goes wrong, the same in every lane
/// @param source   text of the file, with keys this version does not know
public record Scenario(
        String id,
        String title,
        int level,
        int minutes,
        Optional<String> notes,
        List<Claim> claims,
        long seed,
        MachineSpec machine,
        List<String> lanes,
        Map<String, Map<String, String>> knobs,
        List<Work> workload,
        List<Prediction> predict,
        List<Check> checks,
        Limits limits,
        List<Fault> faults,
        String source) {

    /// A scenario in which nothing goes wrong.
    public Scenario(String id, String title, int level, int minutes, Optional<String> notes, List<Claim> claims, long seed, MachineSpec machine,
                    List<String> lanes, Map<String, Map<String, String>> knobs, List<Work> workload, List<Prediction> predict, List<Check> checks,
                    Limits limits, String source) {
        this(id, title, level, minutes, notes, claims, seed, machine, lanes, knobs, workload, predict, checks, limits, List.of(), source);
    }

    /// The programs of the workload, in its order, as often as they are started.
    public List<String> programs() {
        return workload.stream().map(Work::app).toList();
    }

    /// The programs of the workload, each once.
    public List<String> apps() {
        return workload.stream().map(Work::app).distinct().toList();
    }

    /// The same scenario with one of its programs alone, and nothing checked.
    public Scenario alone(Work work) {
        return new Scenario(id, title, level, minutes, notes, claims, seed, machine, lanes, knobs, List.of(work), predict, List.of(), limits, faults, source);
    }

    /// A published sentence this scenario puts to the test.
    ///
    /// @param rows rows of the decision matrix it bears on
    public record Claim(String text, List<String> rows) {}

    /// @param costs name of the cost table
    public record MachineSpec(int cores, int memoryMiB, String costs) {}

    /// One program to start. Its command line is `/bin/APP`, the arguments, and the number of requests if there is one.
    ///
    /// @param app      program class in `guest.app`, in lower case
    /// @param requests how many requests the program marks, 0 if it takes no such number
    public record Work(String app, List<String> arguments, int requests) {

        /// Words of the command line, from `/bin/APP`.
        public List<String> words() {
            var words = new ArrayList<String>();
            words.add("/bin/" + app);
            words.addAll(arguments);
            if (requests > 0) {
                words.add(Integer.toString(requests));
            }
            return List.copyOf(words);
        }
    }

    /// A question answered before the run.
    ///
    /// @param kind    `rank` (order the options), `subset` (tick those that apply), `number` or `choice`
    /// @param options texts to choose from; lane ids where the file says `"lanes"`
    public record Prediction(String id, String kind, String text, List<String> options) {}

    /// @param maxInstructions per lane, all cores
    /// @param maxEvents       trace events kept per lane
    public record Limits(long maxInstructions, int maxEvents) {
        public static final Limits DEFAULT = new Limits(200_000_000L, 1_000_000);
    }
}
