package org.songhua.warning.internal.desk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Scope;

/** Conditions over rows called {@code w} that have a class, region and city_object, joined by and, with their parameters. */
public final class Conditions {
    private final List<String> parts = new ArrayList<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    /** What a caller may see. A warning of no known object is seen only by those without that restriction. */
    public static Conditions within(Scope scope) {
        var result = new Conditions();
        if (!scope.classCodes().isEmpty()) {
            result.and("w.class = any(?)", (Object) scope.classCodes().toArray(String[]::new));
        }
        if (!scope.regions().isEmpty()) {
            String[] heads = scope.regions().stream().map(head -> head + "%").toArray(String[]::new);
            result.and("w.region like any(?)", (Object) heads);
        }
        if (!scope.departments().isEmpty()) {
            result.and(
                    "exists (select 1 from cim.object o where o.id = w.city_object and o.department = any(?))",
                    (Object) scope.departments().toArray(String[]::new));
        }
        return result;
    }

    public Conditions and(String sql, @Nullable Object... values) {
        parts.add(sql);
        parameters.addAll(java.util.Arrays.asList(values));
        return this;
    }

    public Conditions andIf(@Nullable Object value, String sql) {
        return value == null ? this : and(sql, value);
    }

    public String where() {
        return parts.isEmpty() ? "true" : String.join(" and ", parts);
    }

    public @Nullable Object[] parameters(@Nullable Object... more) {
        var all = new ArrayList<>(parameters);
        all.addAll(java.util.Arrays.asList(more));
        return all.toArray();
    }
}
