/// What a CPU driver does besides running dispatchers: it passes calls on within its core, tells the other core's driver that a channel
/// needs looking at, and ends domains. It never asks the other driver for anything and waits for none of its answers.
package guest.kernel.cpudriver;
