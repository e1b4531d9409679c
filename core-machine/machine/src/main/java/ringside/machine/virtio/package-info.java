/// Virtio devices behind memory-mapped registers. Source: OASIS, Virtual I/O Device (VIRTIO) Version 1.2, called "virtio" in this package.
package ringside.machine.virtio;
