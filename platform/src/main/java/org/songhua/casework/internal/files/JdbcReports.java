package org.songhua.casework.internal.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.Report;
import org.songhua.casework.Reports.PublicQuery;
import org.songhua.casework.Reports.PublicReport;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Reports in the database, and which of them a merge or a split has moved. */
final class JdbcReports {
    private static final String COLUMNS = """
        r.id, r.number as report_number, r.case_id, r.channel as report_channel, r.class as report_class, r.reporter,
        r.public_text, r.findings, r.external_no, r.received_at, r.longitude as x, r.latitude as y, r.input_crs,
        r.input_x, r.input_y, r.place_method, r.place_quality, r.accuracy_m, r.solved, r.satisfied\
        """;
    private static final String INSERT = """
        insert into casework.report (id, case_id, channel, class, reporter, text_id, public_text, findings, external_no,
          received_at, tracking_mark, longitude, latitude, input_crs, input_x, input_y, place_method, place_quality,
          accuracy_m)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;
    private static final String TEXT_OF = "select text_id from casework.report where id = ? and text_id is not null";
    private static final String PUBLIC_COLUMNS = """
        c.id as case_uuid, c.number, c.flow, c.flow_version, c.class, c.severity, c.state, c.stage, c.kind, c.department,
        c.parties, c.region, c.grid, c.component, c.longitude, c.latitude, c.channel, c.supervision, c.pending, c.routed,
        c.unlimited, c.public, c.merged_into, c.parent, c.created_at, c.changed_at, c.closed_at, c.due_at, c.warn_level,
        c.sequence\
        """;
    private static final String MOVE = """
        update casework.report set case_id = ? where id = ? and case_id = ?\
        """;
    private static final String NOTE_MOVE = """
        insert into casework.report_move (from_case, to_case, sequence, report) values (?, ?, ?, ?)\
        """;
    private static final String MOVED = """
        select report from casework.report_move where from_case = ? and to_case = ? and not undone
        order by sequence desc, report\
        """;
    private static final String UNDO = """
        update casework.report_move set undone = true where from_case = ? and to_case = ? and not undone\
        """;

    private static final String GONE_ON = """
        select 1 as one from casework.report_move m join casework.report r on r.id = m.report
        where m.from_case = ? and m.to_case = ? and not m.undone and r.case_id <> m.to_case limit 1\
        """;

    private final Database database;

    JdbcReports(Database database) {
        this.database = database;
    }

    /** A report to be written. */
    @SuppressWarnings("ArrayRecordComponent") // written at once
    record New(
            UUID id,
            UUID caseId,
            String channel,
            String classCode,
            UUID reporter,
            @Nullable UUID textId,
            @Nullable String publicText,
            List<String> findings,
            @Nullable String externalNo,
            Instant at,
            byte[] trackingMark,
            Report.@Nullable Place place) {}

    long insert(New report) {
        return database.get(INSERT + " returning number", row -> row.whole("number"), row(report));
    }

    void insert(List<New> fresh) {
        database.batch(INSERT, fresh.stream().map(JdbcReports::row).toList());
    }

    private static @Nullable Object[] row(New report) {
        Report.Place place = report.place();
        return new @Nullable Object[] {
            report.id(),
            report.caseId(),
            report.channel(),
            report.classCode(),
            report.reporter(),
            report.textId(),
            report.publicText(),
            report.findings().toArray(String[]::new),
            report.externalNo(),
            report.at(),
            report.trackingMark(),
            place == null ? null : place.longitude(),
            place == null ? null : place.latitude(),
            place == null ? null : place.inputCrs(),
            place == null ? null : place.inputX(),
            place == null ? null : place.inputY(),
            place == null ? "none" : place.method(),
            place == null ? "D" : place.quality(),
            place == null ? null : place.accuracyMeters()
        };
    }

    List<Report> ofCase(UUID caseId) {
        return database.list(
                "select " + COLUMNS + " from casework.report r where r.case_id = ? order by r.number",
                JdbcReports::read,
                caseId);
    }

    /** {@return who made the first report of a case; nobody when its reports have gone on with another} */
    Optional<UUID> reporterOf(UUID caseId) {
        return ofCase(caseId).stream().findFirst().map(Report::reporter);
    }

    Optional<Report> find(String condition, Object value) {
        return database.find(
                "select " + COLUMNS + " from casework.report r where " + condition, JdbcReports::read, value);
    }

    Optional<UUID> textOf(UUID report) {
        return database.find(TEXT_OF, row -> row.uuid("text_id"), report);
    }

    /** Moves reports and keeps which, so that it can be taken back. {@return how many} */
    int move(List<UUID> reports, UUID from, UUID to, long sequence) {
        int moved = 0;
        for (UUID report : reports) {
            if (database.update(MOVE, to, report, from) == 0) continue;
            database.update(NOTE_MOVE, from, to, (int) sequence, report);
            moved++;
        }
        return moved;
    }

    /** {@return whether some of what was moved is no longer where it was moved to} */
    boolean haveGoneOn(UUID from, UUID to) {
        return database.find(GONE_ON, row -> true, from, to).isPresent();
    }

    /** Moves back what was moved. {@return how many} */
    int moveBack(UUID from, UUID to) {
        int moved = 0;
        for (UUID report : database.list(MOVED, row -> row.uuid("report"), from, to))
            moved += database.update(MOVE, from, report, to);
        database.update(UNDO, from, to);
        return moved;
    }

    void publish(UUID report, String text) {
        database.update("update casework.report set public_text = ? where id = ?", text, report);
    }

    void answer(UUID report, boolean solved, int satisfied, Instant at) {
        database.update(
                "update casework.report set solved = ?, satisfied = ?, answered_at = ? where id = ?",
                solved,
                satisfied,
                at,
                report);
    }

    /** What its reports are about is decided anew with the class of the case; those that joined as something else stay so. */
    void reclassify(UUID caseId, String from, String to) {
        database.update("update casework.report set class = ? where case_id = ? and class = ?", to, caseId, from);
    }

    /** @param hidden classes whose reports are shown to nobody, also when they were merged into a case that everybody may see */
    List<PublicReport> listPublic(PublicQuery query, List<String> hidden) {
        var conditions = new ArrayList<String>(List.of("c.public", "r.channel <> 'open311_update'"));
        var parameters = new ArrayList<@Nullable Object>();
        add(conditions, parameters, "r.class <> all(?)", (Object) hidden.toArray(String[]::new));
        if (!query.numbers().isEmpty())
            add(conditions, parameters, "r.number = any(?)", (Object)
                    query.numbers().toArray(Long[]::new));
        else {
            if (!query.classes().isEmpty())
                add(conditions, parameters, "c.class = any(?)", (Object)
                        query.classes().toArray(String[]::new));
            if (query.from() != null) add(conditions, parameters, "r.received_at >= ?", query.from());
            if (query.to() != null) add(conditions, parameters, "r.received_at < ?", query.to());
            if (query.updatedFrom() != null) add(conditions, parameters, "c.changed_at >= ?", query.updatedFrom());
            if (query.updatedTo() != null) add(conditions, parameters, "c.changed_at < ?", query.updatedTo());
            if (query.open() != null) conditions.add(query.open() ? "c.kind = 'OPEN'" : "c.kind <> 'OPEN'");
            double[] box = query.extent();
            if (box != null)
                add(
                        conditions,
                        parameters,
                        "r.longitude between ? and ? and r.latitude between ? and ?",
                        box[0],
                        box[2],
                        box[1],
                        box[3]);
        }
        parameters.addAll(Arrays.asList(query.limit(), query.offset()));
        return database.list(
                "select " + COLUMNS + ", " + PUBLIC_COLUMNS
                        + " from casework.report r join casework.case_file c on c.id = r.case_id where "
                        + String.join(" and ", conditions)
                        + " order by r.received_at desc, r.number desc limit ? offset ?",
                row -> new PublicReport(read(row), JdbcCases.summary(row, "case_uuid")),
                parameters.toArray());
    }

    private static void add(
            List<String> conditions, List<@Nullable Object> parameters, String condition, @Nullable Object... values) {
        conditions.add(condition);
        parameters.addAll(Arrays.asList(values));
    }

    private static Report read(Row row) {
        return new Report(
                row.uuid("id"),
                row.whole("report_number"),
                row.uuid("case_id"),
                row.text("report_channel"),
                row.text("report_class"),
                row.uuid("reporter"),
                row.findText("public_text"),
                List.of(row.texts("findings")),
                row.findText("external_no"),
                row.instant("received_at"),
                place(row),
                row.findText("solved") == null ? null : (Boolean) row.flag("solved"),
                row.findWhole("satisfied") == null ? null : (Integer) row.integer("satisfied"));
    }

    private static Report.@Nullable Place place(Row row) {
        Double x = JdbcCases.findNumber(row, "x");
        if (x == null) return null;
        return new Report.Place(
                x,
                row.number("y"),
                row.text("input_crs"),
                row.number("input_x"),
                row.number("input_y"),
                row.text("place_method"),
                row.text("place_quality"),
                JdbcCases.findNumber(row, "accuracy_m"));
    }
}
