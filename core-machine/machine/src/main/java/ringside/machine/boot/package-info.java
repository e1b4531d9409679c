/// Loading of images by the PVH protocol.
package ringside.machine.boot;
