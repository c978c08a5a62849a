package org.songhua.engine.hydraulics.inp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.Control;
import org.songhua.engine.hydraulics.Control.Trigger;
import org.songhua.engine.hydraulics.LinkStatus;

/** Reads [CONTROLS]: LINK id setting IF NODE id ABOVE|BELOW value, or LINK id setting AT TIME|CLOCKTIME time. */
final class ControlSection {
    private static final long SECONDS_PER_DAY = 86_400;

    private final Names names;
    private final List<Control> controls = new ArrayList<>();

    ControlSection(Names names) {
        this.names = names;
    }

    List<Control> read(List<Row> rows) {
        for (Row row : rows) if (row.needs(6)) line(row);
        return controls;
    }

    private void line(Row row) {
        boolean disabled = row.is(row.size() - 1, "DISABLED");
        int size = disabled ? row.size() - 1 : row.size();
        Names.Kind kind = names.requireLink(row, row.text(1));
        if (kind == null) return;
        LinkStatus status = status(row, kind);
        double setting = status == null ? setting(row, kind) : Double.NaN;
        if (row.is(4, "TIME")) add(row, status, setting, Trigger.AT_TIME, time(row, size), !disabled);
        else if (row.is(4, "CLOCKTIME")) add(row, status, setting, Trigger.AT_CLOCK, clock(row, size), !disabled);
        else if (size < 8) row.needs(disabled ? 9 : 8);
        else level(row, status, setting, !disabled);
    }

    private static @Nullable LinkStatus status(Row row, Names.Kind kind) {
        if (kind == Names.Kind.CHECK_VALVE) LinkSections.notControllable(row);
        if (row.is(2, "OPEN")) return LinkStatus.OPEN;
        if (row.is(2, "CLOSED")) return LinkStatus.CLOSED;
        if (kind != Names.Kind.PIPE) return null;
        return row.notNegative(2, 1, "setting") == 0 ? LinkStatus.CLOSED : LinkStatus.OPEN;
    }

    private static double setting(Row row, Names.Kind kind) {
        if (kind == Names.Kind.GENERAL_VALVE) LinkSections.notControllable(row);
        return kind == Names.Kind.PUMP ? row.notNegative(2, 1, "speed") : row.number(2, 0);
    }

    private static double time(Row row, int size) {
        double hours = Numbers.hours(row.text(5), size >= 7 ? row.text(6) : "");
        if (hours >= 0) return (long) (3600 * hours);
        row.refuse(Problems.NOT_A_NUMBER, "\"" + row.text(5) + "\" is not a time.", "Write hours, hh:mm or hh:mm AM.");
        return 0;
    }

    private static double clock(Row row, int size) {
        return time(row, size) % SECONDS_PER_DAY;
    }

    private void level(Row row, @Nullable LinkStatus status, double setting, boolean enabled) {
        boolean below = row.is(6, "BELOW");
        if (!below && !row.is(6, "ABOVE")) row.unknownWord(6, "below, above");
        if (names.requireNode(row, row.text(5)) == null) return;
        Trigger trigger = below ? Trigger.BELOW : Trigger.ABOVE;
        controls.add(
                new Control(row.text(1), status, setting, trigger, row.text(5), row.number(7, 0), enabled, row.line()));
    }

    private void add(
            Row row, @Nullable LinkStatus status, double setting, Trigger trigger, double value, boolean enabled) {
        controls.add(new Control(row.text(1), status, setting, trigger, null, value, enabled, row.line()));
    }
}
