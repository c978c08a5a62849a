package org.songhua.cim.internal.imports.load;

import org.jspecify.annotations.Nullable;
import org.songhua.store.Database;
import org.songhua.store.Json;

/** Statements that bring the models of a data set up to date with an import; all in the transaction of the load. */
final class JdbcModelLoad {
    private static final String CREATE_STAGING =
            "create temporary table import_model (like cim.object_model including defaults) on commit drop";
    private static final String PREPARE_STAGING = "alter table import_model add primary key (id)";
    private static final String ARCHIVE = """
            insert into cim.object_model_version (dataset, id, revision, crs, lod, document)
            select m.dataset, m.id, o.revision, m.crs, m.lod, m.document
            from cim.object_model m
            join cim.object o on o.dataset = m.dataset and o.id = m.id
            left join cim.import_staging s on s.id = m.id
            where m.dataset = ? and (s.digest <> o.digest or (s.id is null and ?))""";
    private static final String DELETE_DROPPED = """
            delete from cim.object_model m
            where m.dataset = ? and not exists (select 1 from import_model i where i.id = m.id)
              and (exists (select 1 from cim.import_staging s where s.id = m.id) or ?)""";
    private static final String UPSERT = """
            insert into cim.object_model (dataset, id, crs, lod, document, height_m, volume_m3, body, footprint)
            select dataset, id, crs, lod, document, height_m, volume_m3, body, footprint from import_model
            on conflict (id) do update set crs = excluded.crs, lod = excluded.lod, document = excluded.document,
              height_m = excluded.height_m, volume_m3 = excluded.volume_m3, body = excluded.body,
              footprint = excluded.footprint
            where (object_model.crs, object_model.lod, object_model.document, object_model.height_m)
              is distinct from (excluded.crs, excluded.lod, excluded.document, excluded.height_m)""";
    private static final String HEADER = "update cim.dataset set model_header = ?, crs = ? where number = ?";

    private final Database database;

    JdbcModelLoad(Database database) {
        this.database = database;
    }

    /** Stores the models of a data set that had none. */
    void loadNew(ModelSpool spool) {
        copy(spool, "cim.object_model");
    }

    /** Brings the models into a staging table; to be done before {@link #archive}. */
    void stage(ModelSpool spool) {
        database.update(CREATE_STAGING);
        copy(spool, "import_model");
        database.update(PREPARE_STAGING);
    }

    /**
     * Keeps the models that are about to change, beside the version of their object; to be done before objects change.
     *
     * @param endsMissing whether objects that are not in the file end
     */
    void archive(int dataset, boolean endsMissing) {
        database.update(ARCHIVE, dataset, endsMissing);
    }

    /** Takes the staged models over. */
    void replace(int dataset, boolean endsMissing) {
        database.update(DELETE_DROPPED, dataset, endsMissing);
        database.update(UPSERT);
    }

    /** Notes what the file says beside its objects, and its system. */
    void describe(int dataset, @Nullable String header, String crs) {
        database.update(HEADER, header == null ? null : new Json(header), crs, dataset);
    }

    private void copy(ModelSpool spool, String table) {
        if (spool.isEmpty()) return;
        database.withPostgres(connection -> {
            spool.copyTo(connection, table);
            return true;
        });
    }
}
