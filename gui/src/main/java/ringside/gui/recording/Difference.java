package ringside.gui.recording;

import java.util.List;
import java.util.Optional;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.architecture.Architecture.Binding;
import ringside.workbench.architecture.Architecture.Call;
import ringside.workbench.architecture.Architecture.Component;
import ringside.workbench.architecture.Architecture.Mode;

/// In a few words, where an architecture has its services, how programs reach them, and whether the compiler checks them: what
/// tells one lane from another. Read from `architecture.json`.
final class Difference {
    private static final String SERVICE_PORTS = "guest.port.";
    private static final String SERVICES = "guest.service.";
    private static final String PROGRAMS = "guest.app.**";

    private Difference() {}

    static String of(Architecture architecture) {
        List<Component> services = architecture.components().stream().filter(each -> isService(architecture, each)).toList();
        Optional<Component> program = program(architecture);
        if (services.isEmpty() || program.isEmpty()) {
            return "";
        }
        String place = place(architecture, program.get(), services.getFirst());
        String way = way(architecture, program.get().id()).map(Difference::words).map(words -> ", " + words).orElse("");
        boolean checked = services.stream().allMatch(each -> each.mode() == Mode.CHECKED);
        boolean perCore = architecture.cores() > 1;
        return place + way + (checked ? ", checked" : ", unchecked") + (perCore ? ", on every core" : "");
    }

    /// The component that stands for programs, wherever they are.
    static Optional<Component> program(Architecture architecture) {
        return architecture.components().stream().filter(each -> each.packages().contains(PROGRAMS)).findFirst();
    }

    /// A component of the services written once that others call as services, not as drivers or locks.
    private static boolean isService(Architecture architecture, Component component) {
        return component.packages().stream().anyMatch(each -> each.startsWith(SERVICES))
                && architecture.calls().stream().anyMatch(call -> call.to().equals(component.id()) && call.port().startsWith(SERVICE_PORTS));
    }

    private static String place(Architecture architecture, Component program, Component service) {
        var home = architecture.domainOf(service.id()).orElseThrow();
        boolean together = home.components().contains(program);
        return (together ? "services with the program in ring " : "services in ring ") + home.ring();
    }

    /// How the program calls a service or, where it calls none itself, whoever does it for the program.
    private static Optional<Binding> way(Architecture architecture, String program) {
        List<Call> own = architecture.calls().stream().filter(call -> call.from().equals(program)).toList();
        return own.stream().filter(call -> call.port().startsWith(SERVICE_PORTS)).findFirst()
                .or(() -> own.stream().findFirst()).map(Call::binding);
    }

    private static String words(Binding binding) {
        return switch (binding) {
            case DIRECT -> "by plain call";
            case MESSAGE -> "by message";
            case TRAP -> "by system call";
            case QUEUE -> "by queue";
            case DOORBELL -> "by doorbell";
            case UPCALL -> "by upcall";
        };
    }
}
