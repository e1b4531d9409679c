/// The door for debuggers: GDB's remote serial protocol on a TCP port of this computer.
package ringside.machine.gdb;
