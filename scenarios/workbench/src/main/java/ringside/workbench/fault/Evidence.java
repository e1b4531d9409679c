package ringside.workbench.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ringside.machine.Machine;
import ringside.workbench.image.ArchiveBlob;
import ringside.workbench.image.LaneImage;

/// What can be seen of a run from outside when it is over: what programs printed and how they ended, and memory that nobody may change.
///
/// @param output   lines of each program, by the name they begin with
/// @param statuses exit statuses by program, as far as the kernel's log tells them
/// @param constant memory that no fault-free run changes, by what it is
public record Evidence(Map<String, String> output, SortedMap<String, Integer> statuses, Map<Place, byte[]> constant) {
    private static final Pattern STARTED = Pattern.compile("process (\\d+) is /bin/(\\S+)");
    private static final Pattern ENDED = Pattern.compile("process (\\d+) ended with status (\\d+)");

    /// Memory with an owner: a file of the archive, the code or the constants of a component.
    public record Place(String what, String owner) {}

    /// @param apps programs of the workload
    public static Evidence of(Machine machine, LaneImage image, List<String> apps, String console, String log) {
        var output = new LinkedHashMap<String, String>();
        for (String app : apps) {
            output.put(app, console.lines().filter(line -> line.startsWith(app + ":")).collect(Collectors.joining("\n")));
        }
        return new Evidence(output, statuses(log), constant(machine, image));
    }

    private static SortedMap<String, Integer> statuses(String log) {
        var names = STARTED.matcher(log).results().collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (_, last) -> last));
        var statuses = new TreeMap<String, Integer>();
        ENDED.matcher(log).results().filter(found -> names.containsKey(found.group(1)))
                .forEach(found -> statuses.put(names.get(found.group(1)), Integer.parseInt(found.group(2))));
        return statuses;
    }

    private static Map<Place, byte[]> constant(Machine machine, LaneImage image) {
        var constant = new LinkedHashMap<Place, byte[]>();
        var archive = ArchiveBlob.of(image.kernel());
        archive.entries().forEach((name, entry) -> constant.put(new Place("file /" + name, archive.segment().component()),
                machine.memory(archive.segment().physical() + entry.offset(), entry.bytes())));
        for (var segment : image.kernel().map().segments()) {
            if (!segment.component().isEmpty() && !segment.name().startsWith("blob.") && !segment.flags().contains("w")) {
                constant.put(new Place(segment.flags().contains("x") ? "code" : "constants", segment.component()),
                        machine.memory(segment.physical(), (int) segment.bytes()));
            }
        }
        return constant;
    }

    /// Whether the program printed what it prints without a fault, and ended as it does if its end is known.
    public boolean isUnharmed(String app, Evidence faultFree) {
        return output.get(app).equals(faultFree.output.get(app))
                && (!statuses.containsKey(app) || statuses.get(app).equals(faultFree.statuses.get(app)));
    }

    /// Whether memory that nobody may change is as in the fault-free run.
    public boolean isConstantUnharmed(Evidence faultFree) {
        return constant.entrySet().stream().allMatch(each -> Arrays.equals(each.getValue(), faultFree.constant.get(each.getKey())));
    }

    /// What is different here from the fault-free run.
    public List<Damage> damage(Evidence faultFree) {
        var damage = new ArrayList<Damage>();
        output.forEach((app, text) -> add(damage, "output", app, text.getBytes(), faultFree.output.get(app).getBytes()));
        faultFree.statuses.forEach((app, status) -> {
            var actual = statuses.get(app);
            if (!status.equals(actual)) {
                damage.add(new Damage(actual == null ? "no exit status instead of " + status : "exit status " + actual + " instead of " + status, app, 1));
            }
        });
        constant.forEach((place, bytes) -> add(damage, place.what, place.owner, bytes, faultFree.constant.get(place)));
        return List.copyOf(damage);
    }

    private static void add(List<Damage> damage, String what, String owner, byte[] actual, byte[] expected) {
        int different = Math.abs(actual.length - expected.length);
        for (int i = 0; i < Math.min(actual.length, expected.length); i++) {
            different += actual[i] == expected[i] ? 0 : 1;
        }
        if (different > 0) {
            damage.add(new Damage(what, owner, different));
        }
    }
}
