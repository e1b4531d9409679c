package guest.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Permits a method to call itself, directly or by way of others, and says how deep: with it the compiler bounds the stack.
///
/// On a class it speaks for every method. An object that passes calls on to another behind the same interface needs it, because the
/// compiler knows types and not objects; where none wraps its own kind, the depth is 1.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Recursive {
    /// The most activations of a method that are on one stack at a time. The author's promise; nothing counts them.
    int value();
}
