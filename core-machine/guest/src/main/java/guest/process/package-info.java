/// Processes as programs know them: beginning and ending them, loading executables, and the table of system calls, most of which
/// are plain calls of a service.
///
/// For kernels whose services are within reach of a call, whatever else separates them. Nothing here touches the machine but
/// through [guest.platform].
package guest.process;
