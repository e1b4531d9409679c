package ringside.workbench.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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
import ringside.workbench.image.ElfSegments;
import ringside.workbench.image.LaneImage;

/// What can be seen of a run from outside when it is over: what programs printed and how they ended, and memory that nobody may change.
///
/// @param output   lines of each program, by the name they begin with
/// @param statuses exit statuses by program, as far as the kernel's log tells them
/// @param changed  for memory that nobody may change, how many bytes are not as they were booted
public record Evidence(Map<String, String> output, SortedMap<String, Integer> statuses, Map<Place, Integer> changed) {
    private static final Pattern STARTED = Pattern.compile("process (\\d+) is /bin/(\\S+)");
    private static final Pattern ENDED = Pattern.compile("process (\\d+) ended with status (\\d+)");

    /// Memory with an owner: a file of the archive, the code or the constants of a component.
    public record Place(String what, String owner) {}

    /// @param booted the kernel image as it was booted
    /// @param apps   programs of the workload
    public static Evidence of(Machine machine, LaneImage image, byte[] booted, List<String> apps, String console, String log) {
        var output = new LinkedHashMap<String, String>();
        for (String app : apps) {
            output.put(app, console.lines().filter(line -> line.startsWith(app + ":")).collect(Collectors.joining("\n")));
        }
        return new Evidence(output, statuses(log), changed(machine, image, booted));
    }

    private static SortedMap<String, Integer> statuses(String log) {
        var names = STARTED.matcher(log).results().collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (_, last) -> last));
        var statuses = new TreeMap<String, Integer>();
        ENDED.matcher(log).results().filter(found -> names.containsKey(found.group(1)))
                .forEach(found -> statuses.put(names.get(found.group(1)), Integer.parseInt(found.group(2))));
        return statuses;
    }

    private static Map<Place, Integer> changed(Machine machine, LaneImage image, byte[] booted) {
        var changed = new LinkedHashMap<Place, Integer>();
        var segments = new ElfSegments(booted);
        var archive = ArchiveBlob.of(image.kernel());
        archive.entries().forEach((name, entry) -> changed.put(new Place("file /" + name, archive.segment().component()),
                different(machine.memory(archive.segment().physical() + entry.offset(), entry.bytes()),
                        Arrays.copyOfRange(booted, archive.offset(name), archive.offset(name) + entry.bytes()))));
        for (var segment : image.kernel().map().segments()) {
            if (!segment.component().isEmpty() && !segment.name().startsWith("blob.") && !segment.flags().contains("w")) {
                int length = (int) segment.bytes();
                changed.put(new Place(segment.flags().contains("x") ? "code" : "constants", segment.component()),
                        different(machine.memory(segment.physical(), length), segments.bytes(segment.physical(), length)));
            }
        }
        return changed;
    }

    private static int different(byte[] actual, byte[] expected) {
        int different = Math.abs(actual.length - expected.length);
        for (int i = 0; i < Math.min(actual.length, expected.length); i++) {
            different += actual[i] == expected[i] ? 0 : 1;
        }
        return different;
    }

    /// Whether the program printed what it prints without a fault, and ended as it does if its end is known.
    public boolean isUnharmed(String app, Evidence faultFree) {
        return output.get(app).equals(faultFree.output.get(app))
                && (!statuses.containsKey(app) || statuses.get(app).equals(faultFree.statuses.get(app)));
    }

    /// Whether memory that nobody may change is as in the fault-free run.
    public boolean isConstantUnharmed(Evidence faultFree) {
        return changed.equals(faultFree.changed);
    }

    /// What is different here from the fault-free run.
    public List<Damage> damage(Evidence faultFree) {
        var damage = new ArrayList<Damage>();
        output.forEach((app, text) -> add(damage, "output", app, different(text.getBytes(ISO_8859_1), faultFree.output.get(app).getBytes(ISO_8859_1))));
        faultFree.statuses.forEach((app, status) -> {
            var actual = statuses.get(app);
            if (!status.equals(actual)) {
                damage.add(new Damage(actual == null ? "no exit status instead of " + status : "exit status " + actual + " instead of " + status, app, 1));
            }
        });
        changed.forEach((place, bytes) -> add(damage, place.what, place.owner, Math.abs(bytes - faultFree.changed.getOrDefault(place, 0))));
        return List.copyOf(damage);
    }

    private static void add(List<Damage> damage, String what, String owner, int bytes) {
        if (bytes > 0) {
            damage.add(new Damage(what, owner, bytes));
        }
    }
}
