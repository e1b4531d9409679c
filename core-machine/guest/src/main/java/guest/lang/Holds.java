package guest.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A private method that is called only while its object's lock is held, which the compiler checks at every call. See [GuardedBy].
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Holds {
    /// Name of the lock's field.
    String value();
}
