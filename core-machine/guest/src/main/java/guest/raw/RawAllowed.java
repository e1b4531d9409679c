package guest.raw;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Permits a class to use `guest.raw`, and says why. The list of these places is what an auditor reads first.
///
/// In a CHECKED component the class must also lie in a package that the architecture declares as frame.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RawAllowed {
    Category category();

    /// One sentence, true of this class alone.
    String reason();

    /// What the raw access is for.
    enum Category { PAGE_TABLES, CONTEXT_SWITCH, INTERRUPTS, PORT_IO, DEVICE_REGISTERS, USER_MEMORY, RUNTIME, BOOT, MESSAGES }
}
