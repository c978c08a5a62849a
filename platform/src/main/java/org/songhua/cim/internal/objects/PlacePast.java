package org.songhua.cim.internal.objects;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Moment;
import org.songhua.cim.PackedObject;
import org.songhua.cim.internal.blocks.PlaceQuery.Past;

/** What another moment than now adds to a place, and what of now it leaves out: the same as {@link MomentRows}, for blocks. */
public final class PlacePast {
    private PlacePast() {}

    /**
     * {@return what a moment adds and leaves out; null for now}
     *
     * @param conditions on the older versions, save the moment
     * @param most as many versions are looked at
     * @param bytes those larger than so many are left out
     */
    public static @Nullable Past of(ObjectConditions conditions, Moment moment, int most, int bytes) {
        if (moment.isNow()) return null;
        MomentRows older = PackedSql.olderRows(conditions, moment);
        String sql = "select -1, n, null, heads, geometries, heavy from (%s) older"
                .formatted(PackedSql.together(older.fenced(), most, bytes));
        return new Past(sql, older.parameters(), object -> holds(moment, object));
    }

    private static boolean holds(Moment moment, PackedObject object) {
        Instant recordedAt = moment.recordedAt();
        if (recordedAt != null && object.recordedFrom().isAfter(asStored(recordedAt))) return false;
        Instant from = moment.validAt();
        if (from == null) return true;
        Instant until = moment.validUntil() == null ? from : moment.validUntil();
        Instant validFrom = object.validFrom();
        Instant validTo = object.validTo();
        return (validFrom == null || !validFrom.isAfter(asStored(until)))
                && (validTo == null || validTo.isAfter(asStored(from)));
    }

    /** As a parameter of the database: the nearest microsecond. */
    private static Instant asStored(Instant time) {
        return time.plus(Duration.ofNanos(500)).truncatedTo(ChronoUnit.MICROS);
    }
}
