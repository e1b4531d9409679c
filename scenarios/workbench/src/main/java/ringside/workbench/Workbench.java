package ringside.workbench;

import ringside.workbench.image.LaneImages;
import ringside.workbench.measure.Measures;
import ringside.workbench.run.Costs;
import ringside.workbench.run.ScenarioRunner;
import ringside.workbench.scenario.Library;
import ringside.workbench.scenario.ScenarioReader;
import ringside.workbench.scenario.Vocabulary;

/// Everything a front end needs, put together on one page.
///
/// ```java
/// var bench = Workbench.open(Installation.found());
/// var result = bench.runner().run(bench.library().scenario("S01"), RunOptions.asWritten(), Progress.none());
/// ```
public final class Workbench {
    private final LaneImages images;
    private final Library library;
    private final ScenarioReader reader;

    private Workbench(LaneImages images, ScenarioReader reader, Library library) {
        this.images = images;
        this.reader = reader;
        this.library = library;
    }

    /// Finds the lanes and programs; builds nothing yet.
    public static Workbench open(Installation installation) throws Problem {
        var images = LaneImages.of(installation);
        var lanes = images.lanes();
        var vocabulary = new Vocabulary(lanes.architectures(), lanes.apps().keySet(), Measures.names(), Costs.names());
        var reader = new ScenarioReader(vocabulary);
        return new Workbench(images, reader, new Library(installation.library(), reader));
    }

    public LaneImages images() {
        return images;
    }

    public Library library() {
        return library;
    }

    /// Reads scenarios that use the names of this installation.
    public ScenarioReader reader() {
        return reader;
    }

    public ScenarioRunner runner() {
        return new ScenarioRunner(images);
    }
}
