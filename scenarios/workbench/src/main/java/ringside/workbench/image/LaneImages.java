package ringside.workbench.image;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import ringside.compiler.CompileException;
import ringside.compiler.Compiler;
import ringside.compiler.image.CompiledImage;
import ringside.compiler.image.ImageMap;
import ringside.compiler.plan.ImagePlan;
import ringside.workbench.Installation;
import ringside.workbench.Problem;
import tools.jackson.core.JacksonException;

/// Builds the images of lanes, or finds them ready made.
///
/// An image is looked up by the hash of everything that goes into it: the lane's classes and `architecture.json`, the common classes, the
/// files of the archive, and the compiler itself. Whether classes lie in jars or in folders makes no difference.
public final class LaneImages {
    private static final String KERNEL = "kernel.elf";
    private static final String KERNEL_MAP = "kernel.map.json";
    private static final String PROGRAM_MAP = ".program.map.json";
    private static final String INIT = "etc/init";
    private static final int KEY_DIGITS = 32;

    private final Lanes lanes;
    private final SortedMap<String, byte[]> archiveFiles;
    private final ImageStore store;
    private final Path writable;
    private final String compilerHash;

    private LaneImages(Lanes lanes, SortedMap<String, byte[]> archiveFiles, List<Path> ready, Path writable) throws Problem {
        this.lanes = lanes;
        this.archiveFiles = archiveFiles;
        this.store = new ImageStore(ready, writable);
        this.writable = writable;
        this.compilerHash = compilerHash();
    }

    /// Images of an installation: those built with the product are used, others are kept in the user's cache.
    public static LaneImages of(Installation installation) throws Problem {
        return new LaneImages(Lanes.discover(GuestPath.read(installation.guestPath())), filesOf(installation),
                installation.images().stream().toList(), installation.cache());
    }

    /// As [#of(Installation)], but new images go to `folder`, which is searched alone.
    public static LaneImages into(Path folder, Installation installation) throws Problem {
        return new LaneImages(Lanes.discover(GuestPath.read(installation.guestPath())), filesOf(installation), List.of(), folder);
    }

    public Lanes lanes() {
        return lanes;
    }

    /// The image of a lane with every program.
    public LaneImage image(String lane) throws Problem {
        return image(lanes.lane(lane), archiveFiles, List.of());
    }

    /// As [#image(String)], with code at the named sites that strikes when armed ([ringside.compiler.mutate.Site]).
    public LaneImage mutated(String lane, List<String> sites) throws Problem {
        return image(lanes.lane(lane), archiveFiles, sites);
    }

    /// The image of a lane that starts one program, with the arguments `etc/init` gives it, and nothing else.
    public LaneImage image(String lane, String app) throws Problem {
        if (!lanes.apps().containsKey(app)) {
            throw new Problem(Problem.Kind.USAGE, "there is no app \"" + app + "\": choose from "
                    + String.join(", ", lanes.apps().keySet()));
        }
        var files = new TreeMap<>(archiveFiles);
        var command = "/bin/" + app;
        var line = new String(archiveFiles.getOrDefault(INIT, new byte[0]), StandardCharsets.UTF_8).lines()
                .filter(each -> each.equals(command) || each.startsWith(command + " "))
                .findFirst()
                .orElse(command);
        files.put(INIT, (line + "\n").getBytes(StandardCharsets.UTF_8));
        return image(lanes.lane(lane), files, List.of());
    }

    /// Builds the images of all lanes and forgets all others.
    public List<LaneImage> buildAll() throws Problem {
        var built = new ArrayList<LaneImage>();
        var keys = new HashSet<String>();
        for (Lane lane : lanes.all().values()) {
            built.add(image(lane, archiveFiles, List.of()));
            keys.add(key(lane, archiveFiles, List.of()));
        }
        try {
            store.keepOnly(keys);
        } catch (IOException unwritable) {
            throw notWritable(unwritable);
        }
        return List.copyOf(built);
    }

