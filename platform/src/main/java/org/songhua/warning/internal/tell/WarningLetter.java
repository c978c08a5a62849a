package org.songhua.warning.internal.tell;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.songhua.engine.rule.Level;
import org.songhua.pack.Text;
import org.songhua.warning.ReasonLines;
import org.songhua.warning.Warning;

/** What is written about a warning, in Chinese and English, because who reads it is not known. */
final class WarningLetter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final Map<Level, Text> LEVELS = Map.of(
            Level.BLUE, new Text("蓝色", "Blue"),
            Level.YELLOW, new Text("黄色", "Yellow"),
            Level.ORANGE, new Text("橙色", "Orange"),
            Level.RED, new Text("红色", "Red"));
    private static final Map<String, Text> KINDS = Map.of(
            "ISSUE", new Text("预警发布", "Warning issued"),
            "CLEAR", new Text("预警解除", "Warning over"),
            "DISMISS", new Text("误报撤销", "False alarm"),
            "CALLED", new Text("超时待处理", "Late, please act"));

    private WarningLetter() {}

    static String subject(Warning warning, String kind) {
        Text what = KINDS.getOrDefault(kind, new Text(kind, kind));
        Text level = level(warning);
        return "[%s %s] %s %s %s"
                .formatted(level.zh(), level.en(), what.zh(), warning.name().zh(), where(warning));
    }

    static String text(Warning warning, String kind) {
        Text what = KINDS.getOrDefault(kind, new Text(kind, kind));
        Text level = level(warning);
        Text name = warning.name();
        Text advice = warning.advice();
        var lines = new StringBuilder();
        lines.append(what.zh())
                .append("：")
                .append(level.zh())
                .append(' ')
                .append(name.zh())
                .append('\n');
        lines.append(what.en())
                .append(": ")
                .append(level.en())
                .append(' ')
                .append(name.en())
                .append("\n\n");
        lines.append("地点 Place: ").append(where(warning)).append('\n');
        lines.append("时间 Since: ").append(TIME.format(warning.raisedAt())).append('\n');
        if (warning.followers() > 0)
            lines.append("同因 Of one cause: ").append(warning.followers() + 1).append('\n');
        for (String reason : ReasonLines.of(warning.reasonsJson()))
            lines.append("- ").append(reason).append('\n');
        if (advice != null)
            lines.append('\n')
                    .append(advice.zh())
                    .append('\n')
                    .append(advice.en())
                    .append('\n');
        return lines.append("\n编号 No. ").append(warning.id()).append('\n').toString();
    }

    private static Text level(Warning warning) {
        return LEVELS.getOrDefault(warning.groupLevel(), new Text("", ""));
    }

    private static String where(Warning warning) {
        String object = warning.objectName();
        String thing = warning.thingName();
        if (object != null) return object;
        return thing == null ? "-" : thing;
    }
}
