package ringside.workbench.measure;

/// The class part of a symbol: `guest.service.fs.MemoryFiles` of `guest.service.fs.MemoryFiles.read`.
public final class SourceClass {
    private SourceClass() {}

    public static String of(String symbol) {
        return symbol.substring(0, Math.max(0, symbol.lastIndexOf('.')));
    }
}
