package org.songhua.warning;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Level;
import org.songhua.pack.Text;

/**
 * Something that a rule found to be wrong, and how far people are with it.
 *
 * @param pack field that the rule is of
 * @param subject number of the datastream that the rule looks at first
 * @param property code of its observed property
 * @param thing number of the thing in SensorThings
 * @param cityObject the object that it measures, if it is known
 * @param classCode class of that object
 * @param region code of the region it lies in
 * @param longitude NaN when there is no place
 * @param level now, by the rule or by people
 * @param peak gravest it ever had
 * @param groupLevel gravest of it and its followers
 * @param inAlarm whether the rule's condition still holds
 * @param raisedAt time of the reading that raised it
 * @param recordedAt when the platform knew
 * @param clearedAt time of the reading since which the condition no longer holds
 * @param stageSince since when it is at its stage
 * @param dueAt until when the next step must be done; null when no time runs
 * @param lateCount how many steps were late
 * @param relapses how often it came back shortly after it was over
 * @param leader the warning it follows as of the same cause
 * @param followers how many follow it
 * @param shelvedUntil until when it is kept out of the queue
 * @param maintenance number of the maintenance window that keeps it out of the queue
 * @param isFalse whether people found it to be none
 * @param reasonsJson JSON array of what was compared, see {@link org.songhua.engine.rule.Reason}
 * @param revision one more with each change
 */
public record Warning(
        long id,
        String rule,
        String pack,
        long subject,
        Text name,
        @Nullable Text advice,
        String property,
        @Nullable Long thing,
        @Nullable String thingName,
        @Nullable UUID cityObject,
        @Nullable String objectName,
        @Nullable String classCode,
        @Nullable String region,
        double longitude,
        double latitude,
        Level level,
        Level peak,
        Level groupLevel,
        Stage stage,
        boolean inAlarm,
        Instant raisedAt,
        Instant recordedAt,
        @Nullable Instant clearedAt,
        Instant stageSince,
        @Nullable Instant dueAt,
        int lateCount,
        int relapses,
        @Nullable Long leader,
        int followers,
        @Nullable Instant shelvedUntil,
        @Nullable String shelvedReason,
        @Nullable Long maintenance,
        boolean isFalse,
        String reasonsJson,
        int revision) {}
