package org.songhua.engine.hydraulics.inp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.LinkStatus;
import org.songhua.engine.hydraulics.Rule;
import org.songhua.engine.hydraulics.Rule.Comparison;
import org.songhua.engine.hydraulics.Rule.Quantity;
import org.songhua.engine.hydraulics.Rule.Subject;

/** Reads [RULES]: RULE label, IF, AND, OR, THEN, ELSE, PRIORITY, each clause on its line. */
final class RuleSection {
    private static final List<String> NODES = List.of("JUNC", "RESER", "TANK", "NODE");
    private static final List<String> LINKS = List.of("PIPE", "PUMP", "VALVE", "LINK");

    private final Names names;
    private final List<Rule> rules = new ArrayList<>();
    private State state = State.OUTSIDE;
    private @Nullable Row head;
    private List<Rule.Premise> premises = new ArrayList<>();
    private List<Rule.Action> thenActions = new ArrayList<>();
    private List<Rule.Action> elseActions = new ArrayList<>();
    private double priority;
    private boolean enabled = true;

    /** Which clause came last. */
    private enum State {
        OUTSIDE,
        RULE,
        IF,
        THEN,
        ELSE,
        PRIORITY
    }

    RuleSection(Names names) {
        this.names = names;
    }

    List<Rule> read(List<Row> rows) {
        rows.forEach(this::clause);
        close();
        return rules;
    }

    private void clause(Row row) {
        if (row.is(0, "RULE")) begin(row);
        else if (row.is(0, "IF")) enter(row, state == State.RULE, State.IF);
        else if (row.is(0, "THEN")) enter(row, state == State.IF, State.THEN);
        else if (row.is(0, "ELSE")) enter(row, state == State.THEN, State.ELSE);
        else if (row.is(0, "AND") || row.is(0, "OR")) enter(row, fits(row), state);
        else if (row.is(0, "PRIO")) priority(row);
        else if (row.is(0, "DISABLED")) disable(row);
        else row.unknownWord(0, "rule, if, and, or, then, else, priority");
    }

    private boolean fits(Row row) {
        return state == State.IF || (row.is(0, "AND") && (state == State.THEN || state == State.ELSE));
    }

    private void begin(Row row) {
        close();
        if (!row.needs(2)) return;
        head = row;
        state = State.RULE;
    }

    private void close() {
        Row of = head;
        if (of != null && (premises.isEmpty() || thenActions.isEmpty())) misplaced(of);
        else if (of != null)
            rules.add(new Rule(of.text(1), premises, thenActions, elseActions, priority, enabled, of.line()));
        head = null;
        state = State.OUTSIDE;
        premises = new ArrayList<>();
        thenActions = new ArrayList<>();
        elseActions = new ArrayList<>();
        priority = 0;
        enabled = true;
    }

    private static void misplaced(Row row) {
        row.refuse(
                Problems.RULE_ORDER,
                "A rule needs its clauses in the order RULE, IF, THEN, ELSE, PRIORITY, with one premise and one action at"
                        + " least.",
                "Put the clauses in order.");
    }

    private void enter(Row row, boolean allowed, State next) {
        if (!allowed) {
            misplaced(row);
            return;
        }
        state = next;
        if (state == State.IF) premise(row);
        else action(row, state == State.THEN ? thenActions : elseActions);
    }

    private void priority(Row row) {
        if (state != State.THEN && state != State.ELSE) misplaced(row);
        else if (row.needs(2)) priority = row.number(1, 0);
        state = State.PRIORITY;
    }

    private void disable(Row row) {
        if (state == State.OUTSIDE || state == State.RULE || state == State.IF) misplaced(row);
        enabled = false;
    }

    private void premise(Row row) {
        boolean system = row.is(1, "SYSTEM");
        if (!row.needs(system ? 5 : 6)) return;
        Subject subject = subject(row);
        Quantity quantity = quantity(row, system ? 2 : 3);
        Comparison comparison = comparison(row, system ? 3 : 4);
        if (subject == null || quantity == null || comparison == null) return;
        checkFits(row, subject, quantity);
        LinkStatus status = quantity == Quantity.STATUS ? status(row.last()) : null;
        if (quantity == Quantity.STATUS && status == null) {
            row.unknownWord(row.size() - 1, "open, closed, active");
            return;
        }
        double value = status == null ? value(row, quantity, system ? 4 : 5) : Double.NaN;
        String id = system ? null : row.text(2);
        premises.add(new Rule.Premise(row.is(0, "OR"), subject, id, quantity, comparison, status, value));
    }

