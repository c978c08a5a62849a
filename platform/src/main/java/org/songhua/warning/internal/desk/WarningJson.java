package org.songhua.warning.internal.desk;

import org.jspecify.annotations.Nullable;
import org.songhua.warning.Warning;
import tools.jackson.databind.json.JsonMapper;

/** A warning as an event tells it: all that a case needs. */
final class WarningJson {
    private WarningJson() {}

    static String text(Warning w) {
        var node = JsonMapper.shared().createObjectNode();
        node.put("id", w.id()).put("rule", w.rule()).put("pack", w.pack()).put("subject", w.subject());
        node.putObject("name").put("zh", w.name().zh()).put("en", w.name().en());
        node.put("property", w.property()).put("thing", w.thing()).put("thingName", w.thingName());
        node.put("cityObject", text(w.cityObject())).put("objectName", w.objectName());
        node.put("classCode", w.classCode()).put("region", w.region());
        if (!Double.isNaN(w.longitude())) node.put("longitude", w.longitude()).put("latitude", w.latitude());
        node.put("level", w.level().code())
                .put("peak", w.peak().code())
                .put("groupLevel", w.groupLevel().code());
        node.put("stage", w.stage().name()).put("inAlarm", w.inAlarm()).put("isFalse", w.isFalse());
        node.put("raisedAt", w.raisedAt().toString()).put("clearedAt", text(w.clearedAt()));
        node.put("dueAt", text(w.dueAt())).put("leader", w.leader()).put("followers", w.followers());
        node.set("reasons", JsonMapper.shared().readTree(w.reasonsJson()));
        return node.toString();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
