package ringside.workbench.bench;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import ringside.workbench.Installation;
import ringside.workbench.Problem;
import ringside.workbench.image.LaneImages;

/// Seconds until a lane runs again after one of its services changed: kernel and programs, from class files.
///
/// The value is that of the slowest lane. Every class of the service has one more field in each run, so nothing is found ready made.
final class RebuildBenchmark implements Benchmark {
    private static final int RUNS = 3;
    /// Every lane reads its files through it.
    private static final String SERVICE = "guest/service/fs/";

    @Override
    public String name() {
        return "compiler.rebuild";
    }

    @Override
    public Measurement measure() throws Problem {
        var seconds = new double[RUNS];
        var lanes = new ArrayList<>(LaneImages.of(Installation.found()).lanes().all().keySet());
        var each = new double[lanes.size()];
        for (int run = 0; run < RUNS; run++) {
            try (var changed = new ScratchFolder("ringside-changed"); var images = new ScratchFolder("ringside-images")) {
                var installation = change(changed, run);
                for (int lane = 0; lane < each.length; lane++) {
                    long before = System.nanoTime();
                    LaneImages.into(images.path(), installation).build(lanes.get(lane));
                    each[lane] = (System.nanoTime() - before) / 1e9;
                    seconds[run] = Math.max(seconds[run], each[lane]);
                }
            }
        }
        return Measurement.of(name(), "s", seconds, "the slowest lane after a change of the file service; the first run starts cold; the last: "
                + lanes(lanes, each));
    }

    private static String lanes(List<String> lanes, double[] seconds) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < seconds.length; i++) {
            parts.add(lanes.get(i) + String.format(Locale.ROOT, " %.2f", seconds[i]));
        }
        return String.join(", ", parts);
    }

    private static Installation change(ScratchFolder folder, int run) throws Problem {
        var usual = Installation.found();
        for (var file : LaneImages.of(usual).lanes().commonClasses().entrySet()) {
            if (file.getKey().startsWith(SERVICE)) {
                folder.write(file.getKey(), withField(file.getValue(), "changed" + run));
            }
        }
        return new Installation(Stream.concat(Stream.of(folder.path()), usual.guestPath().stream()).toList(), usual.library(), Optional.empty(),
                usual.cache());
    }

    private static byte[] withField(byte[] classFile, String name) {
        var file = ClassFile.of();
        var model = file.parse(classFile);
        boolean holdsConstantsOnly = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
        int flags = ClassFile.ACC_STATIC | ClassFile.ACC_FINAL | (holdsConstantsOnly ? ClassFile.ACC_PUBLIC : ClassFile.ACC_PRIVATE);
        return file.transformClass(model, ClassTransform.endHandler(made -> made.withField(name, ConstantDescs.CD_int, flags)));
    }
}
