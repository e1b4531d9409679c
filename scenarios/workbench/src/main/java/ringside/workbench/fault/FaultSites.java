package ringside.workbench.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import ringside.compiler.mutate.Site;
import ringside.compiler.mutate.Sites;
import ringside.workbench.Problem;
import ringside.workbench.image.LaneImages;

/// The places in the services where faults can be put.
public final class FaultSites {
    private static final String SERVICES = "guest/service/";
    private static final int SUGGESTIONS = 5;

    private final SortedMap<String, byte[]> classes;

    public FaultSites(LaneImages images) {
        classes = images.lanes().commonClasses();
    }

    /// The sites of every class of a package, nested packages left out.
    public List<Site> in(String packageName) {
        var folder = packageName.replace('.', '/') + "/";
        var sites = new ArrayList<Site>();
        for (Map.Entry<String, byte[]> file : classes.tailMap(folder).entrySet()) {
            if (file.getKey().startsWith(folder) && file.getKey().indexOf('/', folder.length()) < 0) {
                sites.addAll(Sites.of(file.getValue()));
            }
        }
        return List.copyOf(sites);
    }

    /// @throws Problem with the sites that were perhaps meant, if the class has no such site
    public void require(Fault fault) throws Problem {
        var site = fault.mutation().site();
        var file = classes.get(site.internalType() + ".class");
        var own = file == null ? List.<Site>of() : Sites.of(file);
        if (own.contains(site)) {
            return;
        }
        var candidates = (own.isEmpty() ? all() : own).stream().map(Site::name).toList();
        throw new Problem(Problem.Kind.INVALID_FILE, "fault \"" + fault.id() + "\": there is no site " + site.name() + ": near it are "
                + String.join(", ", Sites.nearest(site.name(), candidates, SUGGESTIONS)));
    }

    private List<Site> all() {
        return classes.tailMap(SERVICES).entrySet().stream().takeWhile(file -> file.getKey().startsWith(SERVICES))
                .flatMap(file -> Sites.of(file.getValue()).stream()).toList();
    }
}
