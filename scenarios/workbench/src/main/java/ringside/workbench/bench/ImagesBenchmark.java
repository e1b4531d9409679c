package ringside.workbench.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
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
            try (var folder = new ScratchFolder("ringside-images")) {
                long before = System.nanoTime();
                long processorBefore = SYSTEM.getProcessCpuTime();
                images = LaneImages.into(folder.path(), installation).buildAll().stream().mapToInt(image -> 1 + image.programs().size()).sum();
                processor += (SYSTEM.getProcessCpuTime() - processorBefore) / 1e9;
                seconds[i] = (System.nanoTime() - before) / 1e9;
            }
        }
        return Measurement.of(name(), "s", seconds, images + " kernels and programs, each from class files; the first run starts cold; "
                + String.format(Locale.ROOT, "%.1f", processor / RUNS) + " s of processor time each");
    }
}
