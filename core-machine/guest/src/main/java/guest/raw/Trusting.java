package guest.raw;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a method or constructor that believes what it is told: with a wrong argument it breaks memory safety or hands out the machine.
///
/// Code of a CHECKED component in ring 0 may not call it, unless its package is frame; what is not marked must be safe whatever
/// the caller does. Calls through an interface reach safe methods only, so an implementation is never marked.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Trusting {
    /// What the caller must see to, in one sentence.
    String value();
}
