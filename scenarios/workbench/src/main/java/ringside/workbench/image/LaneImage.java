package ringside.workbench.image;

import java.util.Map;
import ringside.compiler.image.CompiledImage;
import ringside.compiler.image.ImageMap;

/// What boots in a lane, and the programs it carries. A lane that links its program has no maps of programs: the kernel's map has it all.
///
/// @param kernel   the bootable image with its map
/// @param programs maps of the programs by file name in `/bin`
public record LaneImage(Lane lane, CompiledImage kernel, Map<String, ImageMap> programs) {

    /// The kernel's map as a JSON file.
    public byte[] mapText() {
        return MapFile.write(kernel.map());
    }
}
