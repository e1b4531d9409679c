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
            for (LaneImage image : LaneImages.into(Path.of(arguments[0]), Installation.found()).buildAll()) {
                System.out.println(image.lane().id() + ": " + image.kernel().elf().length + " bytes");
            }
        } catch (Problem problem) {
            System.err.println("ringside: " + problem.getMessage());
            System.exit(problem.kind().exitStatus());
        }
    }
}
