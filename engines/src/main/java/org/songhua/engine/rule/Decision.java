package org.songhua.engine.rule;

import java.util.List;

/** What the rules say about one subject at one time. */
public sealed interface Decision {

    /** {@return number of the rule within its rules; -1 when it is about no rule} */
    int rule();

    /** {@return the time it is about, in microseconds since 1970} */
    long time_us();

    /** A warning begins. */
    record Raise(int rule, long time_us, Level level, List<Reason> reasons) implements Decision {}

    /** It is graver than it was. */
    record Escalate(int rule, long time_us, Level from, Level level, List<Reason> reasons) implements Decision {}

    /** It stays as it is; {@code isEnding} when no condition holds but the quiet time has not passed. */
    record Hold(int rule, long time_us, Level level, boolean isEnding) implements Decision {}

    /** It is less grave than it was. */
    record Lower(int rule, long time_us, Level from, Level level, List<Reason> reasons) implements Decision {}

    /** It is over. */
    record Clear(int rule, long time_us, Level from, List<Reason> reasons) implements Decision {}

    /** The reading was not judged. */
    record None(int rule, long time_us, Cause cause) implements Decision {}

    /** Why a reading was not judged. */
    enum Cause {
        /** Older than what was judged already, beyond the lateness that the rules declare. */
        LATE,
        /** There was a reading of that input and time. */
        DUPLICATE,
        /** Its quality is not what the rules demand. */
        QUALITY,
        /** Its time lies ahead of the receiver's clock. */
        AHEAD,
        /** It is no finite number. */
        NUMBER
    }
}