    private static boolean isTime(Quantity quantity) {
        return quantity == Quantity.TIME || quantity == Quantity.CLOCKTIME;
    }

    private @Nullable Subject subject(Row row) {
        if (row.is(1, "SYSTEM")) return Subject.SYSTEM;
        if (NODES.stream().anyMatch(word -> row.is(1, word)))
            return names.requireNode(row, row.text(2)) == null ? null : Subject.NODE;
        if (LINKS.stream().anyMatch(word -> row.is(1, word)))
            return names.requireLink(row, row.text(2)) == null ? null : Subject.LINK;
        row.unknownWord(1, "node, junction, reservoir, tank, link, pipe, pump, valve, system");
        return null;
    }

    private static @Nullable Quantity quantity(Row row, int index) {
        for (Quantity quantity : Quantity.values()) if (row.is(index, quantity.name())) return quantity;
        row.unknownWord(
                index, "demand, head, grade, level, pressure, flow, status, setting, time, clocktime, filltime");
        return null;
    }

    private static void checkFits(Row row, Subject subject, Quantity quantity) {
        boolean fits = switch (quantity) {
            case DEMAND -> subject != Subject.LINK;
            case HEAD, GRADE, LEVEL, PRESSURE, FILLTIME, DRAINTIME -> subject == Subject.NODE;
            case FLOW, STATUS, SETTING -> subject == Subject.LINK;
            case TIME, CLOCKTIME -> subject == Subject.SYSTEM;
        };
        if (!fits) row.unknownWord(subject == Subject.SYSTEM ? 2 : 3, "a quantity of a " + subject);
    }

    private static @Nullable Comparison comparison(Row row, int index) {
        return switch (row.text(index).toUpperCase(Locale.ROOT)) {
            case "=", "IS" -> Comparison.EQ;
            case "<>", "NOT" -> Comparison.NE;
            case "<=" -> Comparison.LE;
            case ">=" -> Comparison.GE;
            case "<", "BELOW" -> Comparison.LT;
            case ">", "ABOVE" -> Comparison.GT;
            default -> {
                row.unknownWord(index, "=, <>, <, >, <=, >=, is, not, below, above");
                yield null;
            }
        };
    }

    private static @Nullable LinkStatus status(String word) {
        for (LinkStatus status : LinkStatus.values()) if (Row.startsWith(word, status.name())) return status;
        return null;
    }

    private static double value(Row row, Quantity quantity, int index) {
        if (!isTime(quantity)) {
            double value = row.number(row.size() - 1, 0);
            return quantity == Quantity.FILLTIME || quantity == Quantity.DRAINTIME ? 3600 * value : value;
        }
        double hours = Numbers.hours(row.text(index), row.text(index + 1));
        if (hours >= 0) return 3600 * hours;
        row.refuse(Problems.NOT_A_NUMBER, "\"" + row.text(index) + "\" is not a time.", "Write hours or hh:mm.");
        return 0;
    }

    private void action(Row row, List<Rule.Action> actions) {
        if (!row.needs(6)) return;
        Names.Kind kind = names.requireLink(row, row.text(2));
        if (kind == null) return;
        LinkStatus status = status(row.text(5));
        double setting = status == null ? row.notNegative(5, 0, "setting") : Double.NaN;
        boolean general = kind == Names.Kind.GENERAL_VALVE && status == null;
        if (kind == Names.Kind.CHECK_VALVE || general) LinkSections.notControllable(row);
        if (kind == Names.Kind.PIPE && status == null) {
            status = setting == 0 ? LinkStatus.CLOSED : LinkStatus.OPEN;
            setting = Double.NaN;
        }
        actions.add(new Rule.Action(row.text(2), status, setting));
    }
}
