package org.songhua.cim.internal.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.Edit;
import org.songhua.cim.Extent;
import org.songhua.cim.History.Axis;
import org.songhua.cim.History.Changed;
import org.songhua.cim.History.ChangesQuery;
import org.songhua.cim.History.Difference;
import org.songhua.cim.History.Differences;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectId;
import org.songhua.cim.internal.objects.JdbcEdits;
import org.songhua.cim.internal.objects.JdbcObjectReader;
import org.songhua.cim.internal.objects.ObjectConditions;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/**
 * Statements that compare two times. A state that began or ended between them is a candidate; whether the object differs in the
 * end is told by what it was at the one time and at the other. Only states within the scope count: what moves out of it ends for the
 * caller, what moves into it is added.
 */
final class JdbcChanges {
    /** States with their period in the record. */
    private static final String RECORDED = """
            select dataset, id, class, region, department, box, revision, 0::smallint as part, edit, recorded_from as begins,
              'infinity'::timestamptz as ends, null::bigint as superseded_by
            from cim.object %1$s
            union all
            select dataset, id, class, region, department, box, revision, part, edit, recorded_from, recorded_to, superseded_by
            from cim.object_version %2$s""";
    /** States with their period in the world, as the record tells it now. */
    private static final String WORLD = """
            select dataset, id, class, region, department, box, revision, 0::smallint as part, edit,
              coalesce(valid_from, '-infinity') as begins, 'infinity'::timestamptz as ends, null::bigint as superseded_by
            from cim.object %1$s
            union all
            select dataset, id, class, region, department, box, revision, part, edit, coalesce(valid_from, '-infinity'),
              coalesce(valid_to, 'infinity'), edit
            from cim.object_version %2$s""";

    private static final String COMPARE = """
            with touched as (%1$s),
            ids as (select distinct dataset, id from touched),
            compared as (
              select i.dataset, i.id, b.edit as before_edit, b.superseded_by, a.edit as after_edit, b.id is not null as was,
                a.id is not null as remains,
                coalesce((b.revision, b.part) is distinct from (a.revision, a.part), true) as differs
              from ids i
              left join lateral (select * from (%2$s) s where s.begins <= ? and s.ends > ? limit 1) b on true
              left join lateral (select * from (%2$s) s where s.begins <= ? and s.ends > ? limit 1) a on true)
            select dataset, id, case when not was then 'ADDED' when not remains then 'ENDED' else 'CHANGED' end as difference,
              coalesce(after_edit, superseded_by) as edit
            from compared where (was or remains) and differs""";
    private static final String COUNT = "select difference, count(*) as n from (%s) found group by difference";
    private static final String PAGE = """
            select f.id, f.difference, %s from (%s) f left join cim.edit e on e.number = f.edit
            where (?::uuid is null or f.id > ?) order by f.id limit ?""";

    private final Database database;
    private final JdbcObjectReader reader;

    JdbcChanges(Database database) {
        this.database = database;
        this.reader = new JdbcObjectReader(database);
    }

    Differences between(ChangesQuery query, Scope scope) {
        var parameters = new ArrayList<@Nullable Object>();
        String compare = compare(query, scope, parameters);
        Map<Difference, Long> counts = new EnumMap<>(Difference.class);
        database.each(
                COUNT.formatted(compare),
                row -> counts.put(Difference.valueOf(row.text("difference")), row.whole("n")),
                parameters.toArray());
        ObjectId after = query.after();
        parameters.add(after == null ? null : after.value());
        parameters.add(after == null ? null : after.value());
        parameters.add(query.limit() + 1);
        List<Found> found = database.list(
                PAGE.formatted(JdbcEdits.COLUMNS, compare),
                row -> new Found(
                        new ObjectId(row.uuid("id")),
                        Difference.valueOf(row.text("difference")),
                        JdbcEdits.findEdit(row)),
                parameters.toArray());
        List<Found> page = found.subList(0, Math.min(found.size(), query.limit()));
        return new Differences(
                page.stream()
                        .flatMap(one -> changed(one, query, scope).stream())
                        .toList(),
                counts.getOrDefault(Difference.ADDED, 0L),
                counts.getOrDefault(Difference.CHANGED, 0L),
                counts.getOrDefault(Difference.ENDED, 0L),
                found.size() > page.size() ? page.getLast().id() : null);
    }

    private static String compare(ChangesQuery query, Scope scope, List<@Nullable Object> parameters) {
        boolean recorded = query.axis() == Axis.RECORDED;
        String states = recorded ? RECORDED : WORLD;
        String older = recorded ? "part = 0" : "recorded_to = 'infinity'";
        String begin = recorded ? "recorded_from" : "valid_from";
        String end = recorded ? "recorded_to" : "valid_to";
        var current = conditions(query, scope).and(begin + " > ? and " + begin + " <= ?", query.from(), query.to());
        var past = conditions(query, scope)
                .and(older)
                .and(
                        "(%1$s > ? and %1$s <= ? or %2$s > ? and %2$s <= ?)".formatted(begin, end),
                        query.from(),
                        query.to(),
                        query.from(),
                        query.to());
        var one = ObjectConditions.within(scope).and("dataset = i.dataset").and("id = i.id");
        var former = ObjectConditions.within(scope).and("id = i.id").and(older);
        for (var each : List.of(current, past)) parameters.addAll(Arrays.asList(each.parameters()));
        for (var at : List.of(query.from(), query.to())) {
            for (var each : List.of(one, former)) parameters.addAll(Arrays.asList(each.parameters()));
            parameters.addAll(List.of(at, at));
        }
        return COMPARE.formatted(
                states.formatted(current.where(), past.where()), states.formatted(one.where(), former.where()));
    }

    private static ObjectConditions conditions(ChangesQuery query, Scope scope) {
        var conditions = ObjectConditions.within(scope);
        Extent extent = query.extent();
        if (extent != null) {
            conditions.and(
                    "box && box(point(?, ?), point(?, ?))",
                    extent.east(),
                    extent.north(),
                    extent.west(),
                    extent.south());
        }
        if (query.classCode() != null) conditions.and("class = ?", query.classCode());
        return conditions;
    }

    private Optional<Changed> changed(Found found, ChangesQuery query, Scope scope) {
        boolean recorded = query.axis() == Axis.RECORDED;
        Moment from = recorded ? Moment.asOf(query.from()) : Moment.of(null, query.from());
        Moment to = recorded ? Moment.asOf(query.to()) : Moment.of(null, query.to());
        CityObject before = reader.find(found.id(), from, scope).orElse(null);
        CityObject after = reader.find(found.id(), to, scope).orElse(null);
        CityObject shown = after == null ? before : after;
        return Optional.ofNullable(shown).map(object -> new Changed(found.difference(), object, before, found.edit()));
    }

    private record Found(
            ObjectId id, Difference difference, @Nullable Edit edit) {}
}
