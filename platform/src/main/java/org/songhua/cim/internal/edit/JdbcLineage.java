package org.songhua.cim.internal.edit;

import java.util.List;
import org.songhua.cim.History;
import org.songhua.cim.ObjectId;
import org.songhua.cim.internal.objects.JdbcEdits;
import org.songhua.cim.internal.objects.ObjectConditions;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** Statements that read which objects became which; what was taken back did not happen. */
final class JdbcLineage {
    private static final String KIN = """
            select l.%1$s as id, last.name, last.present, %3$s
            from cim.lineage l
            join cim.edit e on e.number = l.edit
            join lateral (
              select name, region, department, class, revision, true as present from cim.object where id = l.%1$s
              union all
              select name, region, department, class, revision, false from cim.object_version where id = l.%1$s and part = 0
              order by present desc, revision desc limit 1) last on true
            where l.%2$s = ? and not exists (select 1 from cim.edit u where u.undoes = l.edit) %4$s
            order by e.number, l.%1$s""";

    private final Database database;

    JdbcLineage(Database database) {
        this.database = database;
    }

    History.Lineage of(ObjectId id, Scope scope) {
        return new History.Lineage(
                kin("predecessor", "successor", id, scope), kin("successor", "predecessor", id, scope));
    }

    private List<History.Kin> kin(String wanted, String given, ObjectId id, Scope scope) {
        var conditions = ObjectConditions.within(scope);
        String within = conditions.where().replaceFirst("^where ", "and ");
        String sql = KIN.formatted(wanted, given, JdbcEdits.COLUMNS, within);
        Object[] own = conditions.parameters();
        Object[] all = new Object[own.length + 1];
        all[0] = id.value();
        System.arraycopy(own, 0, all, 1, own.length);
        return database.list(
                sql,
                row -> new History.Kin(
                        new ObjectId(row.uuid("id")), row.findText("name"), row.flag("present"), JdbcEdits.edit(row)),
                all);
    }
}
