package guest.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says how many calls of a method can be under way on one stack at a time, where it may come back to itself. Every circle of calls
/// needs one such method, so that the depth of each stack is known when the image is built. On a class it says so of each method:
/// 1 for a wrapper that never wraps another of its class.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE})
public @interface Recursive {
    /// At least 1; 1 for a circle that the compiler sees but that never closes.
    int value();
}
