package guest.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Only who holds the lock of the same object may read or write this private field. The compiler refuses every other access;
/// constructors are free, because nobody else knows the object yet.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface GuardedBy {
    /// Name of a final field of the same class that holds a [guest.port.Lock].
    String value();
}
