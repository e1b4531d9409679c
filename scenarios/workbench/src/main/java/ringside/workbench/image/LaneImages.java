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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ringside.compiler.CompileException;
import ringside.compiler.Compiler;
import ringside.compiler.image.CompiledImage;
import ringside.compiler.image.ImageMap;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.stub.GeneratedStubs;
import ringside.compiler.stub.StubGenerator;
import ringside.workbench.Installation;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Rebuild;
import tools.jackson.core.JacksonException;

/// Builds the images of lanes, or finds them ready made.
///
/// An image is looked up by the hash of everything that goes into it: the lane's classes and `architecture.json`, the common classes, the
/// files of the archive, the knobs it depends on, and the compiler itself. Whether classes lie in jars or in folders makes no difference.
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
    ///
    /// @throws Problem also if the lane links its one program, and none is named
    public LaneImage image(String lane) throws Problem {
        return image(lane, List.of(), Map.of());
    }

    /// The image of a lane that starts one program, with the arguments `etc/init` gives it, and nothing else.
    public LaneImage image(String lane, String app) throws Problem {
        if (!lanes.apps().containsKey(app)) {
            throw new Problem(Problem.Kind.USAGE, "there is no app \"" + app + "\": choose from "
                    + String.join(", ", lanes.apps().keySet()));
        }
        var found = lanes.lane(lane);
        if (found.architecture().linksItsProgram()) {
            return image(lane, List.of(app), Map.of());
        }
        var files = new TreeMap<>(archiveFiles);
        files.put(INIT, (command(app) + "\n").getBytes(StandardCharsets.UTF_8));
        return image(Order.of(found, files));
    }

    /// The image of a lane that can run `apps`, one program each, with `knobs` (knob to value) turned. Knobs that need no other image
    /// make no difference.
    ///
    /// @throws Problem of kind REFUSED if the lane links its program and `apps` is not one
    public LaneImage image(String lane, List<String> apps, Map<String, String> knobs) throws Problem {
        return mutated(lane, apps, knobs, List.of());
    }

    /// As [#image(String, List, Map)], with code at the named sites that strikes when armed ([ringside.compiler.mutate.Site]).
    public LaneImage mutated(String lane, List<String> apps, Map<String, String> knobs, List<String> sites) throws Problem {
        var found = lanes.lane(lane);
        var choices = Rebuild.choices(found.architecture(), knobs);
        return image(new Order(found.rebuilt(choices), choices, archiveFiles,
                found.architecture().linksItsProgram() ? apps : List.of(), sites));
    }

    /// Whether the compiler would refuse a bug, had it been in the source: some way to a guarded field does not take its lock.
    ///
    /// @param apps programs that use the service; the first is asked about where programs carry it
    /// @param site where the bug is, as in [#mutated]
    public boolean refuses(String lane, List<String> apps, String site) throws Problem {
        var found = lanes.lane(lane);
        var plans = new ImagePlans(found);
        var client = lanes.apps().get(apps.getFirst());
        var archive = CpioArchive.of(archiveFiles);
        if (found.architecture().linksItsProgram()) {
            return refuses(plans.kernelWithProgram(archive, List.of(client), ""), site);
        }
        return refuses(plans.kernel(archive), site) || refuses(plans.program(apps.getFirst(), client), site);
    }

    private static boolean refuses(ImagePlan plan, String site) throws Problem {
        try {
            return Compiler.refusesBugs(plan.withMutations(List.of(site)));
        } catch (CompileException broken) {
            throw new Problem(Problem.Kind.INVALID_FILE, "image " + plan.name() + " cannot be judged with " + site + ":\n" + broken.getMessage(), broken);
        }
    }

    /// What is generated for calls of a port from one domain to another.
    ///
    /// @param port binary name of the interface, as a lane sees it
    public GeneratedStubs stubs(String lane, String port) throws Problem {
        var file = GuestPath.classes(lanes.lane(lane).classPath()).get(port.replace('.', '/') + ".class");
        if (file == null) {
            throw new Problem(Problem.Kind.USAGE, "lane " + lane + " has no port " + port + ": name one such as guest.port.FileService");
        }
        try {
            return StubGenerator.generate(file);
        } catch (CompileException refused) {
            throw new Problem(Problem.Kind.INVALID_FILE, "nothing can be generated for " + port + ":\n" + refused.getMessage(), refused);
        }
    }

    /// How `etc/init` calls a program.
    private String command(String app) {
        var command = "/bin/" + app;
        return new String(archiveFiles.getOrDefault(INIT, new byte[0]), StandardCharsets.UTF_8).lines()
                .filter(each -> each.equals(command) || each.startsWith(command + " "))
                .findFirst()
                .orElse(command);
    }

    /// Builds the images of all lanes, of a lane that links its program one for each app, and forgets all others. Several are built at a
    /// time, as nothing is shared between them, nor between the programs of one.
    public List<LaneImage> buildAll() throws Problem {
        var built = new ArrayList<LaneImage>();
        var keys = new HashSet<String>();
        var orders = lanes.all().values().stream().flatMap(lane -> orders(lane).stream()).toList();
        for (Order order : orders) {
            keys.add(key(order));
        }
        built.addAll(together(orders.stream().<Callable<LaneImage>>map(order -> () -> image(order)).toList()));
        try {
            store.keepOnly(keys);
        } catch (IOException unwritable) {
            throw notWritable(unwritable);
        }
        return List.copyOf(built);
    }

    /// Builds the images of one lane, as [#buildAll()] does, and forgets none.
    public List<LaneImage> build(String lane) throws Problem {
        return together(orders(lanes.lane(lane)).stream().<Callable<LaneImage>>map(order -> () -> image(order)).toList());
    }

    /// The results of tasks that share nothing, in their order.
    private static <T> List<T> together(List<Callable<T>> tasks) throws Problem {
        var results = new ArrayList<T>();
        try (var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (Future<T> result : workers.invokeAll(tasks)) {
                results.add(result.get());
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Problem problem ? problem
                    : new Problem(Problem.Kind.DEFECT, "an image cannot be built: " + failed.getCause(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Problem(Problem.Kind.LIMIT, "interrupted while building images: run it again", stopped);
        }
        return List.copyOf(results);
    }

    private List<Order> orders(Lane lane) {
        return lane.architecture().linksItsProgram()
                ? lanes.apps().keySet().stream().map(app -> new Order(lane, new TreeMap<>(), archiveFiles, List.of(app), List.of())).toList()
                : List.of(Order.of(lane, archiveFiles));
    }

    /// What an image is built from.
    ///
    /// @param choices turned knobs, as far as the image depends on them; `lane` has them applied
    /// @param files   of the archive, programs aside
    /// @param linked  programs to link into the kernel's image; empty where the kernel loads its programs
    /// @param sites   of faults that can be armed in the image
    private record Order(Lane lane, SortedMap<String, String> choices, SortedMap<String, byte[]> files, List<String> linked,
                         List<String> sites) {
        static Order of(Lane lane, SortedMap<String, byte[]> files) {
            return new Order(lane, new TreeMap<>(), files, List.of(), List.of());
        }
    }

    private LaneImage image(Order order) throws Problem {
        var key = key(order);
        var known = store.find(key).flatMap(set -> loaded(order.lane(), set));
        if (known.isPresent()) {
            return known.get();
        }
        var built = order.lane().architecture().linksItsProgram() ? link(order) : build(order);
        try {
            store.keep(key, fileSet(built));
        } catch (IOException unwritable) {
            throw notWritable(unwritable);
        }
        return built;
    }

    /// The program and what it reaches, in one image. A program that opens no files carries no archive.
    private LaneImage link(Order order) throws Problem {
        var plans = new ImagePlans(order.lane());
        var command = order.linked().stream().findFirst().map(this::command).orElse("");
        var plan = plans.kernelWithProgram(CpioArchive.of(order.files()), order.linked().stream().map(lanes.apps()::get).toList(), command)
                .withMutations(order.sites());
        var kernel = compile(order.lane(), plan);
        if (!plans.readsArchive(kernel.map())) {
            kernel = compile(order.lane(), ImagePlans.withoutArchive(plan));
        }
        return new LaneImage(order.lane(), kernel, Map.of());
    }

    private Problem notWritable(IOException cause) {
        return new Problem(Problem.Kind.USAGE, writable + ": images cannot be kept there (" + cause.getMessage()
                + "): set RINGSIDE_CACHE to a folder that can be written", cause);
    }

    private LaneImage build(Order order) throws Problem {
        var lane = order.lane();
        var plans = new ImagePlans(lane);
        var contents = new TreeMap<>(order.files());
        var maps = new LinkedHashMap<String, ImageMap>();
        var programs = together(lanes.apps().entrySet().stream()
                .<Callable<CompiledImage>>map(app -> () -> compile(lane, plans.program(app.getKey(), app.getValue()).withMutations(order.sites())))
                .toList());
        var apps = lanes.apps().keySet().iterator();
        for (CompiledImage program : programs) {
            var app = apps.next();
            contents.put("bin/" + app, program.elf());
            maps.put(app, program.map());
        }
        return new LaneImage(lane, compile(lane, plans.kernel(CpioArchive.of(contents)).withMutations(order.sites())),
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

    private String key(Order order) {
        var hash = new ContentHash().add("compiler", compilerHash);
        hash.add("architecture", order.lane().own().files().get(GuestPath.ARCHITECTURE));
        GuestPath.classes(order.lane().classPath()).forEach(hash::add);
        order.files().forEach(hash::add);
        order.choices().forEach((knob, value) -> hash.add("knob " + knob, value));
        order.linked().forEach(app -> hash.add("linked", app));
        hash.add("mutations", String.join("\n", order.sites()));
        return order.lane().id() + "-" + hash.hex().substring(0, KEY_DIGITS);
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
