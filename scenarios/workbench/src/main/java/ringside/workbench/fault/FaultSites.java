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
    ///
    /// @throws Problem naming a class file that is broken
    public List<Site> in(String packageName) throws Problem {
        var folder = packageName.replace('.', '/') + "/";
        var sites = new ArrayList<Site>();
        for (Map.Entry<String, byte[]> file : classes.tailMap(folder).entrySet()) {
            if (file.getKey().startsWith(folder) && file.getKey().indexOf('/', folder.length()) < 0) {
                sites.addAll(sites(file.getKey()));
            }
        }
        return List.copyOf(sites);
    }

    /// The sites of every class of several packages.
    public List<Site> inEach(List<String> packageNames) throws Problem {
        var sites = new ArrayList<Site>();
        for (String packageName : packageNames) {
            sites.addAll(in(packageName));
        }
        return List.copyOf(sites);
    }

    /// @throws Problem with the sites that were perhaps meant, if the class has no such site
    public void require(Fault fault) throws Problem {
        var site = fault.mutation().site();
        var file = site.internalType() + ".class";
        var own = classes.containsKey(file) ? sites(file) : List.<Site>of();
        if (own.contains(site)) {
            return;
        }
        var candidates = (own.isEmpty() ? all() : own).stream().map(Site::name).toList();
        throw new Problem(Problem.Kind.INVALID_FILE, "fault \"" + fault.id() + "\": there is no site " + site.name() + ": near it are "
                + String.join(", ", Sites.nearest(site.name(), candidates, SUGGESTIONS)));
    }

    private List<Site> all() throws Problem {
        var sites = new ArrayList<Site>();
        for (String file : classes.tailMap(SERVICES).keySet()) {
            if (!file.startsWith(SERVICES)) {
                break;
            }
            sites.addAll(sites(file));
        }
        return sites;
    }

    private List<Site> sites(String file) throws Problem {
        try {
            return Sites.of(classes.get(file));
        } catch (IllegalArgumentException broken) {
            throw new Problem(Problem.Kind.INVALID_FILE, file + ": the class file is broken ("
                    + broken.getMessage().lines().findFirst().orElse("") + "): compile it again", broken);
        }
    }
}
