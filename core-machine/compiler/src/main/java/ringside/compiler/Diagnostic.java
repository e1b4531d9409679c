package ringside.compiler;

/// One reason why an image cannot be built.
///
/// @param file    source file name, or the class name where the class file names none
/// @param line    1-based line, 0 if unknown
/// @param code    rule, for example `AOT-03`
/// @param text    what is wrong
/// @param place   `Class.method`
/// @param remedy  what to do instead
public record Diagnostic(String file, int line, String code, String text, String place, String remedy) {
    /// `File.java:12: error: AOT-03 text [Class.method]: remedy`
    @Override
    public String toString() {
        return file + ":" + line + ": error: " + code + " " + text + " [" + place + "]: " + remedy;
    }
}
