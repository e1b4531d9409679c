package ringside.workbench.image;

import java.nio.file.Path;
import ringside.workbench.Installation;
import ringside.workbench.Problem;

/// Run by the build: fills a folder with the images of every lane.
///
/// `java -Dringside.guest=… -Dringside.library=… ringside.workbench.image.BuildImages FOLDER`
public final class BuildImages {
    private BuildImages() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: BuildImages FOLDER");
            System.exit(2);
        }
        try {
            var images = LaneImages.into(Path.of(arguments[0]), Installation.found());
            for (String lane : images.lanes().all().keySet()) {
                System.out.println(lane + ": " + images.image(lane).kernel().elf().length + " bytes");
            }
        } catch (Problem problem) {
            System.err.println("ringside: " + problem.getMessage());
            System.exit(problem.kind().exitStatus());
        }
    }
}
