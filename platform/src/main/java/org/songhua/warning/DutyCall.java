package org.songhua.warning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Level;

/**
 * A call to somebody because a step of a warning was late.
 *
 * @param level that the group of the warning had
 * @param tier 1 for the first who are called, 2 for the next, and so on
 * @param organisation null when nobody was on duty
 * @param phone empty when it is not known
 * @param dueAt when the step was late
 */
public record DutyCall(
        Stage stage,
        Level level,
        int tier,
        @Nullable String organisation,
        @Nullable String person,
        @Nullable String phone,
        Instant dueAt,
        Instant calledAt) {}
