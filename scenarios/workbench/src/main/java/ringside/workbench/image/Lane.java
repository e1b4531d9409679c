package ringside.workbench.image;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.architecture.Rebuild;

/// A kernel that can be built: its description and its classes.
///
/// @param own    the jar or folder with the lane's classes
/// @param common the guest classes all lanes share
public record Lane(Architecture architecture, GuestPath.Entry own, List<GuestPath.Entry> common) {

    public String id() {
        return architecture.id();
    }

    /// The lane as knobs that need another image change it.
    ///
    /// @throws Problem if its description does not say how
    Lane rebuilt(SortedMap<String, String> choices) throws Problem {
        return new Lane(Rebuild.apply(architecture, choices), own, common);
    }

    /// Every class that the lane may use, by its file's name.
    public SortedMap<String, byte[]> classes() {
        return GuestPath.classes(classPath());
    }

    /// What the compiler searches: the lane first.
    public List<GuestPath.Entry> classPath() {
        var path = new ArrayList<GuestPath.Entry>();
        path.add(own);
        path.addAll(common);
        return List.copyOf(path);
    }
}
