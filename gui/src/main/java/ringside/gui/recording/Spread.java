package ringside.gui.recording;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import ringside.gui.recording.LanePicture.Box;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.architecture.Architecture.Component;
import ringside.workbench.architecture.Architecture.Domain;
import ringside.workbench.architecture.Architecture.Instances;
import ringside.workbench.architecture.Architecture.Mode;
import ringside.workbench.fault.Damage;
import ringside.workbench.run.LaneRun;

/// How far a fault has spread at a position: a function of the faults in the trace, of who shares memory with whom, and at the end of
/// what the run found damaged.
///
/// @param damaged components whose output or memory the run found different from the fault-free one
/// @param stopped whether the system as a whole gave up
public record Spread(Architecture architecture, List<String> components, List<FaultMark> marks, Set<String> damaged, boolean stopped, int end) {

    public static Spread of(LaneRun run, List<FaultMark> marks) {
        Set<String> damaged = new HashSet<>();
        run.damage().stream().map(Damage::owner).forEach(damaged::add);
        return new Spread(run.architecture(), run.components(), marks, Set.copyOf(damaged), run.status() == LaneRun.Status.PANICKED,
                run.events().size() - 1);
    }

    /// Conditions of the boxes of a drawing; empty as long as nothing went wrong.
    ///
    /// @param programs names of the programs that ran last, by box
    public Map<String, Condition> boxes(LanePicture picture, Map<String, String> programs, int position) {
        Map<String, Condition> conditions = new HashMap<>();
        for (Box box : picture.boxes()) {
            if (box.kind() == Box.Kind.COMPONENT) {
                String name = programs.getOrDefault(box.id(), box.component());
                of(index(name), name, position).ifPresent(condition -> conditions.put(box.id(), condition));
            }
        }
        return Map.copyOf(conditions);
    }

    /// The programs to show: those that ran last, but at the end, when none runs any more, one that was harmed rather than one that was not.
    ///
    /// @param last names of the programs that ran last, by box
    public Map<String, String> programs(Map<String, String> last, int position) {
        if (position != end || last.size() != 1 || last.values().stream().anyMatch(this::isDamaged)) {
            return last;
        }
        return damaged.stream().filter(name -> architecture.domainOf(name).isEmpty()).sorted().findFirst()
                .map(name -> Map.of(last.keySet().iterator().next(), name)).orElse(last);
    }

    private int index(String name) {
        return IntStream.range(1, components.size()).filter(i -> components.get(i).equals(name) || components.get(i).endsWith("/" + name))
                .findFirst().orElse(0);
    }

    /// Whether anything went wrong in this lane at all, up to a position.
    private boolean begun(int position) {
        boolean over = position == end && (stopped || !damaged.isEmpty());
        return over || marks.stream().anyMatch(mark -> mark.position() <= position);
    }

    private Optional<Condition> of(int component, String name, int position) {
        if (!begun(position)) {
            return Optional.empty();
        }
        boolean allLost = position == end && stopped
                || marks.stream().anyMatch(mark -> mark.kind() == FaultMark.Kind.PANIC && mark.position() <= position);
        if (allLost) {
            return Optional.of(Condition.LOST);
        }
        Optional<Condition> own = marks.stream().filter(mark -> mark.position() <= position && mark.component() == component)
                .reduce((_, latest) -> latest)
                .map(mark -> mark.kind() == FaultMark.Kind.RESTART ? Condition.RESTARTED : Condition.LOST);
        if (own.isPresent()) {
            return own;
        }
        if (position == end && isDamaged(name)) {
            return Optional.of(Condition.DAMAGED);
        }
        boolean suspect = marks.stream().anyMatch(mark -> mark.position() <= position && endangers(name(mark.component()), name));
        return Optional.of(suspect ? Condition.SUSPECT : Condition.SURVIVED);
    }

    private boolean isDamaged(String component) {
        return damaged.contains(component) || damaged.contains(component.substring(component.lastIndexOf('/') + 1));
    }

    /// Components of one domain share its memory; only the compiler's checks keep a failing one from writing anywhere in it. Where
    /// every program is a domain of its own, another program shares nothing.
    private boolean endangers(String failed, String other) {
        Optional<Domain> domain = domainOf(failed);
        boolean unchecked = domain.stream().flatMap(each -> each.components().stream())
                .filter(each -> each.id().equals(failed)).anyMatch(each -> each.mode() == Mode.UNCHECKED);
        boolean ownCopies = domain.stream().flatMap(each -> each.components().stream()).allMatch(each -> each.instances() == Instances.PER_PROCESS);
        return unchecked && !ownCopies && !failed.equals(other) && domain.equals(domainOf(other));
    }

    private Optional<Domain> domainOf(String component) {
        Optional<Domain> named = architecture.domainOf(component);
        return named.isPresent() ? named : Difference.program(architecture).map(Component::id).flatMap(architecture::domainOf);
    }

    private String name(int component) {
        return component > 0 && component < components.size() ? components.get(component) : "";
    }
}
