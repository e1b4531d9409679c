package ringside.workbench.architecture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A whole system on one page: what `architecture.json` says.
///
/// @param version   of the format, "1.0"
/// @param id        lane id: `mono`, `micro`, …
/// @param order     place among the lanes, from 1
/// @param label     name for people
/// @param idea      the architecture in one sentence
/// @param profile   code shape of its images, `teaching` or `optimised`
/// @param handles   whether handles of pools are tested before use, in all of its images
/// @param libraries package patterns cloned into every domain that reaches them, besides those every lane has
/// @param domains   protection domains; the first one boots
/// @param calls     who may call whom, and how
public record Architecture(
        String version,
        String id,
        int order,
        String label,
        String idea,
        Profile profile,
        Mode handles,
        List<String> libraries,
        List<Domain> domains,
        List<Call> calls,
        List<Device> devices,
        List<Probe> probes,
        List<Knob> knobs,
        List<Limitation> cannot,
        Drawing draw) {

    /// Code shape: one call per source call, or inlined within a component.
    public enum Profile {
        TEACHING, OPTIMISED;

        /// As architecture.json and reports write it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Which file carries a domain: the kernel image, or one executable for each app.
    public enum Carrier { KERNEL, PROGRAM }

    public enum Mode { UNCHECKED, CHECKED }

    /// How much a failure of the component costs the rest.
    public enum Trust {
        /// Its failure is everybody's.
        TRUSTED,
        /// Shares a protection domain with the trusted part; the compiler's checks confine it.
        CONFINED,
        /// Fails alone, behind a hardware boundary.
        ISOLATED,
        /// Whatever the user brings.
        UNTRUSTED
    }

    /// How many of a component there are.
    public enum Instances { ONE, PER_CORE, PER_PROCESS }

    /// How a permitted call is made.
    public enum Binding {
        /// A plain call within one domain.
        DIRECT,
        /// A synchronous message through the kernel.
        MESSAGE,
        /// A system call instruction into ring 0.
        TRAP,
        /// An asynchronous queue in memory both sides map.
        QUEUE,
        /// Shared memory and a wake-up.
        DOORBELL,
        /// The kernel enters ring-3 code at an agreed address.
        UPCALL
    }

    /// What one page table maps.
    ///
    /// @param ring     0 or 3
    /// @param core     cores it runs on: `any`, `each` (one domain for each core), a number, or a range such as `1-3`
    /// @param arenaKiB size of the arena from which `new` allocates
    /// @param stackKiB size of the initial stack
    public record Domain(String id, int ring, String core, Carrier image, int arenaKiB, int stackKiB, List<Component> components) {}

    /// Packages with pages of their own.
    public record Component(String id, List<String> packages, Mode mode, Trust trust, Instances instances) {}

    /// Permission for component `from` to call component `to` through interface or package `port`.
    public record Call(String from, String to, String port, Binding binding) {}

    /// @param owner     component that serves the device
    /// @param interrupt line number, `local` for the processor's own, `none` if it is polled
    public record Device(String id, String owner, String interrupt) {}

    /// A place in the code that the machine reports.
    public record Probe(String id, String kind, String method, int args) {}

    /// A choice the user has.
    ///
    /// @param rebuild whether another image is needed for another value
    /// @param sets    what the values of a rebuild knob change, the default nothing
    /// @param reason  why one would turn it
    public record Knob(String id, List<String> values, String initial, boolean rebuild, List<Setting> sets, String reason) {}

    /// A change of the description that comes with a knob's value. What is empty stays as it is.
    ///
    /// @param components those that get `mode` and `trust`
    public record Setting(String value, List<String> components, Optional<Mode> mode, Optional<Trust> trust, Optional<Profile> profile,
                          Optional<Mode> handles) {}

    /// What this architecture has no place for, with the reason.
    public record Limitation(String what, String why) {}

    /// How the lane is drawn: rows from top to bottom.
    public record Drawing(List<Row> rows, List<Boundary> boundaries) {}

    /// @param ring  `3`, `0` or `hardware`
    /// @param boxes component or device ids
    public record Row(String ring, List<String> boxes) {}

    public record Boundary(String between, String and, Line line) {}

    /// Solid: enforced by hardware. Dotted: enforced by the language. Gap: separate address spaces.
    public enum Line { SOLID, DOTTED, GAP }

    /// All components, in order of domains.
    public List<Component> components() {
        return domains.stream().flatMap(domain -> domain.components().stream()).toList();
    }

    /// Cores without which the system cannot be: one more than the highest that a domain is placed on by number.
    public int cores() {
        return domains.stream()
                .map(domain -> domain.core().substring(domain.core().indexOf('-') + 1))
                .filter(core -> core.chars().allMatch(Character::isDigit))
                .mapToInt(core -> Integer.parseInt(core) + 1)
                .max()
                .orElse(1);
    }

    public Optional<Knob> knob(String knobId) {
        return knobs.stream().filter(knob -> knob.id().equals(knobId)).findFirst();
    }

    /// Whether the kernel image holds the one program it runs, rather than files it starts programs from.
    public boolean linksItsProgram() {
        return domains.stream().allMatch(domain -> domain.image() == Carrier.KERNEL);
    }

    /// The domain that holds a component.
    public Optional<Domain> domainOf(String component) {
        return domains.stream()
                .filter(domain -> domain.components().stream().anyMatch(each -> each.id().equals(component)))
                .findFirst();
    }
}
