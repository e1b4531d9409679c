package ringside.workbench.modes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ringside.compiler.CompileException;
import ringside.compiler.Compiler;
import ringside.compiler.image.CompiledImage;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.Binding;
import ringside.compiler.plan.ImagePlan.CallPlan;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.machine.CpuModel;
import ringside.machine.Machine;
import ringside.machine.MachineConfig;
import ringside.machine.StopReason;
import ringside.machine.UnusableImageException;
import ringside.machine.time.CostTables;
import ringside.workbench.GuestSources;

/// A scratch kernel with one scratch service in a component of its own, compiled from `src/test/scratch` in a chosen mode.
record ScratchService(Path classes) {
    /// What a run left behind.
    record Ended(StopReason reason, String console) {}

    /// Compiles the guest sources below `sources` with javac.
    static ScratchService compile(Path sources, Path output) throws IOException {
        GuestSources.compile(sources, output, GuestSources.shared());
        return new ScratchService(output);
    }

    CompiledImage image(Mode serviceMode) throws CompileException {
        List<Path> classPath = new ArrayList<>(List.of(classes));
        GuestSources.shared().forEach(classPath::add);
        var kernel = new ComponentPlan("kernel", List.of("guest.kernel.boot.ScratchKernel"), Mode.UNCHECKED);
        var service = new ComponentPlan("scratch", List.of("guest.service.scratch"), serviceMode);
        return Compiler.compile(new ImagePlan("scratch", ImagePlan.Kind.KERNEL, classPath,
                List.of(new DomainPlan("kernel", 0, List.of(kernel, service), 256 * 1024, 32 * 1024)),
                List.of("guest.lang.**", "guest.port.**", "guest.platform.**", "guest.lib.**"),
                List.of("guest.lang.**", "guest.platform.**"),
                List.of(new CallPlan("kernel", "scratch", "guest.service.scratch.Directory", Binding.DIRECT)),
                List.of(), List.of(), "", ImagePlan.Profile.TEACHING));
    }

    Ended run(Mode serviceMode) throws CompileException, UnusableImageException {
        var console = new ByteArrayOutputStream();
        var machine = new Machine(new MachineConfig(1, 64, CpuModel.RINGSIDE, CostTables.load("flat"), "", new byte[0]),
                image(serviceMode).elf());
        machine.connect(console, ByteArrayOutputStream.nullOutputStream());
        StopReason reason = machine.run(50_000_000);
        return new Ended(reason, console.toString(StandardCharsets.ISO_8859_1));
    }
}
