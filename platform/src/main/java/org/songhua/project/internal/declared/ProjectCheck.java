package org.songhua.project.internal.declared;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;

/**
 * What the shape of a library or a limit cannot say: names that lead nowhere, fields that do not hold what they are for, days out
 * of order. Codes {@code PROJP-001} to {@code PROJP-008}.
 */
final class ProjectCheck {
    private static final List<String> PARTS = List.of("funds", "payments", "milestones", "flow", "problems");

    private final Map<String, Item> registers;
    private final Map<String, Item> lines;
    private final Set<String> indicators;
    private final Mistakes mistakes;

    /**
     * @param registers code of each register to what its pack declares
     * @param lines code of each red line of the plans to what its plan declares
     * @param indicators ids of all indicators
     */
    ProjectCheck(Map<String, Item> registers, Map<String, Item> lines, Set<String> indicators, Consumer<Fault> faults) {
        this.registers = registers;
        this.lines = lines;
        this.indicators = Set.copyOf(indicators);
        mistakes = new Mistakes(faults);
    }

    void library(String code, Item at) {
        Item register = register(at, code);
        if (register == null) return;
        field(at, "plan_year", register, "a whole number that is a filter", one -> isWhole(one) && isFilter(one));
        field(at, "estimate", register, "a number that everybody sees", ProjectCheck::isOpenNumber);
        open(at, register);
        moneyIsComplete(at);
        for (String part : PARTS) if (at.find(part) != null) part(at.part(part), part);
        sameSources(at);
        rates(at.list("discount"));
    }

    private void moneyIsComplete(Item at) {
        if (at.find("estimate") == null && (at.find("funds") != null || at.find("flow") != null))
            mistakes.tell(at, "PROJP-005", "Its money has no estimate to come to.", "Name the field under estimate.");
        if (at.find("payments") != null && at.find("funds") == null)
            mistakes.tell(at.part("payments"), "PROJP-005", "Nothing says what may be paid.", "Declare funds.");
    }

    private @Nullable Item register(Item at, String code) {
        Item register = registers.get(code);
        if (register == null) mistakes.unknown(at, code, registers.keySet(), "PROJP-001", "register");
        return register;
    }

    /** The first state must be open: records come into being in it before they have a row. */
    private void open(Item at, Item register) {
        Set<String> states = register.part("states").entries().keySet();
        List<Item> open = at.list("open");
        for (Item one : open) mistakes.name(one, states, "PROJP-002", "state");
        boolean begins = states.isEmpty()
                || open.stream()
                        .anyMatch(one -> one.text().equals(states.iterator().next()));
        if (!begins)
            mistakes.tell(at.part("open"), "PROJP-002", "The state in which records begin is not open.", "Add it.");
    }

    private void part(Item at, String name) {
        Item code = at.find("register");
        Item register = code == null ? null : registers.get(code.text());
        if (register == null) {
            mistakes.name(code, registers.keySet(), "PROJP-001", "register");
            return;
        }
        field(at, "project", register, "a text that is a filter", one -> isText(one) && isFilter(one));
        switch (name) {
            case "funds", "payments" -> money(at, register);
            case "milestones" -> milestones(at, register);
            case "flow" -> flow(at, register);
            default -> problems(at, register);
        }
    }

    private void money(Item at, Item register) {
        field(at, "source", register, "a required closed list", one -> isRequired(one) && isList(one));
        field(at, "amount", register, "a required number that everybody sees", ProjectCheck::isAmount);
        field(at, "on", register, "a day", ProjectCheck::isDay);
    }

    private void milestones(Item at, Item register) {
        field(at, "order", register, "a required whole number", one -> isRequired(one) && isWhole(one));
        field(at, "name", register, "a text", ProjectCheck::isText);
        field(at, "planned", register, "a required day", one -> isRequired(one) && isDay(one));
        field(at, "actual", register, "a day", ProjectCheck::isDay);
    }

    private void flow(Item at, Item register) {
        field(at, "year", register, "a required whole number", one -> isRequired(one) && isWhole(one));
        for (String amount : List.of("investment", "operating", "income", "debt"))
            field(at, amount, register, "a number that everybody sees", ProjectCheck::isOpenNumber);
    }

    private void problems(Item at, Item register) {
        field(at, "found", register, "a day that is a filter", one -> isDay(one) && isFilter(one));
        field(at, "closed", register, "a day", ProjectCheck::isDay);
        for (String text : List.of("group", "unit", "kind")) field(at, text, register, "a text", ProjectCheck::isText);
        mistakes.name(at.find("indicator"), indicators, "PROJP-010", "indicator");
    }

