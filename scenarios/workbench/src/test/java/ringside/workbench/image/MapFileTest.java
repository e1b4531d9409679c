package ringside.workbench.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.compiler.image.ImageMap;

class MapFileTest {
    private static final ImageMap MAP = new ImageMap("tiny", "TEACHING",
            List.of(new ImageMap.ComponentRange("kernel", "kernel", ImageMap.Use.CODE, 0xFFFF_FFFF_8000_0000L, 0xFFFF_FFFF_8000_1000L)),
            List.of(new ImageMap.Segment("text", "kernel", 0xFFFF_FFFF_8000_0000L, 0x20_0000, 4096, "rx")),
            List.of(new ImageMap.Function("guest.kernel.Boot.boot", "(J)V", "kernel", "kernel", 0xFFFF_FFFF_8000_0010L, 40, 24)),
            List.of(new ImageMap.Line(0xFFFF_FFFF_8000_0010L, "Boot.java", "guest.kernel.Boot.boot", 12)),
            List.of(new ImageMap.ProbePoint("switch", "switch", 0xFFFF_FFFF_8000_0020L, 2)),
            List.of(new ImageMap.RawPlace("guest.kernel.Boot", "MEMORY", "because", 3)),
            List.of(new ImageMap.MutationPoint("guest.kernel.Boot.boot:12:index", "kernel", 0xFFFF_FFFF_8000_2000L)),
            List.of(new ImageMap.VariablePlace(0xFFFF_FFFF_8000_0014L, 0xFFFF_FFFF_8000_0020L, "page", "J", true, 7, 0),
                    new ImageMap.VariablePlace(0xFFFF_FFFF_8000_0014L, 0xFFFF_FFFF_8000_0030L, "left", "I", false,
                            ImageMap.VariablePlace.IN_MEMORY, 8)),
            List.of(new ImageMap.ObjectType("kernel", 3, "guest.kernel.Boot", List.of(new ImageMap.ObjectType.Field("count", "I", 8)))));

    @Test
    void aMapReadBackIsTheMapWritten() {
        assertThat(MapFile.read(MapFile.write(MAP))).isEqualTo(MAP);
    }

    @Test
    void variablesAreToldByTheAddressOfTheNextInstruction() {
        var read = MapFile.read(MapFile.write(MAP));
        assertThat(read.variablesAt(0xFFFF_FFFF_8000_0014L)).extracting(ImageMap.VariablePlace::name).containsExactly("page", "left");
        assertThat(read.variablesAt(0xFFFF_FFFF_8000_0020L)).extracting(ImageMap.VariablePlace::name).containsExactly("left");
        assertThat(read.variablesAt(0xFFFF_FFFF_8000_0030L)).isEmpty();
    }

    @Test
    void addressesAreHexadecimalText() {
        assertThat(new String(MapFile.write(MAP), StandardCharsets.UTF_8)).contains("\"start\":\"0xffffffff80000010\",\"length\":40");
    }
}
