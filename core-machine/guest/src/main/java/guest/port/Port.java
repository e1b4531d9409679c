package guest.port;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an interface as a service port, from which stubs can be generated.
///
/// Every method returns int or long. Its parameters are, in this order: at most one `@Caller int`, up to three values of
/// int or long, at most one [Buffer], which may be [Granted]. Anything else is refused when stubs are asked for.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Port {}
