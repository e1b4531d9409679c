/// Static initialisers run here, on the host's JVM, when an image is built; what they left behind becomes the image heap.
package ringside.compiler.snapshot;
