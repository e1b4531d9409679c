package guest.port;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The int parameter that identifies the calling process. It is never sent: the kernel's knowledge replaces what the
/// client says.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Caller {}
