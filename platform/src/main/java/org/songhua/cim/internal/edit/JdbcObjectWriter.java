package org.songhua.cim.internal.edit;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.Edit;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectVersion.Ending;
import org.songhua.cim.internal.objects.JdbcObjectReader;
import org.songhua.store.Database;
import org.songhua.store.Json;

/** Statements that change one city object; all run in the transaction of the caller. */
final class JdbcObjectWriter {
    /** Columns that a version takes over from the object as they are. */
    static final String CONTENT = """
            dataset, id, class, source_id, name, geom, box, zoom, attributes, region, department, search, grams, digest,
            valid_from""";

    private static final String LOCK =
            "select " + JdbcObjectReader.COLUMNS + " from cim.object where dataset = ? and id = ? for update";
    private static final String DEPARTMENT = "select department from cim.object where dataset = ? and id = ?";
    private static final String ARCHIVE = """
            insert into cim.object_version (%1$s, valid_to, recorded_from, revision, edit, recorded_to, recorded_by,
              superseded_by, part, ending)
            select %1$s, valid_to, recorded_from, revision, edit, ?, ?, ?, 0, ? from cim.object where dataset = ? and id = ?""".formatted(CONTENT);
    /** The state that a change ends, told by the revision that ends it. */
    private static final String KEEP_PAST = """
            insert into cim.object_version (%1$s, valid_to, recorded_from, revision, edit, recorded_to, part, ending)
            select %1$s, ?, ?, revision + 1, ?, 'infinity', 1, ? from cim.object where dataset = ? and id = ?""".formatted(CONTENT);

    private static final String DROP_PAST = """
            update cim.object_version set recorded_to = ?, recorded_by = ?, superseded_by = ?
            where id = ? and recorded_to = 'infinity'""";
    private static final String REPLACE = """
            update cim.object
            set name = ?, geom = ?, box = box(point(?, ?), point(?, ?)), zoom = ?, attributes = ?, region = ?, search = ?,
              grams = ?, valid_from = ?, recorded_from = ?, revision = revision + 1, edit = ?
            where dataset = ? and id = ?""";
    private static final String INSERT = """
            insert into cim.object (dataset, id, class, source_id, name, geom, box, zoom, attributes, region, department,
              search, grams, digest, valid_from, recorded_from, revision, edit)
            values (?, ?, ?, ?, ?, ?, box(point(?, ?), point(?, ?)), ?, ?, ?, ?, ?, ?, 0, ?, ?, 1, ?)""";
    private static final String REMOVE = "delete from cim.object where dataset = ? and id = ?";
    private static final String LINK = "insert into cim.lineage (edit, predecessor, successor) values (?, ?, ?)";
    private static final String TOUCH = "update cim.dataset set changed_at = ? where number = ?";
    private static final String BUMP = "select nextval('cim.data_version') as v";

    private final Database database;

    JdbcObjectWriter(Database database) {
        this.database = database;
    }

    /** {@return the object, kept from being changed by others until the transaction ends} */
    Optional<CityObject> lock(ObjectId id) {
        return database.find(LOCK, JdbcObjectReader::object, id.dataset(), id.value());
    }

    @Nullable
    String department(ObjectId id) {
        return database
                .list(DEPARTMENT, row -> Optional.ofNullable(row.findText("department")), id.dataset(), id.value())
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    /** Puts the current version into the history and the new content in its place. */
    void replace(Draft draft, Edit edit) {
        ObjectId id = draft.id();
        archive(id, edit, null);
        if (edit.kind() == Edit.Kind.CHANGE) keepPast(id, edit, null);
        Extent box = draft.box();
        var derived = draft.derived();
        database.update(
                REPLACE,
                draft.name(),
                draft.wkb(),
                box.east(),
                box.north(),
                box.west(),
                box.south(),
                derived.zoom(),
                new Json(draft.json()),
                draft.region(),
                derived.search(),
                boxed(derived.grams()),
                draft.validFrom(),
                edit.at(),
                edit.number(),
                id.dataset(),
                id.value());
    }

    void insert(Draft draft, Edit edit) {
        ObjectId id = draft.id();
        Extent box = draft.box();
        var derived = draft.derived();
        database.update(
                INSERT,
                id.dataset(),
                id.value(),
                draft.definition().code(),
                draft.sourceId(),
                draft.name(),
                draft.wkb(),
                box.east(),
                box.north(),
                box.west(),
                box.south(),
                derived.zoom(),
                new Json(draft.json()),
                draft.region(),
                draft.department(),
                derived.search(),
                boxed(derived.grams()),
                draft.validFrom(),
                edit.at(),
                edit.number());
    }

    /** Ends an object: a change in the world, a correction in the record, where its past goes as well. */
    void remove(ObjectId id, Edit edit) {
        boolean retired = edit.kind() == Edit.Kind.CHANGE;
        if (retired) keepPast(id, edit, Ending.RETIRED);
        else database.update(DROP_PAST, edit.at(), edit.by(), edit.number(), id.value());
        archive(id, edit, retired ? Ending.RETIRED : Ending.DELETED);
        database.update(REMOVE, id.dataset(), id.value());
    }

    void link(ObjectId predecessor, ObjectId successor, Edit edit) {
        database.update(LINK, edit.number(), predecessor.value(), successor.value());
    }

    void touch(int dataset, Instant now) {
        database.update(TOUCH, now, dataset);
    }

    void bumpDataVersion() {
        database.get(BUMP, row -> row.whole("v"));
    }

    private void archive(ObjectId id, Edit edit, @Nullable Ending ending) {
        database.update(ARCHIVE, edit.at(), edit.by(), edit.number(), ending, id.dataset(), id.value());
    }

    private void keepPast(ObjectId id, Edit edit, @Nullable Ending ending) {
        database.update(KEEP_PAST, edit.since(), edit.at(), edit.number(), ending, id.dataset(), id.value());
    }

    private static Integer @Nullable [] boxed(int @Nullable [] grams) {
        return grams == null ? null : Arrays.stream(grams).boxed().toArray(Integer[]::new);
    }
}
