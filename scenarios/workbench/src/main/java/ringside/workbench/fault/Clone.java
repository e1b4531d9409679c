package ringside.workbench.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringside.compiler.image.ImageMap;
import ringside.compiler.image.ImageMap.Segment;
import ringside.compiler.mutate.Arming;
import ringside.compiler.mutate.Mutation;
import ringside.compiler.mutate.MutationWords;
import ringside.workbench.Problem;
import ringside.workbench.image.ArchiveBlob;
import ringside.workbench.image.LaneImage;

/// One of the copies of a site in a lane: that of a domain of the kernel image, or that of a program which carries the service itself.
///
/// @param app      program, empty for the kernel image
/// @param domain   in the kernel image or the program
/// @param record   virtual address of its [ringside.compiler.mutate.MutationWords] record
/// @param counters the segment the record lies in
/// @param identity what the headers of the segment's pages call the clone
public record Clone(Optional<String> app, String domain, long record, Segment counters, int identity) {

    /// Every copy of the site that the programs of a workload can reach: kernel image first, then the programs in their order, as far as
    /// they are not in the kernel image.
    public static List<Clone> of(LaneImage image, String site, List<String> apps) {
        var clones = new ArrayList<Clone>();
        addAll(clones, Optional.empty(), image.kernel().map(), site);
        apps.stream().filter(image.programs()::containsKey)
                .forEach(app -> addAll(clones, Optional.of(app), image.programs().get(app), site));
        return List.copyOf(clones);
    }

    private static void addAll(List<Clone> clones, Optional<String> app, ImageMap map, String site) {
        for (var point : map.mutations()) {
            if (point.site().equals(site)) {
                var counters = map.segments().stream()
                        .filter(each -> point.address() >= each.virtual() && point.address() < each.virtual() + each.bytes())
                        .findFirst().orElseThrow();
                clones.add(new Clone(app, point.domain(), point.address(), counters, MutationWords.identity(map.name(), point.domain())));
            }
        }
    }

    /// The domain's id, or `program NAME`.
    public String name() {
        return app.map(name -> "program " + name).orElse(domain);
    }

    /// The copies a fault may strike in a lane: the one it names there, else all.
    ///
    /// @throws Problem naming those there are
    public static List<Clone> candidates(LaneImage image, Fault fault, List<String> apps) throws Problem {
        var clones = of(image, fault.site(), apps);
        var lane = image.lane().id();
        if (clones.isEmpty()) {
            throw new Problem(Problem.Kind.USAGE, "fault \"" + fault.id() + "\": no code of lane " + lane + " reaches " + fault.site()
                    + ": choose another site or leave the lane out");
        }
        var wanted = fault.clone(lane);
        if (wanted.isEmpty()) {
            return clones;
        }
        return List.of(clones.stream().filter(clone -> clone.name().equals(wanted.get())).findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.USAGE, "fault \"" + fault.id() + "\": lane " + lane + " has no clone \"" + wanted.get()
                        + "\" of " + fault.site() + ": choose from " + String.join(", ", clones.stream().map(Clone::name).toList()))));
    }

    /// The copy that does the work: of several, the one most often passed once programs run, the first of equals.
    ///
    /// A service that is linked into every program, and perhaps into whoever loads programs, is one copy of the bug for each; a fault
    /// strikes one of them once, as it does where all programs share the service.
    public static Clone busiest(List<Clone> clones, Map<Clone, Integer> atBoot, Map<Clone, Integer> passes) {
        return clones.stream().reduce((first, second) ->
                passes.get(second) - atBoot.get(second) > passes.get(first) - atBoot.get(first) ? second : first).orElseThrow();
    }

    /// A copy of the kernel image with this clone armed.
    ///
    /// @param kernel the kernel image, perhaps with other clones armed
    /// @param image  what it was made from
    /// @param pass   counted from power-on
    public byte[] arm(byte[] kernel, LaneImage image, Mutation mutation, int pass) {
        int elf = app.isEmpty() ? 0 : ArchiveBlob.of(image.kernel()).offset("bin/" + app.get());
        return Arming.arm(kernel, elf, record, pass, mutation.operand());
    }
}
