/// Loading of images by the PVH and multiboot 1 protocols.
package ringside.machine.boot;
