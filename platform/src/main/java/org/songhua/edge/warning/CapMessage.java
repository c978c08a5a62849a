package org.songhua.edge.warning;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Level;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningStep;

/**
 * What is told outward of a warning that was issued, as OASIS Common Alerting Protocol 1.2 says: an Alert when it is issued, an
 * Update for each change of its level after that, a Cancel when it is over.
 *
 * @param number 1 for the alert, 2, 3 … for what followed
 * @param type Alert, Update or Cancel
 * @param step what happened
 * @param sentAt when it went out: never before the message that it follows, though a rule's step bears the time of its reading
 * @param earlier references to the messages before it
 */
record CapMessage(Warning warning, int number, String type, WarningStep step, Instant sentAt, List<String> earlier) {
    /** CAP wants the offset from UTC in digits, and no fraction of a second. */
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneId.of("Asia/Shanghai"));

    private static final Set<String> UPDATES = Set.of("ESCALATE", "ESCALATED", "LOWERED");
    private static final Set<String> CANCELS = Set.of("CLEAR", "DISMISS");

    /** {@return the messages of a warning, in order; none unless it was issued} */
    static List<CapMessage> of(Warning warning, List<WarningStep> steps, String sender) {
        var messages = new ArrayList<CapMessage>();
        var references = new ArrayList<String>();
        for (WarningStep step : steps) {
            String type = type(step.kind(), messages.isEmpty());
            if (type == null) continue;
            var message = new CapMessage(
                    warning, messages.size() + 1, type, step, sentAt(step, messages), List.copyOf(references));
            messages.add(message);
            references.add(sender + "," + message.identifier() + "," + message.sent());
            if (type.equals("Cancel")) break;
        }
        return messages;
    }

    private static @Nullable String type(String kind, boolean isFirst) {
        if (isFirst) return kind.equals("ISSUE") ? "Alert" : null;
        if (UPDATES.contains(kind)) return "Update";
        return CANCELS.contains(kind) ? "Cancel" : null;
    }

    private static Instant sentAt(WarningStep step, List<CapMessage> before) {
        if (before.isEmpty()) return step.at();
        Instant last = before.getLast().sentAt();
        return step.at().isBefore(last) ? last : step.at();
    }

    String identifier() {
        return "songhua-" + warning.id() + "-" + number;
    }

    String sent() {
        return TIME.format(sentAt);
    }

    Level level() {
        Level level = step.level();
        return level == null ? warning.level() : level;
    }
}
