package org.songhua.people;

import java.time.Duration;

/** What came of an attempt to log in. */
public sealed interface Login {

    /** Name and password fit, and the user is enabled. */
    record Granted(Account account) implements Login {}

    /** They do not fit, or the user is disabled: which of these is not told. */
    record Wrong() implements Login {}

    /**
     * Too many failures: not even looked at.
     *
     * @param retryAfter how long the name stays locked
     */
    record Locked(Duration retryAfter) implements Login {}

    /** Too many others are logging in at this moment. */
    record Busy() implements Login {}
}
