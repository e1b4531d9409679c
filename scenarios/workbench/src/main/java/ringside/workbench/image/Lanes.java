package ringside.workbench.image;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.architecture.ArchitectureReader;

/// The lanes and programs found on the guest path: a lane is an `architecture.json` with compiled guest classes beside it.
public final class Lanes {
    private static final String APP_FOLDER = "guest/app/";
    private static final String PROGRAM = "guest/lib/Program";

    private final Map<String, Lane> lanes;
    private final SortedMap<String, String> apps;
    private final SortedMap<String, byte[]> commonClasses;

    private Lanes(Map<String, Lane> lanes, List<GuestPath.Entry> common) {
        this.lanes = Collections.unmodifiableMap(lanes);
        this.apps = Collections.unmodifiableSortedMap(apps(common));
        this.commonClasses = Collections.unmodifiableSortedMap(GuestPath.classes(common));
    }

    /// @throws Problem if an `architecture.json` is wrong; where two lanes have one id, the first on the path wins
    public static Lanes discover(GuestPath path) throws Problem {
        var common = path.entries().stream().filter(entry -> !entry.hasArchitecture()).toList();
        var found = new ArrayList<Lane>();
        for (var entry : path.entries()) {
            if (entry.hasArchitecture() && entry.hasGuestClasses()) {
                found.add(new Lane(architecture(entry), entry, common));
            }
        }
        found.sort(Comparator.comparingInt(lane -> lane.architecture().order()));
        var lanes = new LinkedHashMap<String, Lane>();
        found.forEach(lane -> lanes.putIfAbsent(lane.id(), lane));
        return new Lanes(lanes, common);
    }

    /// Lanes by id, in their order.
    public Map<String, Lane> all() {
        return lanes;
    }

    public Map<String, Architecture> architectures() {
        var architectures = new LinkedHashMap<String, Architecture>();
        lanes.forEach((id, lane) -> architectures.put(id, lane.architecture()));
        return Collections.unmodifiableMap(architectures);
    }

    /// The lane of that name.
    ///
    /// @throws Problem naming those there are
    public Lane lane(String id) throws Problem {
        var lane = lanes.get(id);
        if (lane == null) {
            throw new Problem(Problem.Kind.USAGE, "there is no lane \"" + id + "\": choose from "
                    + (lanes.isEmpty() ? "none, no kernel is built" : String.join(", ", lanes.keySet())));
        }
        return lane;
    }

    /// File name in `/bin` to class name, for every program.
    public SortedMap<String, String> apps() {
        return apps;
    }

    /// Class files by name, `guest/service/fs/OpenFiles.class`, of the classes that all lanes share.
    public SortedMap<String, byte[]> commonClasses() {
        return commonClasses;
    }

    private static Architecture architecture(GuestPath.Entry entry) throws Problem {
        var name = entry.location().resolve(GuestPath.ARCHITECTURE).toString();
        return ArchitectureReader.parse(name, new String(entry.files().get(GuestPath.ARCHITECTURE), StandardCharsets.UTF_8));
    }

    private static SortedMap<String, String> apps(List<GuestPath.Entry> entries) {
        var apps = new TreeMap<String, String>();
        for (var entry : entries) {
            for (var file : entry.files().tailMap(APP_FOLDER).entrySet()) {
                if (!file.getKey().startsWith(APP_FOLDER)) {
                    break;
                }
                if (file.getKey().endsWith(".class") && isProgram(ClassFile.of().parse(file.getValue()))) {
                    var className = file.getKey().substring(0, file.getKey().length() - ".class".length()).replace('/', '.');
                    apps.putIfAbsent(className.substring(className.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), className);
                }
            }
        }
        return apps;
    }

    private static boolean isProgram(ClassModel model) {
        return !model.flags().has(AccessFlag.ABSTRACT)
                && model.interfaces().stream().anyMatch(each -> each.asInternalName().equals(PROGRAM));
    }
}
