package ringside.compiler.image;

/// A finished image: the ELF64 file and the map that explains it.
public record CompiledImage(byte[] elf, ImageMap map) {}