    private void field(Item at, String key, Item register, String what, Predicate<Item> fits) {
        Item name = at.find(key);
        if (name == null) return;
        Map<String, Item> fields = register.part("fields").entries();
        Item field = fields.get(name.text());
        if (field == null) mistakes.name(name, fields.keySet(), "PROJP-003", "field");
        else if (!fits.test(field))
            mistakes.tell(name, "PROJP-004", name.text() + " is not " + what + ".", "Name another field, or mend it.");
    }

    /** Else no payment could ever be held against its source. */
    private void sameSources(Item at) {
        Set<String> given = choices(at.part("funds"));
        Set<String> spent = choices(at.part("payments"));
        if (given != null && spent != null && !given.containsAll(spent))
            mistakes.tell(
                    at.part("payments"),
                    "PROJP-005",
                    "Payments know sources that funds do not.",
                    "Give both the same closed list.");
    }

    private @Nullable Set<String> choices(Item part) {
        Item register = registers.get(part.text("register", ""));
        if (register == null) return null;
        Item field = register.part("fields").find(part.text("source", ""));
        return field == null ? null : field.part("enum").entries().keySet();
    }

    private void rates(List<Item> items) {
        LocalDate before = null;
        for (Item one : items) {
            LocalDate from = ProjectReader.day(one.text("from", ""));
            BigDecimal value = one.decimal("value");
            if (from == null) mistakes.tell(one, "PROJP-006", "The day is none of the calendar.", "Correct it.");
            else if (before != null && !from.isAfter(before))
                mistakes.tell(
                        one, "PROJP-006", "It does not begin after the one before it.", "Put the earliest first.");
            if (value != null && (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0))
                mistakes.tell(one, "PROJP-006", "A rate is 0 to 1: 0.06 for 6 %.", "Correct it.");
            before = from == null ? before : from;
        }
    }

    void limit(String code, Item at) {
        Item register = register(at, code);
        if (register == null) return;
        open(at, register);
        Set<String> facts = facts(at.list("lines"));
        at.part("facts").entries().forEach((fact, field) -> fact(at, fact, field, register, facts));
        at.part("given").entries().forEach((fact, value) -> {
            if (!facts.contains(fact)) mistakes.unknown(value, fact, facts, "PROJP-008", "fact");
        });
        for (String fact : facts)
            if (at.part("facts").find(fact) == null && at.part("given").find(fact) == null)
                mistakes.tell(
                        at, "PROJP-008", "Nothing says where " + fact + " comes from.", "Add it to facts or given.");
    }

    /** The facts of the lines that are named. */
    private Set<String> facts(List<Item> named) {
        var facts = new HashSet<String>();
        for (Item line : named) {
            Item declared = lines.get(line.text());
            if (declared == null) mistakes.unknown(line, line.text(), lines.keySet(), "PROJP-007", "red line");
            else facts.addAll(declared.part("facts").entries().keySet());
        }
        return facts;
    }

    private void fact(Item at, String fact, Item field, Item register, Set<String> facts) {
        if (!facts.contains(fact)) mistakes.unknown(field, fact, facts, "PROJP-008", "fact");
        Map<String, Item> fields = register.part("fields").entries();
        if (!mistakes.name(field, fields.keySet(), "PROJP-003", "field")) return;
        if (!holds(fields.get(field.text()), unit(at.list("lines"), fact)))
            mistakes.tell(field, "PROJP-004", field.text() + " does not hold " + fact + ".", "Name another field.");
    }

    private String unit(List<Item> named, String fact) {
        return named.stream()
                .map(line -> lines.get(line.text()))
                .filter(line -> line != null && line.part("facts").find(fact) != null)
                .map(line -> line.part("facts").text(fact, ""))
                .findFirst()
                .orElse("");
    }

    private static boolean holds(@Nullable Item field, String unit) {
        return switch (unit) {
            case "" -> true;
            case "text" -> isText(field);
            case "truth" -> type(field).equals("boolean");
            default -> isNumber(field);
        };
    }

    private static String type(@Nullable Item field) {
        return field == null ? "" : field.text("type", "string");
    }

    private static boolean isText(@Nullable Item field) {
        return type(field).equals("string");
    }

    private static boolean isNumber(@Nullable Item field) {
        return Set.of("number", "integer").contains(type(field));
    }

    private static boolean isWhole(Item field) {
        return type(field).equals("integer");
    }

    private static boolean isDay(Item field) {
        return field.text("format", "").equals("date");
    }

    private static boolean isFilter(Item field) {
        return field.truth("filter", false);
    }

    private static boolean isRequired(Item field) {
        return field.truth("required", false);
    }

    private static boolean isList(Item field) {
        return !field.part("enum").entries().isEmpty();
    }

    /** A sum over what somebody does not see would be another sum. */
    private static boolean isOpenNumber(Item field) {
        return isNumber(field) && field.find("seen_by") == null;
    }

    private static boolean isAmount(Item field) {
        return isRequired(field) && isOpenNumber(field);
    }
}
