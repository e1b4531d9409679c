package ringside.compiler.reach;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.compiler.dialect.Findings;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.snapshot.HostClasses;
import ringside.compiler.world.ClassPath;
import ringside.compiler.world.GuestMethod;
import ringside.compiler.world.Placement;
import ringside.compiler.world.World;

/// What all domains of one image share while they are compiled.
public final class Program {
    private final ImagePlan plan;
    private final ClassPath classPath;
    private final World world;
    private final Placement placement;
    private final Findings findings;
    private final HostClasses host;
    private final RawUses rawUses = new RawUses();
    private final Map<GuestMethod, List<Use>> scans = new HashMap<>();

    public Program(ImagePlan plan, ClassPath classPath) {
        this.plan = plan;
        this.classPath = classPath;
        this.world = new World(classPath);
        this.placement = new Placement(plan);
        this.findings = new Findings();
        this.host = new HostClasses(classPath, findings);
    }

    public ImagePlan plan() {
        return plan;
    }

    public ClassPath classPath() {
        return classPath;
    }

    public World world() {
        return world;
    }

    public Placement placement() {
        return placement;
    }

    public Findings findings() {
        return findings;
    }

    public HostClasses host() {
        return host;
    }

    public RawUses rawUses() {
        return rawUses;
    }

    /// What a method uses; it is read and judged once, however many domains reach it.
    List<Use> uses(GuestMethod method) {
        List<Use> known = scans.get(method);
        if (known != null) return known;
        List<Use> read = MethodScan.read(method, findings);
        scans.put(method, read);
        return read;
    }
}
