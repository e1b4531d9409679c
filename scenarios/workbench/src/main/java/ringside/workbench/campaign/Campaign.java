package ringside.workbench.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import ringside.compiler.mutate.Site;
import ringside.machine.time.CostTable;
import ringside.workbench.Problem;
import ringside.workbench.fault.Clone;
import ringside.workbench.fault.Fault;
import ringside.workbench.fault.FaultSites;
import ringside.workbench.image.LaneImage;
import ringside.workbench.image.LaneImages;
import ringside.workbench.run.ChosenKnobs;
import ringside.workbench.run.Costs;
import ringside.workbench.run.QuietRun;
import ringside.workbench.scenario.Scenario;

/// Tries a suite of faults on lanes: one image for each lane with every site mutated, one machine for each fault, and at most as many
/// machines at once as there are processors.
///
/// The workload's first program is the client of the service, all others are bystanders. Where each program brings a copy of the service,
/// the client's copy is struck. A lane that has no place for bystanders runs the client alone: nobody is left to go on unharmed there, but
/// the machine, its files and its code are still watched.
public final class Campaign {
    /// A faulty run may take this many times as long as the fault-free one before it counts as hung. No instruction takes less than
    /// a cycle, so that many instructions leave at least that much time for everybody else to finish.
    private static final int PATIENCE = 3;

    private final LaneImages images;
    private final Scenario scenario;
    private final List<ChosenKnobs> variants;
    private final CostTable costs;

    /// @param scenario its machine and workload are used, its own faults are not
    public Campaign(LaneImages images, Scenario scenario, ChosenKnobs knobs) throws Problem {
        this(images, scenario, List.of(knobs));
    }

    /// @param variants the same faults are tried with each of these
    public Campaign(LaneImages images, Scenario scenario, List<ChosenKnobs> variants) throws Problem {
        this.images = images;
        this.scenario = scenario;
        this.variants = List.copyOf(variants);
        this.costs = Costs.named(scenario.machine().costs());
    }

    /// A lane made ready: its image and what it does without a fault.
    ///
    /// @param programs that run; the first is the client
    private record Ready(LaneImage image, Map<String, String> knobs, List<String> programs, QuietRun runs, Map<Site, Clone> clones, QuietRun.Result faultFree) {
        int passes(Site site) {
            var clone = clones.get(site);
            return clone == null ? 0 : faultFree.passes().get(clone) - faultFree.passesAtBoot().get(clone);
        }
    }

    /// As [#runEach], of the first variant.
    public CampaignResult run(Suite suite, List<String> lanes, int count, long seed, CampaignProgress progress)
            throws Problem, InterruptedException {
        return runEach(suite, lanes, count, seed, progress).getFirst();
    }

