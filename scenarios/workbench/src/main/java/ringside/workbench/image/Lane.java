package ringside.workbench.image;

import java.util.ArrayList;
import java.util.List;
import ringside.workbench.architecture.Architecture;

/// A kernel that can be built: its description and its classes.
///
/// @param own    the jar or folder with the lane's classes
/// @param common the guest classes all lanes share
public record Lane(Architecture architecture, GuestPath.Entry own, List<GuestPath.Entry> common) {

    public String id() {
        return architecture.id();
    }

    /// What the compiler searches: the lane first.
    public List<GuestPath.Entry> classPath() {
        var path = new ArrayList<GuestPath.Entry>();
        path.add(own);
        path.addAll(common);
        return List.copyOf(path);
    }
}
