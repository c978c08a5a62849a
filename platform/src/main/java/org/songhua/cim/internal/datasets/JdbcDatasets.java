package org.songhua.cim.internal.datasets;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Dataset;
import org.songhua.cim.DatasetEntry;
import org.songhua.cim.DatasetProfile;
import org.songhua.cim.Extent;
import org.songhua.cim.ShareLevel;
import org.songhua.cim.UpdateCycle;
import org.songhua.cim.internal.objects.ObjectConditions;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Statements of the catalogue. */
final class JdbcDatasets {
    private static final String LIST = """
            select d.number, d.code, d.title, d.source, d.licence, d.synthetic, d.changed_at, d.description,
              d.dated::text as dated, d.crs, d.accuracy_m::text as accuracy_m, d.owner, d.contact, d.update_cycle,
              d.share_level, d.profile_revision,
              (select max(i.finished_at) from cim.import i
               where i.dataset = d.code and i.state = 'DONE' and not i.preview) as imported
            from cim.dataset d
            where d.share_level = any(?) and (?::text is null or d.code = ?)
            order by d.code""";
    /** Counts and extents that whoever writes objects keeps: nothing is scanned. */
    private static final String SUMMARY = """
            select dataset, class, objects, west, south, east, north from cim.class_summary where objects > 0""";
    /** The same counted anew, for those who see a part of the city only. */
    private static final String COUNT = """
            select dataset, class, count(*) as objects, min((box[1])[0]) as west, min((box[1])[1]) as south,
              max((box[0])[0]) as east, max((box[0])[1]) as north
            from cim.object %s group by dataset, class""";

    private static final String CHANGE = """
            update cim.dataset set title = ?, source = ?, licence = ?, description = ?, dated = ?::date, crs = ?,
              accuracy_m = ?::double precision, owner = ?, contact = ?, update_cycle = ?, share_level = ?,
              profile_revision = profile_revision + 1
            where code = ? and profile_revision = ?""";

    private final Database database;

    JdbcDatasets(Database database) {
        this.database = database;
    }

    List<DatasetEntry> list(List<ShareLevel> levels, @Nullable String code, Scope scope) {
        String[] codes = levels.stream().map(ShareLevel::code).toArray(String[]::new);
        Map<Integer, Content> contents = contents(scope);
        return database.list(LIST, row -> entry(row, contents), codes, code, code);
    }

    /** {@return whether nobody was faster} */
    boolean change(String code, int revision, DatasetProfile after) {
        return database.update(
                        CHANGE,
                        after.title(),
                        after.source(),
                        after.licence(),
                        after.description(),
                        Objects.toString(after.dated(), null),
                        after.crs(),
                        Objects.toString(after.accuracyMetres(), null),
                        after.owner(),
                        after.contact(),
                        after.cycle() == null ? null : after.cycle().code(),
                        after.share().code(),
                        code,
                        revision)
                == 1;
    }

    private Map<Integer, Content> contents(Scope scope) {
        var contents = new TreeMap<Integer, Content>();
        for (Part part : parts(scope)) {
            if (!scope.allowsClass(part.classCode())) continue;
            contents.computeIfAbsent(part.dataset(), number -> new Content()).add(part);
        }
        return contents;
    }

    private List<Part> parts(Scope scope) {
        if (scope.departments().isEmpty() && scope.regions().isEmpty()) return database.list(SUMMARY, Part::of);
        var conditions = ObjectConditions.within(scope);
        return database.list(COUNT.formatted(conditions.where()), Part::of, conditions.parameters());
    }

    private static DatasetEntry entry(Row row, Map<Integer, Content> contents) {
        var dataset = new Dataset(
                row.integer("number"),
                row.text("code"),
                row.text("title"),
                row.findText("source"),
                row.findText("licence"),
                row.flag("synthetic"),
                row.instant("changed_at"));
        var content = Optional.ofNullable(contents.get(dataset.number())).orElseGet(Content::new);
        return new DatasetEntry(
                dataset, profile(row, dataset), content.classes, content.extent, row.findInstant("imported"));
    }

    private static DatasetProfile profile(Row row, Dataset dataset) {
        String accuracy = row.findText("accuracy_m");
        String dated = row.findText("dated");
        return new DatasetProfile(
                dataset.title(),
                dataset.source(),
                dataset.licence(),
                row.findText("description"),
                dated == null ? null : LocalDate.parse(dated),
                row.findText("crs"),
                accuracy == null ? null : Double.valueOf(accuracy),
                row.findText("owner"),
                row.findText("contact"),
                Optional.ofNullable(row.findText("update_cycle"))
                        .flatMap(UpdateCycle::find)
                        .orElse(null),
                ShareLevel.find(row.text("share_level")).orElse(ShareLevel.CLOSED),
                row.integer("profile_revision"));
    }

    /** The objects of one class in one data set. */
    private record Part(int dataset, String classCode, long objects, Extent extent) {
        static Part of(Row row) {
            var extent = new Extent(row.number("west"), row.number("south"), row.number("east"), row.number("north"));
            return new Part(row.integer("dataset"), row.text("class"), row.whole("objects"), extent);
        }
    }

    /** The objects of one data set, added up. */
    private static final class Content {
        private final Map<String, Long> classes = new TreeMap<>();
        private @Nullable Extent extent;

        void add(Part part) {
            classes.merge(part.classCode(), part.objects(), Long::sum);
            extent = extent == null ? part.extent() : extent.union(part.extent());
        }
    }
}
