package org.songhua.cim.internal.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.ImportStatus.Difference;
import org.songhua.cim.ImportStatus.State;
import org.songhua.cim.Imports.FoundFault;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Statements on imports and their faults. */
final class JdbcImports {
    private static final String INSERT = """
            insert into cim.import (file_name, dataset, crs, state, started_by, started_at, mode, preview)
            values (?, ?, ?, 'QUEUED', ?, ?, ?, ?) returning *""";
    private static final String UPDATE = """
            update cim.import
            set format = ?, dataset = ?, crs = ?, state = ?, progress = ?, read = ?, imported = ?, unchanged = ?,
              refused = ?, by_class = ?, by_fault = ?, ended = ?, differences = ?, message = ?, finished_at = ?
            where id = ?""";
    private static final String INTERRUPT = """
            update cim.import
            set state = 'FAILED', imported = 0, unchanged = 0, by_class = '{}', finished_at = ?,
              message = 'Interrupted: the program ended before the import was done. Nothing of it was kept; import again.'
            where state in ('QUEUED', 'READING', 'STORING')""";
    private static final String FIND = "select * from cim.import where id = ?";
    private static final String LIST = "select * from cim.import order by id desc limit ?";
    private static final String INSERT_FAULT = """
            insert into cim.import_fault (import, number, code, severity, file, row, feature, field, longitude, latitude,
              problem, remedy)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String FAULTS = """
            select * from cim.import_fault where import = ? and number > ? and (?::text is null or code = ?)
            order by number limit ?""";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Difference>> DIFFERENCES = new TypeReference<>() {};

    private final Database database;

    JdbcImports(Database database) {
        this.database = database;
    }

    ImportStatus create(ImportRequest request, String dataset, Instant now) {
        return database.get(
                INSERT,
                JdbcImports::status,
                request.fileName(),
                dataset,
                request.crs(),
                request.by(),
                now,
                request.mode(),
                request.preview());
    }

    void update(ImportStatus status) {
        database.update(
                UPDATE,
                status.format(),
                status.dataset(),
                status.crs(),
                status.state(),
                status.progress(),
                status.read(),
                status.imported(),
                status.unchanged(),
                status.refused(),
                new Json(JSON.writeValueAsString(status.importedByClass())),
                new Json(JSON.writeValueAsString(status.faultsByCode())),
                status.ended(),
                new Json(JSON.writeValueAsString(status.differences())),
                status.message(),
                status.finishedAt(),
                status.id());
    }

    /** Ends the imports that an earlier run of the program left unfinished. */
    int interruptAll(Instant now) {
        return database.update(INTERRUPT, now);
    }

    Optional<ImportStatus> find(long id) {
        return database.find(FIND, JdbcImports::status, id);
    }

    List<ImportStatus> list(int limit) {
        return database.list(LIST, JdbcImports::status, limit);
    }

    /** @param first number of the first of these faults */
    void addFaults(long id, long first, List<Fault> faults) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (int i = 0; i < faults.size(); i++) rows.add(row(id, first + i, faults.get(i)));
        database.batch(INSERT_FAULT, rows);
    }

    private static @Nullable Object[] row(long id, long number, Fault fault) {
        Place place = fault.place();
        return new @Nullable Object[] {
            id,
            number,
            fault.code(),
            fault.severity().name(),
            place.file(),
            place.row() > 0 ? place.row() : null,
            place.feature(),
            place.field(),
            Double.isNaN(place.longitude()) ? null : place.longitude(),
            Double.isNaN(place.latitude()) ? null : place.latitude(),
            fault.problem(),
            fault.remedy()
        };
    }

    List<FoundFault> faults(long id, long after, @Nullable String code, int limit) {
        return database.list(
                FAULTS, row -> new FoundFault(row.whole("number"), fault(row)), id, after, code, code, limit);
    }

    private static Fault fault(Row row) {
        Long line = row.findWhole("row");
        var place = new Place(
                row.findText("file"),
                line == null ? 0 : line,
                row.findText("feature"),
                row.findText("field"),
                row.number("longitude"),
                row.number("latitude"));
        return new Fault(
                row.text("code"),
                Fault.Severity.valueOf(row.text("severity")),
                place,
                row.text("problem"),
                row.text("remedy"));
    }

    private static ImportStatus status(Row row) {
        return new ImportStatus(
                row.whole("id"),
                row.text("file_name"),
                row.findText("format"),
                row.findText("dataset"),
                row.findText("crs"),
                State.valueOf(row.text("state")),
                row.number("progress"),
                row.whole("read"),
                row.whole("imported"),
                row.whole("unchanged"),
                row.whole("refused"),
                JSON.readValue(row.text("by_class"), COUNTS),
                JSON.readValue(row.text("by_fault"), COUNTS),
                row.whole("ended"),
                row.flag("preview"),
                JSON.readValue(row.text("differences"), DIFFERENCES),
                row.findText("message"),
                row.text("started_by"),
                row.instant("started_at"),
                row.findInstant("finished_at"));
    }
}
