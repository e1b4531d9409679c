/// The devices of the PC. Each is one class that knows its registers and nothing of the others; the board wires them.
package ringside.machine.device;
