package org.songhua.redline;

import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectId;

/**
 * A red line that would be crossed.
 *
 * @param line the line
 * @param object the object in conflict; null for a line of conditions alone
 * @param classCode class of that object; null without one
 * @param name what people call that object; null when it has no name or there is none
 * @param distance_m metres to that object, 0 when it is touched; NaN without one
 */
public record Crossing(
        RedLine line,
        @Nullable ObjectId object,
        @Nullable String classCode,
        @Nullable String name,
        double distance_m) {}
