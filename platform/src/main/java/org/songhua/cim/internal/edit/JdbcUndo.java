package org.songhua.cim.internal.edit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Edit;
import org.songhua.cim.Extent;
import org.songhua.cim.internal.objects.ObjectConditions;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/**
 * Statements that take back an edit, of one object or of half a million alike. What the edit made goes back to what stood there
 * before, what it added goes, what it ended comes back; each as a new version.
 */
final class JdbcUndo {
    private static final String CONTENT = JdbcObjectWriter.CONTENT;

    /**
     * On which edits objects stand: the one that made what is there now, and where that was an undo, the one that had made what it put
     * back. So edits can be taken back one after the other, the last first.
     */
    private static final String STANDING = """
            with recursive standing as (
              (select o.dataset, o.id, o.edit from cim.object o where o.edit = ?
               union all
               select o.dataset, o.id, o.edit from cim.object_version v
               join cim.object o on o.dataset = v.dataset and o.id = v.id where v.edit = ? and v.part = 0)
              union
              select s.dataset, s.id, p.edit from standing s
              join cim.edit e on e.number = s.edit
              join cim.object_version p on p.id = s.id and p.superseded_by = e.undoes and p.part = 0)
            """;

    /** Everything that the edit made and that is still so, with the version that stood there before. */
    private static final String COLLECT = "create temporary table undo on commit drop as " + STANDING + """
            select o.dataset, o.id, o.class, o.box, p.revision as before, p.box as box_before, p.class as class_before
            from standing s join cim.object o on o.dataset = s.dataset and o.id = s.id
            left join cim.object_version p on p.id = o.id and p.superseded_by = ? and p.part = 0
            where s.edit = ?
            union all
            select p.dataset, p.id, null, null, p.revision, p.box, p.class
            from cim.object_version p
            where p.superseded_by = ? and p.part = 0 and p.ending is not null
              and not exists (select 1 from cim.object o where o.dataset = p.dataset and o.id = p.id)
              and not exists (select 1 from cim.object_version l where l.id = p.id and l.part = 0 and l.revision > p.revision)""";
    /** What the edit made or ended and others have changed since, or whose past an undo has put together anew. */
    private static final String BUILT_ON = STANDING + """
            select coalesce(name, source_id) as label from cim.object_version v
            where v.edit = ? and v.part = 0 and v.id not in (select s.id from standing s where s.edit = ?)
            union
            select coalesce(v.name, v.source_id) from cim.object_version v join standing s on s.id = v.id and s.edit = ?
            where v.part > 0 and v.recorded_to = 'infinity' and v.edit > s.edit
              and exists (select 1 from cim.edit e where e.number = v.edit and e.undoes is not null)
            union
            select coalesce(name, source_id) from cim.object_version p
            where p.superseded_by = ? and p.part = 0 and p.ending is not null
              and (exists (select 1 from cim.object o where o.dataset = p.dataset and o.id = p.id)
                or exists (select 1 from cim.object_version l where l.id = p.id and l.part = 0 and l.revision > p.revision))
            limit 10""";

