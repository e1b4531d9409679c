package guest.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Promises that a method, and everything it can reach by calls, takes no memory: for paths of interrupts and for whatever must work
/// when memory is used up. The compiler holds the whole program to it.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface NoAllocation {}
