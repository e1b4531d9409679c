/// The programs' library: the operating system as one interface, the command line, printing, request marks. What starts programs
/// uses the same command lines. A library: every program and domain that reaches a class has its own copy.
package guest.lib;
