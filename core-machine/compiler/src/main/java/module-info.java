/// From guest class files to ELF64 images. Depends on the JDK alone and does not know the machine.
module ringside.compiler {
    requires ringside.shared;
    exports ringside.compiler;
    exports ringside.compiler.plan;
    exports ringside.compiler.image;
    exports ringside.compiler.mutate;
    exports ringside.compiler.stub;
}
