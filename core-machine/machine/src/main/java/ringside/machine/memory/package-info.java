/// Physical memory and the interface of devices that answer at physical addresses.
package ringside.machine.memory;
