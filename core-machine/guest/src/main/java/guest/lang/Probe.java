package guest.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a static method with an empty body and up to four long parameters an observation point of the given
/// [kind][shared.trace.ProbeKind]. It is never inlined or removed; the machine reports each arrival at its entry.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Probe {
    String value();
}
