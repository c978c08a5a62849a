package org.songhua.cim.internal.objects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectQuery;
import org.songhua.people.Scope;

/** Conditions of a statement over {@code cim.object}, each with its parameters, joined by {@code and}. */
public final class ObjectConditions {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    private static final String ONE_CLASS = "class = ?";
    private static final String SOME_CLASSES = "class = any(?)";

    private final List<String> conditions = new ArrayList<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private boolean placeFirst = false;

    /** What everybody within the scope may see. */
    public static ObjectConditions within(Scope scope) {
        var result = new ObjectConditions();
        result.classes(scope.classCodes().stream().sorted().toList());
        if (!scope.departments().isEmpty()) {
            result.and("department = any(?)", (Object) scope.departments().toArray(String[]::new));
        }
        if (!scope.regions().isEmpty()) {
            String[] heads = scope.regions().stream().map(code -> code + "%").toArray(String[]::new);
            result.and("region like any(?)", (Object) heads);
        }
        return result;
    }

    /** The query's conditions save moment, extents and paging, and the scope's. */
    static ObjectConditions of(ObjectQuery query, Scope scope) {
        var result = within(scope);
        result.classes(query.classCodes());
        Integer dataset = query.dataset();
        if (dataset != null) result.and("dataset = ?", dataset);
        query.attributes().forEach((name, value) -> attribute(result, name, value));
        return result;
    }

    /** {@return the same conditions, to be added to apart} */
    ObjectConditions copy() {
        var result = new ObjectConditions();
        result.conditions.addAll(conditions);
        result.parameters.addAll(parameters);
        result.placeFirst = placeFirst;
        return result;
    }

    /** Adds a condition. */
    public ObjectConditions and(String condition, @Nullable Object... values) {
        conditions.add(condition);
        parameters.addAll(Arrays.asList(values));
        return this;
    }

    /** Adds what the database is asked of a filter, save the extents. */
    ObjectConditions filtered(FilterPlan plan) {
        plan.conditions().forEach(c -> and("(" + c.sql() + ")", c.parameters().toArray()));
        return this;
    }

    /** The box touches one of the extents; by the spatial index, or told so that the planner goes by another. */
    ObjectConditions touching(List<Extent> extents, boolean byPlace) {
        return byPlace ? touching(extents).placeFirst() : touchingUnindexed(extents);
    }

    /**
     * Few rows lie at the place, so the rows of a class are not to be gathered as well: a plan made once for all values does that,
     * taking every class for a rare one.
     */
    public ObjectConditions placeFirst() {
        placeFirst = true;
        return this;
    }

    /** The class is one of these; nothing when there are none. */
    public ObjectConditions classes(List<String> codes) {
        // Equality lets the index on (class, id) give the order as well.
        if (codes.isEmpty()) return this;
        if (codes.size() == 1) return and(ONE_CLASS, codes.getFirst());
        return and(SOME_CLASSES, (Object) codes.toArray(String[]::new));
    }

    /** The box of the geometry touches one of the extents; found through the spatial index. */
    public ObjectConditions touching(List<Extent> extents) {
        return boxes(extents, "box && ", "");
    }

    /** The same, but told so that the planner goes by another index. */
    ObjectConditions touchingUnindexed(List<Extent> extents) {
        return boxes(extents, "(box && ", ") is true");
    }

    /** The box lies inside one of the extents. */
    ObjectConditions inside(List<Extent> extents) {
        return boxes(extents, "box <@ ", "");
    }

    /** The box lies inside none of the extents. */
    ObjectConditions notInside(List<Extent> extents) {
        return boxes(extents, "not box <@ ", "", " and ");
    }

    private ObjectConditions boxes(List<Extent> extents, String before, String after) {
        return boxes(extents, before, after, " or ");
    }

    private ObjectConditions boxes(List<Extent> extents, String before, String after, String joint) {
        if (extents.isEmpty()) return this;
        String one = before + "box(point(?, ?), point(?, ?))" + after;
        String all = extents.stream().map(e -> one).collect(Collectors.joining(joint, "(", ")"));
        Object[] values = extents.stream()
                .flatMap(e -> Stream.of(e.east(), e.north(), e.west(), e.south()))
                .toArray();
        return and(all, values);
    }

    /** {@return {@code where …}, empty when there is no condition} */
    public String where() {
        return conditions.isEmpty()
                ? ""
                : conditions.stream().map(this::indexed).collect(Collectors.joining(" and ", "where ", ""));
    }

    private String indexed(String condition) {
        boolean ofClass = condition.equals(ONE_CLASS) || condition.equals(SOME_CLASSES);
        return placeFirst && ofClass ? "(" + condition + ") is true" : condition;
    }

    /** {@return the parameters in order, then the given ones} */
    public @Nullable Object[] parameters(@Nullable Object... further) {
        var all = new ArrayList<>(parameters);
        all.addAll(Arrays.asList(further));
        return all.toArray();
    }

    /** A number equals another however it is written: 5 is 5.0. */
    private static void attribute(ObjectConditions result, String name, String value) {
        if (NUMBER.matcher(value).matches()) {
            String sql = "(attributes ->> ? = ? or attributes -> ? = to_jsonb(?::numeric))";
            result.and(sql, name, value, name, value);
        } else {
            result.and("attributes ->> ? = ?", name, value);
        }
    }
}
