/// The PC as a kernel sees it: tables and registers of the processor, interrupt controllers, physical memory, the boot
/// protocol. Mechanism without policy, and nothing here knows which kernel uses it.
///
/// A library: every protection domain that reaches a class has its own copy of code and data.
package guest.platform;
