package guest.port;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The buffer whose bytes the server may read where they lie instead of being sent a copy: the pages are the client's, the server has
/// them until it replies, and cannot write to them.
///
/// The client's bytes start at a page border and fill whole pages. They are copied all the same where a page cannot be lent; the service
/// sees no difference.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Granted {}
