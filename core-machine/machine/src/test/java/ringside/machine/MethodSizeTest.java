package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// HotSpot never compiles a method of more than 8000 bytes of bytecode.
class MethodSizeTest {
    private static final int MOST_BYTES = 7500;

    @Test
    void everyMethodIsSmallEnoughToBeCompiled() throws IOException, URISyntaxException {
        var classes = Path.of(Machine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var tooLong = new ArrayList<String>();
        int methods = 0;
        try (var files = Files.walk(classes)) {
            for (var file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                for (var method : ClassFile.of().parse(file).methods()) {
                    methods++;
                    var code = method.findAttribute(java.lang.classfile.Attributes.code());
                    if (code.isPresent() && code.get().codeLength() > MOST_BYTES) {
                        tooLong.add(file.getFileName() + " " + method.methodName());
                    }
                }
            }
        }
        assertThat(methods).isGreaterThan(100);
        assertThat(tooLong).isEmpty();
    }
}
