package ringside.gui.app;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/// Writes pictures as PNG: 8 bits each of red, green and blue, no filter. Source: W3C Portable Network Graphics, §5 and §11.2.
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte BITS_PER_SAMPLE = 8;
    private static final byte TRUE_COLOUR = 2;

    private Png() {}

    public static void write(Image image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            out.write(SIGNATURE);
            var header = new ByteArrayOutputStream();
            var fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {BITS_PER_SAMPLE, TRUE_COLOUR, 0, 0, 0});
            chunk(out, "IHDR", header.toByteArray());
            var data = new ByteArrayOutputStream();
            try (var packed = new DeflaterOutputStream(data)) {
                rows(image.getPixelReader(), width, height, packed);
            }
            chunk(out, "IDAT", data.toByteArray());
            chunk(out, "IEND", new byte[0]);
        }
    }

    private static void rows(PixelReader pixels, int width, int height, OutputStream out) throws IOException {
        byte[] row = new byte[1 + 3 * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int argb = pixels.getArgb(x, y);
                row[1 + 3 * x] = (byte) (argb >> 16);
                row[2 + 3 * x] = (byte) (argb >> 8);
                row[3 + 3 * x] = (byte) argb;
            }
            out.write(row);
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        out.writeInt((int) check.getValue());
    }
}