    private static final String OUTSIDE = """
            select 1 as one from (
              select department, region, class from cim.object where edit = ?
              union all
              select department, region, class from cim.object_version where superseded_by = ? or edit = ?) touched
            where not (%s) limit 1""";
    private static final String ARCHIVE = """
            insert into cim.object_version (%1$s, valid_to, recorded_from, revision, edit, recorded_to, recorded_by,
              superseded_by, part, ending)
            select %2$s, o.valid_to, o.recorded_from, o.revision, o.edit, ?, ?, ?, 0,
              case when u.before is null then 'DELETED' end
            from undo u join cim.object o on o.dataset = u.dataset and o.id = u.id where u.class is not null""";
    private static final String GO_BACK = """
            update cim.object o
            set class = p.class, name = p.name, geom = p.geom, box = p.box, zoom = p.zoom, attributes = p.attributes,
              region = p.region, department = p.department, search = p.search, grams = p.grams, digest = p.digest,
              valid_from = p.valid_from, valid_to = p.valid_to, recorded_from = ?, revision = o.revision + 1, edit = ?
            from undo u join cim.object_version p on p.id = u.id and p.revision = u.before and p.part = 0
            where o.dataset = u.dataset and o.id = u.id and u.class is not null""";
    private static final String TAKE_AWAY = """
            delete from cim.object o using undo u where o.dataset = u.dataset and o.id = u.id and u.before is null""";
    private static final String BRING_BACK = """
            insert into cim.object (%1$s, valid_to, recorded_from, revision, edit)
            select %1$s, valid_to, ?, 1 + (select max(l.revision) from cim.object_version l where l.id = p.id), ?
            from cim.object_version p
            where p.part = 0 and (p.id, p.revision) in (select u.id, u.before from undo u where u.class is null)""".formatted(CONTENT);
    private static final String DROP_PAST = """
            update cim.object_version set recorded_to = ?, recorded_by = ?, superseded_by = ?
            where edit = ? and part > 0 and recorded_to = 'infinity'""";
    /** The past that went with a deleted object. */
    private static final String BRING_PAST_BACK = """
            insert into cim.object_version (%1$s, valid_to, recorded_from, revision, edit, recorded_to, part, ending)
            select %1$s, valid_to, ?, revision, ?, 'infinity',
              part + (select max(l.part) from cim.object_version l where l.id = p.id), ending
            from cim.object_version p
            where p.superseded_by = ? and p.part > 0 and p.id in (select u.id from undo u where u.class is null)""".formatted(CONTENT);

    private static final String TOUCHED = """
            select dataset, class as code, count(*) as n, min((box[1])[0]) as west, min((box[1])[1]) as south,
              max((box[0])[0]) as east, max((box[0])[1]) as north
            from (select dataset, class, box from undo where class is not null
              union all select dataset, class_before, box_before from undo where before is not null) touched
            group by dataset, class""";

    private final Database database;
    private final JdbcSummary summary;

    JdbcUndo(Database database, JdbcSummary summary) {
        this.database = database;
        this.summary = summary;
    }

    /** What was touched. */
    record Result(
            Set<Integer> datasets,
            Set<String> classCodes,
            @Nullable Extent extent,
            long touched) {}

    /** {@return names of up to ten objects that others have changed since} */
    List<String> builtOn(long number) {
        return database.list(BUILT_ON, row -> row.text("label"), number, number, number, number, number, number);
    }

    /** {@return whether everything that the edit touched lies within the scope} */
    boolean isWithin(long number, Scope scope) {
        var conditions = ObjectConditions.within(scope);
        String inside = conditions.where().replaceFirst("^where ", "");
        Object[] own = conditions.parameters();
        Object[] all = new Object[own.length + 3];
        for (int i = 0; i < 3; i++) all[i] = number;
        System.arraycopy(own, 0, all, 3, own.length);
        return database.find(OUTSIDE.formatted("coalesce(" + inside + ", false)"), row -> 1, all)
                .isEmpty();
    }

    Result undo(Edit undone, Edit edit) {
        long number = undone.number();
        database.update(COLLECT, number, number, number, number, number);
        String qualified = CONTENT.replaceAll("([a-z_]+)", "o.$1");
        database.update(ARCHIVE.formatted(CONTENT, qualified), edit.at(), edit.by(), edit.number());
        database.update(GO_BACK, edit.at(), edit.number());
        database.update(TAKE_AWAY);
        database.update(BRING_BACK, edit.at(), edit.number());
        database.update(DROP_PAST, edit.at(), edit.by(), edit.number(), number);
        database.update(BRING_PAST_BACK, edit.at(), edit.number(), number);
        long touched = database.get("select count(*) as n from undo", row -> row.whole("n"));
        return result(touched);
    }

    private Result result(long touched) {
        var datasets = new TreeSet<Integer>();
        var classCodes = new HashSet<String>();
        Extent[] all = new Extent[1];
        database.list(
                        TOUCHED,
                        row -> new Part(
                                row.integer("dataset"),
                                row.text("code"),
                                new Extent(
                                        row.number("west"),
                                        row.number("south"),
                                        row.number("east"),
                                        row.number("north"))))
                .forEach(part -> {
                    summary.recount(part.dataset(), part.classCode());
                    datasets.add(part.dataset());
                    classCodes.add(part.classCode());
                    all[0] = all[0] == null ? part.extent() : all[0].union(part.extent());
                });
        return new Result(datasets, classCodes, all[0], touched);
    }

    private record Part(int dataset, String classCode, Extent extent) {}
}
