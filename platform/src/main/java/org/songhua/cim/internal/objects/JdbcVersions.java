package org.songhua.cim.internal.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectVersion;
import org.songhua.cim.ObjectVersion.Ending;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Statements that read the versions of one object. */
public final class JdbcVersions {
    private static final String CURRENT = """
            select o.dataset, o.id, o.class, o.source_id, o.name, o.geom, o.attributes::text as attributes, o.region, o.valid_from,
              o.valid_to, o.recorded_from, o.revision, null::timestamptz as recorded_to, null::text as recorded_by, 0 as part,
              null::text as ending, %s
            from cim.object o left join cim.edit e on e.number = o.edit
            where o.dataset = ? and o.id = ?""".formatted(JdbcEdits.COLUMNS);
    private static final String OLDER = """
            select v.dataset, v.id, v.class, v.source_id, v.name, v.geom, v.attributes::text as attributes, v.region, v.valid_from,
              v.valid_to, v.recorded_from, v.revision, nullif(v.recorded_to, 'infinity') as recorded_to, v.recorded_by, v.part,
              v.ending, %s
            from cim.object_version v left join cim.edit e on e.number = v.edit
            where v.id = ? order by v.revision desc, v.part""".formatted(JdbcEdits.COLUMNS);
    /** Who may see the last version of what is gone may see them all. */
    private static final String LAST = """
            select 1 as one from (
              select * from cim.object_version where id = ? and part = 0 order by revision desc limit 1) last %s""";

    private static final String IS_CURRENT = "select 1 as one from cim.object o %s";

    private final Database database;
    private final JdbcObjectReader reader;

    /** Versions in a database. */
    public JdbcVersions(Database database) {
        this.database = database;
        this.reader = new JdbcObjectReader(database);
    }

    /** {@return all versions, newest first; none when the object is, or was at last, outside the scope} */
    List<ObjectVersion> list(ObjectId id, Scope scope) {
        if (!scope.isAll() && !isWithin(id, scope)) return List.of();
        var all = new ArrayList<ObjectVersion>(database.list(CURRENT, JdbcVersions::version, id.dataset(), id.value()));
        all.addAll(database.list(OLDER, JdbcVersions::version, id.value()));
        return all;
    }

    private boolean isWithin(ObjectId id, Scope scope) {
        var conditions = ObjectConditions.within(Scope.ALL)
                .and("o.dataset = ?", id.dataset())
                .and("o.id = ?", id.value());
        boolean present = database.find(IS_CURRENT.formatted(conditions.where()), row -> 1, conditions.parameters())
                .isPresent();
        return present ? reader.find(id, Moment.NOW, scope).isPresent() : existed(id, scope);
    }

    /** {@return whether there was such an object, gone since, within the scope} */
    public boolean existed(ObjectId id, Scope scope) {
        var conditions = ObjectConditions.within(scope);
        Object[] parameters = new Object[conditions.parameters().length + 1];
        parameters[0] = id.value();
        System.arraycopy(conditions.parameters(), 0, parameters, 1, parameters.length - 1);
        return database.find(LAST.formatted(conditions.where()), row -> 1, parameters)
                .isPresent();
    }

    private static ObjectVersion version(Row row) {
        return new ObjectVersion(
                JdbcObjectReader.object(row),
                row.findInstant("recorded_to"),
                row.findText("recorded_by"),
                JdbcEdits.findEdit(row),
                row.integer("part"),
                ending(row.findText("ending")));
    }

    private static @Nullable Ending ending(@Nullable String code) {
        return Optional.ofNullable(code)
                .map(text -> Ending.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(null);
    }
}