    private LaneImage image(Lane lane, SortedMap<String, byte[]> files, List<String> sites) throws Problem {
        var key = key(lane, files, sites);
        var known = store.find(key).flatMap(set -> loaded(lane, set));
        if (known.isPresent()) {
            return known.get();
        }
        var built = build(lane, files, sites);
        try {
            store.keep(key, fileSet(built));
        } catch (IOException unwritable) {
            throw notWritable(unwritable);
        }
        return built;
    }

    private Problem notWritable(IOException cause) {
        return new Problem(Problem.Kind.USAGE, writable + ": images cannot be kept there (" + cause.getMessage()
                + "): set RINGSIDE_CACHE to a folder that can be written", cause);
    }

    private LaneImage build(Lane lane, SortedMap<String, byte[]> files, List<String> sites) throws Problem {
        var plans = new ImagePlans(lane);
        var contents = new TreeMap<>(files);
        var maps = new LinkedHashMap<String, ImageMap>();
        for (var app : lanes.apps().entrySet()) {
            var program = compile(lane, plans.program(app.getKey(), app.getValue()).withMutations(sites));
            contents.put("bin/" + app.getKey(), program.elf());
            maps.put(app.getKey(), program.map());
        }
        return new LaneImage(lane, compile(lane, plans.kernel(CpioArchive.of(contents)).withMutations(sites)),
                Collections.unmodifiableMap(maps));
    }

    private static CompiledImage compile(Lane lane, ImagePlan plan) throws Problem {
        try {
            return Compiler.compile(plan);
        } catch (CompileException refused) {
            throw new Problem(Problem.Kind.INVALID_FILE, "image " + plan.name() + " of lane " + lane.id() + " cannot be built:\n"
                    + refused.getMessage(), refused);
        }
    }

    private static SortedMap<String, byte[]> fileSet(LaneImage image) {
        var files = new TreeMap<String, byte[]>();
        files.put(KERNEL, image.kernel().elf());
        files.put(KERNEL_MAP, MapFile.write(image.kernel().map()));
        image.programs().forEach((app, map) -> files.put(app + PROGRAM_MAP, MapFile.write(map)));
        return files;
    }

    private static Optional<LaneImage> loaded(Lane lane, SortedMap<String, byte[]> files) {
        try {
            var programs = new LinkedHashMap<String, ImageMap>();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                if (file.getKey().endsWith(PROGRAM_MAP)) {
                    programs.put(file.getKey().substring(0, file.getKey().length() - PROGRAM_MAP.length()), MapFile.read(file.getValue()));
                }
            }
            return Optional.of(new LaneImage(lane, new CompiledImage(files.get(KERNEL), MapFile.read(files.get(KERNEL_MAP))),
                    Collections.unmodifiableMap(programs)));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private String key(Lane lane, SortedMap<String, byte[]> files, List<String> sites) {
        var hash = new ContentHash().add("compiler", compilerHash);
        hash.add("architecture", lane.own().files().get(GuestPath.ARCHITECTURE));
        GuestPath.classes(lane.classPath()).forEach(hash::add);
        files.forEach(hash::add);
        hash.add("mutations", String.join("\n", sites));
        return lane.id() + "-" + hash.hex().substring(0, KEY_DIGITS);
    }

    /// The compiler's own classes: a changed compiler makes other images.
    private static String compilerHash() throws Problem {
        try {
            var location = Path.of(Compiler.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            var hash = new ContentHash();
            GuestPath.classes(GuestPath.read(List.of(location)).entries()).forEach(hash::add);
            return hash.hex();
        } catch (URISyntaxException unexpected) {
            throw new Problem(Problem.Kind.DEFECT, "the compiler's own location cannot be read", unexpected);
        }
    }

    /// `library/files`: what the archive holds besides the programs.
    private static SortedMap<String, byte[]> filesOf(Installation installation) throws Problem {
        var folder = installation.library().resolve("files");
        if (!Files.isDirectory(folder)) {
            throw new Problem(Problem.Kind.USAGE, folder
                    + ": the files for the image's archive are not there: build first, or correct the library folder");
        }
        return GuestPath.read(List.of(folder)).entries().getFirst().files();
    }
}
