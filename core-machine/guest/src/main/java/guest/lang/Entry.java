package guest.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the static methods by which the outside enters a domain. At most one of each kind in a domain.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Entry {
    Kind value();

    enum Kind {
        /// `void boot(long startInfo)`: first Java code of the image, ring 0, boot page tables, interrupts off.
        /// The argument is the physical address of the PVH start info.
        BOOT,
        /// `void arrive(long argument)`: first Java code of a further core, ring 0, interrupts off. Page tables, stack and argument
        /// are those that whoever started the core put into its [shared.layout.ProcessorStart].
        PROCESSOR,
        /// `void trap(long frame)`: every interrupt and exception. The frame may be edited; it is resumed on return.
        TRAP,
        /// `void systemCall(long frame)`: the `syscall` instruction. Resumed by `sysretq` on return.
        SYSTEM_CALL,
        /// `void start(long stack)`: first Java code of a ring-3 domain or program; `stack` is RSP as the kernel set it
        /// (argc, argv… of System V ABI AMD64 §3.4.1 for programs).
        START
    }
}
