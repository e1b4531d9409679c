package guest.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a method that makes no object or array, nor does anything it may call: the build fails if it does. Meant for paths that run
/// again and again, such as interrupts, because memory of the arena never comes back.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface NoAllocation {}
