package ringside.workbench.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over a list of named parts, each with its length, so that no two lists run together to the same bytes.
public final class ContentHash {
    private final MessageDigest digest;

    ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    ContentHash add(String name, byte[] content) {
        digest.update((name + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
        digest.update(content);
        return this;
    }

    ContentHash add(String name, String content) {
        return add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Hash of the bytes alone.
    public static String of(byte[] content) {
        var hash = new ContentHash();
        hash.digest.update(content);
        return hash.hex();
    }
}