    /// One result for each variant. Blocks until every fault was tried. Interrupting the calling thread cancels.
    ///
    /// @throws Problem              for an unknown lane, an image that cannot be built, a defect of the machine
    /// @throws InterruptedException if cancelled
    public List<CampaignResult> runEach(Suite suite, List<String> lanes, int count, long seed, CampaignProgress progress)
            throws Problem, InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        try (var executor = Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("fault-", 1).daemon().factory())) {
            try {
                var found = new FaultSites(images);
                var sites = Choice.sample(suite, found.inEach(suite.packages()), seed);
                var ready = all(executor, variants.stream().flatMap(knobs -> lanes.stream()
                        .map(lane -> (Callable<Ready>) () -> prepare(lane, knobs.in(lane), sites))).toList());
                var faults = new Choice(seed, passes(sites, ready)).faults(suite, count);
                var tried = tryAll(executor, ready, faults, progress);
                return IntStream.range(0, variants.size()).mapToObj(i -> new CampaignResult(suite, scenario, seed, count, costs,
                        List.copyOf(tried.subList(i * lanes.size(), (i + 1) * lanes.size())))).toList();
            } finally {
                executor.shutdownNow();
            }
        }
    }

    private Ready prepare(String lane, Map<String, String> knobs, List<Site> sites) throws Problem, InterruptedException {
        try {
            return prepare(scenario, lane, knobs, sites);
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.REFUSED) {
                return prepare(scenario.alone(scenario.workload().getFirst()), lane, knobs, sites);
            }
            throw problem;
        }
    }

    private Ready prepare(Scenario workload, String lane, Map<String, String> own, List<Site> sites) throws Problem, InterruptedException {
        var image = images.mutated(lane, workload.programs(), own, sites.stream().map(Site::name).toList());
        var client = workload.apps().getFirst();
        var copies = new LinkedHashMap<Site, List<Clone>>();
        for (Site site : sites) {
            copies.put(site, Clone.of(image, site.name(), List.of(client)));
        }
        var runs = new QuietRun(workload, costs, own, image);
        var faultFree = runs.run(image.kernel().elf(), copies.values().stream().flatMap(List::stream).toList(), workload.limits().maxInstructions());
        var clones = new LinkedHashMap<Site, Clone>();
        copies.forEach((site, each) -> {
            if (!each.isEmpty()) {
                clones.put(site, Clone.busiest(each, faultFree.passesAtBoot(), faultFree.passes()));
            }
        });
        return new Ready(image, own, workload.apps(), runs, clones, faultFree);
    }

    /// For each site that every lane with the service passes, the least number of passes in one of them, in the order of the names.
    private static Map<Site, Integer> passes(List<Site> sites, List<Ready> lanes) {
        var able = lanes.stream().filter(lane -> sites.stream().anyMatch(site -> lane.passes(site) > 0)).toList();
        var passes = new TreeMap<Site, Integer>(Comparator.comparing(Site::name));
        for (Site site : sites) {
            int least = able.stream().mapToInt(lane -> lane.passes(site)).min().orElse(0);
            if (least > 0) {
                passes.put(site, least);
            }
        }
        return passes;
    }

    private List<LaneFaults> tryAll(ExecutorService executor, List<Ready> lanes, List<Fault> faults, CampaignProgress progress)
            throws Problem, InterruptedException {
        var done = new AtomicInteger();
        int total = lanes.size() * faults.size();
        var tasks = new ArrayList<Callable<Verdict>>();
        for (Ready lane : lanes) {
            for (Fault fault : faults) {
                tasks.add(() -> {
                    var verdict = tryOne(lane, fault);
                    progress.tried(done.incrementAndGet(), total);
                    return verdict;
                });
            }
        }
        var verdicts = all(executor, tasks);
        var results = new ArrayList<LaneFaults>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            var ready = lanes.get(lane);
            results.add(new LaneFaults(ready.image.lane().architecture(), ready.knobs, ready.programs,
                    List.copyOf(verdicts.subList(lane * faults.size(), (lane + 1) * faults.size()))));
        }
        return List.copyOf(results);
    }

    private Verdict tryOne(Ready lane, Fault fault) throws Problem, InterruptedException {
        var clone = lane.clones.get(fault.mutation().site());
        if (clone == null) {
            return Verdict.notPresent(fault);
        }
        int pass = lane.faultFree.passesAtBoot().get(clone) + fault.occurrence();
        var armed = clone.arm(lane.image.kernel().elf(), lane.image, fault.mutation(), pass);
        var result = lane.runs.run(armed, List.of(clone), PATIENCE * Math.max(lane.faultFree.instructions(), lane.faultFree.cycles()));
        return Verdict.of(fault, clone.name(), result.passes().get(clone) >= pass, result, lane.faultFree, lane.programs.subList(0, 1));
    }

    private static <T> List<T> all(ExecutorService executor, List<Callable<T>> tasks) throws Problem, InterruptedException {
        var pending = new ArrayList<Future<T>>();
        tasks.forEach(task -> pending.add(executor.submit(task)));
        var results = new ArrayList<T>();
        for (var future : pending) {
            try {
                results.add(future.get());
            } catch (ExecutionException failed) {
                switch (failed.getCause()) {
                    case Problem problem -> throw problem;
                    case InterruptedException cancelled -> throw cancelled;
                    case RuntimeException defect -> throw defect;
                    default -> throw new IllegalStateException("a fault's thread failed", failed.getCause());
                }
            }
        }
        return results;
    }
}
