package org.songhua.register.internal.records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.register.RecordQuery;
import org.songhua.register.Register;
import org.songhua.register.RegisterField;
import org.songhua.register.internal.rules.FieldSight;

/** A question as a condition in SQL with its parameters; what is not known or may not be asked becomes a fault. */
final class Condition {
    /** By bytes, as the index is: by the order of a language, what begins so need not lie together. */
    private static final String REGION = "(region collate \"C\" >= ? and region collate \"C\" < ?)";

    private final StringBuilder sql = new StringBuilder("number = ?");
    private final List<@Nullable Object> parameters = new ArrayList<>();

    private Condition(String register) {
        parameters.add(RegisterNumber.of(register));
    }

    String sql() {
        return sql.toString();
    }

    /** {@return the parameters, and further ones after them} */
    @Nullable
    Object[] parameters(@Nullable Object... further) {
        var all = new ArrayList<@Nullable Object>(parameters);
        all.addAll(Arrays.asList(further));
        return all.toArray();
    }

    Condition and(String condition, @Nullable Object... values) {
        sql.append(" and ").append(condition);
        parameters.addAll(Arrays.asList(values));
        return this;
    }

    /** Everything of a register that lies within a scope. */
    static Condition within(String register, Scope scope) {
        return new Condition(register).scoped(scope);
    }

    private Condition scoped(Scope scope) {
        if (!scope.departments().isEmpty())
            and("department = any(?)", (Object)
                    scope.departments().stream().sorted().toArray(String[]::new));
        if (!scope.regions().isEmpty()) {
            List<String> heads = scope.regions().stream().sorted().toList();
            and(
                    "(" + heads.stream().map(head -> REGION).collect(Collectors.joining(" or ")) + ")",
                    heads.stream().flatMap(head -> Stream.of(head, end(head))).toArray());
        }
        return this;
    }

    /** What a query asks, paging left aside. */
    static Condition of(Register register, RecordQuery query, Caller caller) {
        var log = new FaultLog(20);
        Condition condition = within(register.code(), caller.scope());
        if (query.state() != null) condition.and("state = ?", query.state());
        if (query.region() != null) condition.and(REGION, query.region(), end(query.region()));
        if (query.department() != null) condition.and("department = ?", query.department());
        if (query.text() != null) condition.heading(query.text());
        if (query.dueUntil() != null) condition.and("next_due <= ?", query.dueUntil());
        query.equal().forEach((name, value) -> condition.field(register, name, "=", value, caller, log));
        query.least().forEach((name, value) -> condition.field(register, name, ">=", value, caller, log));
        query.most().forEach((name, value) -> condition.field(register, name, "<=", value, caller, log));
        if (!query.box().isEmpty()) condition.box(query.box());
        log.throwIfAny();
        return condition;
    }

    /** Ranges instead of patterns: what somebody types holds no wild cards, and the index is used in any locale. */
    private void heading(String text) {
        String end = end(text);
        and("((key >= ? and key < ?) or (title >= ? and title < ?))", text, end, text, end);
    }

    /** {@return what stands behind every text that begins so} */
    private static String end(String head) {
        return head + "\uDBFF\uDFFF";
    }

    private void field(Register register, String name, String operator, String value, Caller caller, FaultLog log) {
        RegisterField field = register.findField(name)
                .filter(one -> FieldSight.sees(one, caller))
                .orElse(null);
        if (field == null || !field.isFilter()) {
            log.accept(Fault.refused(
                    "REG-030",
                    Place.atField("f." + name),
                    "Records cannot be filtered by " + name + ".",
                    "Use one of: " + String.join(", ", filters(register, caller)) + "."));
            return;
        }
        try {
            and(field.slot() + " " + operator + " ?", Slots.parse(field.slot(), value));
        } catch (IllegalArgumentException e) {
            log.accept(Fault.refused(
                    "REG-031", Place.atField("f." + name), "The value of " + name + " cannot be read.", "Correct it."));
        }
    }

    private static Set<String> filters(Register register, Caller caller) {
        return Slots.layout(register).values().stream()
                .filter(name -> register.findField(name)
                        .map(field -> FieldSight.sees(field, caller))
                        .orElse(false))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void box(List<Double> box) {
        var ranges = Cell.ranges(box.get(0), box.get(1), box.get(2), box.get(3));
        and(
                "(" + ranges.stream().map(one -> "cell between ? and ?").collect(Collectors.joining(" or ")) + ")",
                ranges.stream().flatMap(one -> Stream.of(one.from(), one.to())).toArray());
        // Said as a case that is not null, which the planner takes for nearly every row: cells, longitudes and
        // latitudes are no chance of their own each, and who multiplies their shares expects hardly any row where
        // there are tens of thousands.
        and(
                "case when longitude between ? and ? and latitude between ? and ? then true end is not null",
                box.get(0),
                box.get(2),
                box.get(1),
                box.get(3));
    }
}
