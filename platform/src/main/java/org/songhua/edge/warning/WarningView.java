package org.songhua.edge.warning;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Level;
import org.songhua.pack.Text;
import org.songhua.warning.Action;
import org.songhua.warning.Stage;
import org.songhua.warning.Warning;

/**
 * A warning as JSON; the parts as in {@link Warning}. Times are UTC.
 *
 * @param actions what can be done with it now
 */
record WarningView(
        long id,
        String rule,
        String pack,
        long subject,
        Text name,
        @Nullable Text advice,
        String property,
        @Nullable Long thing,
        @Nullable String thingName,
        @Nullable String cityObject,
        @Nullable String objectName,
        @Nullable String classCode,
        @Nullable String region,
        @Nullable Double longitude,
        @Nullable Double latitude,
        String level,
        String peak,
        String groupLevel,
        Stage stage,
        boolean inAlarm,
        String raisedAt,
        String recordedAt,
        @Nullable String clearedAt,
        String stageSince,
        @Nullable String dueAt,
        int lateCount,
        int relapses,
        @Nullable Long leader,
        int followers,
        @Nullable String shelvedUntil,
        @Nullable String shelvedReason,
        @Nullable Long maintenance,
        boolean isFalse,
        @JsonRawValue String reasons,
        int revision,
        List<Action> actions) {

    static WarningView of(Warning w) {
        boolean hasPlace = !Double.isNaN(w.longitude());
        return new WarningView(
                w.id(),
                w.rule(),
                w.pack(),
                w.subject(),
                w.name(),
                w.advice(),
                w.property(),
                w.thing(),
                w.thingName(),
                text(w.cityObject()),
                w.objectName(),
                w.classCode(),
                w.region(),
                hasPlace ? (Double) w.longitude() : null,
                hasPlace ? (Double) w.latitude() : null,
                w.level().code(),
                w.peak().code(),
                w.groupLevel().code(),
                w.stage(),
                w.inAlarm(),
                w.raisedAt().toString(),
                w.recordedAt().toString(),
                text(w.clearedAt()),
                w.stageSince().toString(),
                text(w.dueAt()),
                w.lateCount(),
                w.relapses(),
                w.leader(),
                w.followers(),
                text(w.shelvedUntil()),
                w.shelvedReason(),
                w.maintenance(),
                w.isFalse(),
                w.reasonsJson(),
                w.revision(),
                actions(w));
    }

    private static List<Action> actions(Warning w) {
        return Arrays.stream(Action.values())
                .filter(action -> action.isPossibleAt(w.stage()))
                .filter(action -> action != Action.CLEAR || !w.inAlarm())
                .filter(action -> action != Action.ESCALATE || w.level() != Level.RED)
                .filter(action -> action != Action.UNSHELVE || w.shelvedUntil() != null)
                .filter(action -> action != Action.DISMISS || !w.isFalse())
                .toList();
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
