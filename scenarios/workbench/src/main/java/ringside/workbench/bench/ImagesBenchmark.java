package ringside.workbench.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import ringside.workbench.Installation;
import ringside.workbench.Problem;
import ringside.workbench.image.LaneImages;

/// Seconds to build every image of the product, kernels and programs, from class files.
final class ImagesBenchmark implements Benchmark {
    private static final int RUNS = 3;
    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Override
    public String name() {
        return "compiler.allImages";
    }

    @Override
    public Measurement measure() throws Problem {
        var installation = Installation.found();
        var seconds = new double[RUNS];
        int images = 0;
        double processor = 0;
        for (int i = 0; i < RUNS; i++) {
            try {
                var folder = Files.createTempDirectory("ringside-images");
                try {
                    long before = System.nanoTime();
                    long processorBefore = SYSTEM.getProcessCpuTime();
                    images = LaneImages.into(folder, installation).buildAll().stream().mapToInt(image -> 1 + image.programs().size()).sum();
                    processor += (SYSTEM.getProcessCpuTime() - processorBefore) / 1e9;
                    seconds[i] = (System.nanoTime() - before) / 1e9;
                } finally {
                    delete(folder);
                }
            } catch (IOException unwritable) {
                throw new Problem(Problem.Kind.LIMIT, "images cannot be kept in the folder for temporary files (" + unwritable.getMessage()
                        + "): set java.io.tmpdir to one that can be written", unwritable);
            }
        }
        return Measurement.of(name(), "s", seconds, images + " kernels and programs, each from class files; the first run starts cold; "
                + String.format(Locale.ROOT, "%.1f", processor / RUNS) + " s of processor time each");
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
