package org.songhua.sensing.internal.store;

import org.jspecify.annotations.Nullable;
import org.songhua.engine.series.Readings;
import org.songhua.sensing.ObservationQuery;

/**
 * Which readings a query wants, in numbers.
 *
 * @param datastreams of these; null for all
 * @param from_us start at or after
 * @param until_us start before
 * @param min number at or above; minus infinity for any, and for no number
 * @param max number at or below
 * @param featureCode of this feature; 0 for any
 */
@SuppressWarnings("ArrayRecordComponent") // a million numbers need no objects
record Window(long @Nullable [] datastreams, long from_us, long until_us, double min, double max, long featureCode) {

    static Window of(ObservationQuery query) {
        return new Window(
                query.datastreams(),
                query.from() == null ? Long.MIN_VALUE : ReadingFormat.bound(query.from()),
                query.until() == null ? Long.MAX_VALUE : ReadingFormat.bound(query.until()),
                query.min() == null ? Double.NEGATIVE_INFINITY : query.min(),
                query.max() == null ? Double.POSITIVE_INFINITY : query.max(),
                query.feature() == null ? Codes.NONE : Codes.code(query.feature()));
    }

    Window within(long newFrom_us, long newUntil_us) {
        return new Window(
                datastreams, Math.max(from_us, newFrom_us), Math.min(until_us, newUntil_us), min, max, featureCode);
    }

    Window of(long... newDatastreams) {
        return new Window(newDatastreams, from_us, until_us, min, max, featureCode);
    }

    /** True when every reading of the span is wanted, whatever it says. */
    boolean wantsAll() {
        return !hasBounds() && featureCode == Codes.NONE;
    }

    boolean hasBounds() {
        return min != Double.NEGATIVE_INFINITY || max != Double.POSITIVE_INFINITY;
    }

    /** True when the reading, which lies in the span, is wanted. */
    boolean wants(Readings readings, int at) {
        if (featureCode != Codes.NONE && readings.side(3, at) != featureCode) return false;
        if (!hasBounds()) return true;
        double value = readings.value(at);
        return readings.isNumber(at) && value >= min && value <= max;
    }

    /** True when the readings in memory of a series may hold wanted ones. */
    boolean mayWantHot(Series series) {
        return !hasBounds() || (series.hotMax >= min && series.hotMin <= max);
    }
}
