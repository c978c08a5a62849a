package org.songhua.cim.internal.objects;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.ObjectId;
import org.songhua.cim.internal.DerivedColumns;
import org.songhua.store.Database;
import org.songhua.store.Json;

/** Statements that change one city object; all run in the transaction of the caller. */
final class JdbcObjectWriter {
    private static final String LOCK =
            "select " + JdbcObjectReader.COLUMNS + " from cim.object where dataset = ? and id = ? for update";
    private static final String ARCHIVE = """
            insert into cim.object_version (dataset, id, class, source_id, name, geom, box, zoom, attributes, region,
              department, search, grams, digest, valid_from, valid_to, recorded_from, revision, recorded_to, recorded_by)
            select dataset, id, class, source_id, name, geom, box, zoom, attributes, region, department, search, grams,
              digest, valid_from, valid_to, recorded_from, revision, ?, ?
            from cim.object where dataset = ? and id = ?""";
    private static final String REPLACE = """
            update cim.object
            set name = ?, attributes = ?, search = ?, grams = ?, zoom = ?, recorded_from = ?, revision = revision + 1
            where dataset = ? and id = ?""";
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

    /** Puts the current version into the history and the new content in its place. */
    void replace(
            ObjectId id,
            @Nullable String name,
            String attributesJson,
            DerivedColumns derived,
            Instant now,
            String editor) {
        database.update(ARCHIVE, now, editor, id.dataset(), id.value());
        database.update(
                REPLACE,
                name,
                new Json(attributesJson),
                derived.search(),
                boxed(derived.grams()),
                derived.zoom(),
                now,
                id.dataset(),
                id.value());
        database.update(TOUCH, now, id.dataset());
        bumpDataVersion();
    }

    void bumpDataVersion() {
        database.get(BUMP, row -> row.whole("v"));
    }

    private static Integer @Nullable [] boxed(int @Nullable [] grams) {
        return grams == null ? null : Arrays.stream(grams).boxed().toArray(Integer[]::new);
    }
}
