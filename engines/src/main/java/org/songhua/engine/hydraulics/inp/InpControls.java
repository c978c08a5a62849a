package org.songhua.engine.hydraulics.inp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.Control;
import org.songhua.engine.hydraulics.LinkStatus;
import org.songhua.engine.hydraulics.Rule;
import org.songhua.engine.hydraulics.WaterNetwork;

/** Writes controls and rules. */
final class InpControls {
    private static final double SECONDS_PER_HOUR = 3600;

    private final WaterNetwork network;
    private final InpText out;

    InpControls(WaterNetwork network, InpText out) {
        this.network = network;
        this.out = out;
    }

    void write() {
        out.section(Section.CONTROLS);
        network.controls().forEach(this::control);
        out.section(Section.RULES);
        network.rules().forEach(this::rule);
    }

    private void control(Control control) {
        String disabled = control.enabled() ? "" : "DISABLED";
        out.row(
                "LINK",
                InpText.id(control.link()),
                value(control.status(), control.setting()),
                trigger(control),
                disabled);
    }

    private static String value(@Nullable LinkStatus status, double setting) {
        return status == null ? InpText.number(setting) : status.name();
    }

    private static String trigger(Control control) {
        return switch (control.trigger()) {
            case AT_TIME -> "AT TIME " + clock(control.value());
            case AT_CLOCK -> "AT CLOCKTIME " + clock(control.value());
            case BELOW, ABOVE ->
                "IF NODE " + InpText.optional(control.node()) + " " + control.trigger() + " "
                        + InpText.number(control.value());
        };
    }

    /**
     * Readers cut fractions of a second off: a clock that would lose a second in that way is written as decimal hours.
     */
    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        String clock = whole / 3600 + ":" + two(whole / 60 % 60) + ":" + two(whole % 60);
        boolean same = (long) (SECONDS_PER_HOUR * Numbers.hours(clock, "")) == (long) seconds;
        return same ? clock : InpText.number(((long) seconds + 0.5) / SECONDS_PER_HOUR);
    }

    private static String two(long value) {
        return value < 10 ? "0" + value : Long.toString(value);
    }

    private void rule(Rule rule) {
        out.row("RULE", InpText.id(rule.label()));
        for (int k = 0; k < rule.premises().size(); k++) premise(rule.premises().get(k), k == 0);
        actions("THEN", rule.thenActions());
        actions("ELSE", rule.elseActions());
        if (rule.priority() != 0) out.row("PRIORITY", rule.priority());
        if (!rule.enabled()) out.row("DISABLED");
    }

    private void premise(Rule.Premise premise, boolean first) {
        String logic = first ? "IF" : premise.or() ? "OR" : "AND";
        String subject = premise.id() == null ? "SYSTEM" : premise.subject() + " " + InpText.optional(premise.id());
        out.row(logic, subject, premise.quantity().name(), sign(premise.comparison()), value(premise));
    }

    private static String sign(Rule.Comparison comparison) {
        return switch (comparison) {
            case EQ -> "=";
            case NE -> "<>";
            case LE -> "<=";
            case GE -> ">=";
            case LT -> "<";
            case GT -> ">";
        };
    }

    private static String value(Rule.Premise premise) {
        if (premise.status() != null) return premise.status().name();
        return switch (premise.quantity()) {
            case TIME, CLOCKTIME -> clock(premise.value());
            case FILLTIME, DRAINTIME -> InpText.number(premise.value() / SECONDS_PER_HOUR);
            default -> InpText.number(premise.value());
        };
    }

    private void actions(String first, List<Rule.Action> actions) {
        for (int k = 0; k < actions.size(); k++) {
            Rule.Action action = actions.get(k);
            String what = action.status() == null ? "SETTING" : "STATUS";
            out.row(
                    k == 0 ? first : "AND",
                    "LINK",
                    InpText.id(action.link()),
                    what,
                    "=",
                    value(action.status(), action.setting()));
        }
    }
}
