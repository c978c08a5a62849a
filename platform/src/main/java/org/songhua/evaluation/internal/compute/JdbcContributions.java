package org.songhua.evaluation.internal.compute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.Expression.Measure;
import org.songhua.evaluation.Evaluation.Contribution;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.springframework.stereotype.Component;

/** Objects that a total was made of, the largest first, as many as one wants to see; the database sorts. */
@Component
public class JdbcContributions {
    private static final String SEEN = """
        starts_with(coalesce(region, ''), ?)
          and (cardinality(?::text[]) = 0
            or exists (select 1 from unnest(?::text[]) head where starts_with(coalesce(region, ''), head)))
          and (cardinality(?::text[]) = 0 or coalesce(department, '') = any(?))\
        """;
    private static final String NOT_COUNTED = """
        (select id, class, name, 0::float8 as amount from cim.object o
         where class = ? and recorded_from <= ? and %1$s is not true and %2$s order by id limit ?)
        union all
        (select id, class, name, 0::float8 from cim.object_version o
         where class = ? and part = 0 and tstzrange(recorded_from, recorded_to) @> ?::timestamptz and %1$s is not true
           and %2$s order by id limit ?)
        order by id limit ?\
        """;
    private static final String LARGEST = """
        select id, class, name, amount from
          (select id, class, name, coalesce((%s)::float8, 0) as amount from %s where %s and %s) r
        where %s order by amount desc, id limit ?\
        """;
    private static final String NAMES = "select id, name from %s where id = any(?::uuid[]) and name is not null";

    private final Database database;

    JdbcContributions(Database database) {
        this.database = database;
    }

    /** {@return objects that count with their amounts, in base units} */
    List<Contribution> counted(Asked asked, Geography place, Scope scope, int limit) {
        var one = new OneAmount(asked.total(), asked.words(), asked.parameters());
        return largest(one.sql, one.before, one.where, one.after, "amount <> 0", asked, place, scope, limit);
    }

    /** {@return objects that could count and do not: outside the condition of a number, without the attribute of a sum} */
    List<Contribution> against(Asked asked, Geography place, Scope scope, int limit) {
        var one = new OneAmount(asked.total(), asked.words(), asked.parameters());
        if (asked.total().measure() == Measure.COUNT) return notCounted(asked, one, place, scope, limit);
        var after = new ArrayList<@Nullable Object>(one.after);
        after.addAll(one.before);
        String lacking = one.where + " and (" + one.sql + ") is null";
        return largest("0", List.of(), lacking, after, "true", asked, place, scope, limit);
    }

    /** All are equal, so the first will do: found in order of their ids, not by looking at all of them. */
    private List<Contribution> notCounted(Asked asked, OneAmount one, Geography place, Scope scope, int limit) {
        String classCode = asked.total().over().classCode();
        if (!scope.allowsClass(classCode)) return List.of();
        var seen = seen(place, scope);
        var values = new ArrayList<@Nullable Object>();
        for (int part = 0; part < 2; part++) {
            values.addAll(List.of(classCode, asked.moment().asOf()));
            values.addAll(one.after);
            values.addAll(seen);
            values.add(limit);
        }
        values.add(limit);
        return database.list(NOT_COUNTED.formatted(one.where, SEEN), JdbcContributions::contribution, values.toArray());
    }

    private static List<Object> seen(Geography place, Scope scope) {
        String[] heads = scope.regions().toArray(String[]::new);
        String[] departments = scope.departments().toArray(String[]::new);
        return List.of(place.head(), heads, heads, departments, departments);
    }

    private List<Contribution> largest(
            String amount,
            List<@Nullable Object> before,
            String where,
            List<@Nullable Object> values,
            String having,
            Asked asked,
            Geography place,
            Scope scope,
            int limit) {
        String classCode = asked.total().over().classCode();
        if (!scope.allowsClass(classCode)) return List.of();
        var after = new ArrayList<@Nullable Object>(values);
        after.addAll(seen(place, scope));
        after.add(limit);
        return database.list(
                LARGEST.formatted(amount, Moment.rows(), where, SEEN, having),
                JdbcContributions::contribution,
                asked.moment().parameters(before, List.of(classCode), after));
    }

    private static Contribution contribution(Row row) {
        return new Contribution(row.text("id"), row.text("class"), row.findText("name"), row.number("amount"));
    }

    /** {@return names of objects by id, of those that have one} */
    Map<UUID, String> names(String classCode, List<UUID> ids, Moment moment) {
        var names = new HashMap<UUID, String>();
        Within within = Within.ids(ids);
        database.each(
                NAMES.formatted(Moment.rows()),
                row -> names.put(row.uuid("id"), row.text("name")),
                moment.parameters(List.of(), List.of(classCode), within.values()));
        return names;
    }
}
