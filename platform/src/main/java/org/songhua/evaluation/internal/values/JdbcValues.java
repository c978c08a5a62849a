package org.songhua.evaluation.internal.values;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.indicator.Measured;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.Evaluation.Query;
import org.songhua.evaluation.Evaluation.Source;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.IndicatorValue.Entry;
import org.songhua.evaluation.internal.compute.JdbcInputs;
import org.songhua.evaluation.internal.compute.JdbcTotals;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;
import org.springframework.stereotype.Component;

/** Statements over values and runs. */
@Component
public class JdbcValues {
    private static final String CURRENT = """
        select * from evaluation.value
        where superseded_at is null and state in ('COMPUTED', 'APPROVED')
          and (?::text is null or indicator = ?) and (?::text is null or geography = ?) and (?::text is null or period = ?)
        order by indicator, geography, period, id\
        """;
    private static final String APPROVED_AT = """
        select * from evaluation.value
        where state = 'APPROVED' and period = ? and decided_at <= ? and (superseded_at is null or superseded_at > ?)
        order by indicator, geography, id\
        """;
    private static final String HISTORY =
            "select * from evaluation.value where indicator = ? and geography = ? order by id desc limit 200";
    private static final String BY_ID = "select * from evaluation.value where id = ?";
    private static final String BEGIN =
            "insert into evaluation.run (period, as_of, by, edit) values (?, ?, ?, ?) returning number";
    private static final String NOW = "select clock_timestamp() as t";
    private static final String END =
            "update evaluation.run set finished_at = clock_timestamp(), computed = ?, reused = ? where number = ?";
    private static final String AS_OF = "select as_of from evaluation.run where number = ?";
    private static final String ADD_INPUT =
            "insert into evaluation.input (run, class, objects, digest, datasets) values (?, ?, ?, ?, ?)";
    private static final String INPUTS =
            "select class, objects, digest, datasets::text as datasets from evaluation.input where run = ? order by"
                    + " class";
    private static final String SUPERSEDE = """
        update evaluation.value set superseded_at = clock_timestamp()
        where indicator = ? and geography = ? and period = ? and breakdown = '' and superseded_at is null
          and state in ('COMPUTED', 'APPROVED')\
        """;
    private static final String SUPERSEDE_ALL = SUPERSEDE.replace("geography = ?", "geography = any(?)");
    private static final String STANDING = """
        select indicator, count(*) as n,
               case when min(formula_version) = max(formula_version) then min(formula_version) else '' end as version
        from evaluation.value
        where superseded_at is null and state in ('COMPUTED', 'APPROVED') and period = ? and breakdown = ''
        group by indicator\
        """;
    private static final String LAST_SEEN = """
        select number, period, edit from evaluation.run where finished_at is not null and edit is not null
        order by number desc limit 1\
        """;
    private static final String INSERT = """
        insert into evaluation.value (indicator, geography, geography_version, period, status, value, numerator,
          denominator, net, unit, broken, lacking, wanting, formula_version, input_digest, hash, run, state,
          source_file, reason, entered_by)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;
    /** Of the columns of {@link #INSERT}. */
    private static final String TYPES =
            "text text text text text float8 float8 float8 float8 text bool int8 text text text"
                    + " text int8 text text text text";
    /** All rows at once: a run writes thousands, and one after the other they take longest of all it does. */
    private static final String INSERT_ALL = INSERT.substring(0, INSERT.indexOf("values ("))
            + "select * from unnest(%s)"
                    .formatted(Stream.of(TYPES.split(" "))
                            .map("?::%s[]"::formatted)
                            .collect(Collectors.joining(", ")));

    private static final String DECIDE =
            "update evaluation.value set state = ?, decided_by = ?, decided_at = clock_timestamp() where id = ? and"
                    + " state = 'PROPOSED' returning *";
    private static final String PUBLISH =
            "update evaluation.value set published_by = ?, published_at = clock_timestamp() where id = ? returning *";
    private static final String PROPOSED =
            "select * from evaluation.value where state = 'PROPOSED' order by id desc limit 500";

    private final Database database;

    JdbcValues(Database database) {
        this.database = database;
    }

    /** {@return the values that count} */
    public List<IndicatorValue> current(Query query) {
        return database.list(
                CURRENT,
                JdbcValues::value,
                query.indicator(),
                query.indicator(),
                query.geography(),
                query.geography(),
                query.period(),
                query.period());
    }

    /** {@return values entered by hand that counted at a moment} */
    public List<IndicatorValue> approved(String period, Instant at) {
        return database.list(APPROVED_AT, JdbcValues::value, period, at, at);
    }

    /** {@return values that wait for somebody} */
    public List<IndicatorValue> proposed() {
        return database.list(PROPOSED, JdbcValues::value);
    }

    List<IndicatorValue> history(String indicator, String geography) {
        return database.list(HISTORY, JdbcValues::value, indicator, geography);
    }

    Optional<IndicatorValue> find(long id) {
        return database.find(BY_ID, JdbcValues::value, id);
    }

    /** {@return the time of the database} */
    public Instant now() {
        return database.get(NOW, row -> row.instant("t"));
    }

    long begin(String period, Instant asOf, String by, long edit) {
        return database.get(BEGIN, row -> row.whole("number"), period, asOf, by, edit);
    }

    void end(long run, int computed, int reused) {
        database.update(END, computed, reused, run);
    }

    /** {@return the moment as of which a run read} */
    public Instant asOf(long run) {
        return database.get(AS_OF, row -> row.instant("as_of"), run);
    }

    void addInput(long run, Source source) {
        database.update(
                ADD_INPUT, run, source.classCode(), source.objects(), source.digest(), new Json(source.datasetsJson()));
    }

    List<Source> inputs(long run) {
        return database.list(
                INPUTS,
                row -> new Source(row.text("class"), row.whole("objects"), row.text("digest"), row.text("datasets")),
                run);
    }

    /** {@return what the newest run that noted it saw, all of it committed} */
    Optional<JdbcInputs.Seen> lastSeen() {
        return database.find(
                LAST_SEEN,
                row -> new JdbcInputs.Seen(row.text("period"), row.whole("edit"), inputsByClass(row.whole("number"))));
    }

    /**
     * How the values of an indicator stand.
     *
     * @param values that count
     * @param version of the formula of those computed, when all have the same; empty otherwise
     */
    record Standing(long values, String version) {}

    /** {@return how the values of a period stand, by indicator} */
    Map<String, Standing> standing(String period) {
        var standing = new HashMap<String, Standing>();
        database.each(
                STANDING,
                row -> standing.put(row.text("indicator"), new Standing(row.whole("n"), row.text("version"))),
                period);
        return standing;
    }

    /** {@return what a run read, by class} */
    Map<String, JdbcTotals.Input> inputsByClass(long run) {
        var noted = new TreeMap<String, JdbcTotals.Input>();
        for (Source one : inputs(run)) {
            var input =
                    new JdbcTotals.Input(one.classCode(), one.objects(), one.digest(), new Json(one.datasetsJson()));
            noted.put(one.classCode(), input);
        }
        return noted;
    }

    /** Puts values of an indicator in the place of those that counted. */
    void replace(String indicator, String period, List<IndicatorValue> values, String unit) {
        if (values.isEmpty()) return;
        String[] places = values.stream().map(IndicatorValue::geography).toArray(String[]::new);
        database.update(SUPERSEDE_ALL, indicator, places, period);
        List<@Nullable Object[]> rows =
                values.stream().map(value -> columns(value, unit)).toList();
        database.update(INSERT_ALL, (Object[]) transposed(rows));
    }

    private static @Nullable String[][] transposed(List<@Nullable Object[]> rows) {
        var columns = new @Nullable String[rows.getFirst().length][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < columns.length; k++) {
                Object value = rows.get(i)[k];
                columns[k][i] = value == null ? null : String.valueOf(value);
            }
        }
        return columns;
    }

    void replace(IndicatorValue value, String unit) {
        replace(value.indicator(), value.period(), List.of(value), unit);
    }

    void supersede(IndicatorValue value) {
        database.update(SUPERSEDE, value.indicator(), value.geography(), value.period());
    }

    IndicatorValue insert(IndicatorValue value, String unit) {
        return database.get(INSERT + " returning *", JdbcValues::value, columns(value, unit));
    }

    private static @Nullable Object[] columns(IndicatorValue value, String unit) {
        Measured measured = value.measured();
        Entry entry = value.entry();
        return new @Nullable Object[] {
            value.indicator(),
            value.geography(),
            value.geographyVersion(),
            value.period(),
            measured.status(),
            known(measured.value()),
            known(measured.numerator()),
            known(measured.denominator()),
            known(measured.net()),
            unit,
            value.broken(),
            value.lacking(),
            value.wanting(),
            value.formulaVersion(),
            value.inputDigest(),
            value.hash(),
            value.run(),
            value.state(),
            entry == null ? null : entry.sourceFile(),
            entry == null ? null : entry.reason(),
            entry == null ? null : entry.enteredBy()
        };
    }

    private static @Nullable Double known(double number) {
        return Double.isNaN(number) ? null : (Double) number;
    }

    Optional<IndicatorValue> decide(long id, String state, String by) {
        return database.find(DECIDE, JdbcValues::value, state, by, id);
    }

    IndicatorValue publish(long id, String by) {
        return database.get(PUBLISH, JdbcValues::value, by, id);
    }

    private static IndicatorValue value(Row row) {
        return new IndicatorValue(
                row.whole("id"),
                row.text("indicator"),
                row.text("geography"),
                row.text("geography_version"),
                row.text("period"),
                new Measured(
                        Status.valueOf(row.text("status")),
                        row.number("value"),
                        row.number("numerator"),
                        row.number("denominator"),
                        row.number("net")),
                row.flag("broken"),
                row.whole("lacking"),
                row.findText("wanting"),
                row.findText("formula_version"),
                row.findText("input_digest"),
                row.text("hash"),
                row.findWhole("run"),
                row.text("state"),
                entry(row),
                row.instant("entered_at"),
                row.findInstant("published_at"));
    }

    private static @Nullable Entry entry(Row row) {
        String source = row.findText("source_file");
        if (source == null) return null;
        return new Entry(source, row.text("reason"), row.text("entered_by"), row.findText("decided_by"));
    }
}
