package ringside.gui.matrix;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;

/// Asks the user for a folder.
@FunctionalInterface
public interface FolderChooser {
    /// @return nothing if the user changed their mind
    Optional<Path> choose(Window owner, String title);

    /// The desktop's own dialog.
    static FolderChooser ofDesktop() {
        return (owner, title) -> {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(title);
            return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
        };
    }
}
