package org.songhua.cim.internal.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.DataCheck.Subject;
import org.songhua.cim.ObjectId;
import org.songhua.cim.UpdateCycle;
import org.songhua.cim.internal.quality.declared.ChecksPart;
import org.songhua.cim.internal.quality.declared.Rule;
import org.songhua.pack.part.PackContent;
import org.songhua.store.Database;

/** Statements of packs on a real database: what they find, and that they can do nothing else even if the closed language let them. */
class SqlProbeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final Database DATABASE = TestPlatform.shared().bean(Database.class);
    private static final SqlProbe PROBE = new SqlProbe(DATABASE, Duration.ofSeconds(30));
    private static CityFixture town;
    private static ObjectId tall;

    record Row(int dataset, UUID object, String note) {}

    @BeforeAll
    static void makeTown() {
        town = CityFixture.create(TestPlatform.shared(), "probe_town");
        tall = town.add("building", "高楼", Map.of("height", 900), CityFixture.square(-60, -41, 0.001));
        town.add("building", "矮楼", Map.of("height", 9), CityFixture.square(-60.01, -41, 0.001));
        town.add("water", "湖", Map.of(), CityFixture.square(-60.02, -41, 0.001));
        town.done();
    }

    private static List<Row> run(String statement, Subject subject) {
        var rows = new ArrayList<Row>();
        PROBE.run(statement, subject, TODAY, (dataset, object, note) -> rows.add(new Row(dataset, object, note)));
        return rows.stream().filter(row -> row.dataset() == town.dataset()).toList();
    }

    private static void attack(String statement) {
        PROBE.guarded(statement, Subject.OBJECT, TODAY, (dataset, object, note) -> {
            throw new AssertionError("The attack found " + note);
        });
    }

    @Test
    void aStatementFindsObjectsWithANote() {
        String statement = """
                select o.id, o.attributes ->> 'height' as note from object o
                where o.class = 'building' and (o.attributes ->> 'height')::numeric > 600""";
        assertThat(run(statement, Subject.OBJECT)).containsExactly(new Row(town.dataset(), tall.value(), "900"));
    }

    @Test
    void anObjectIsLaidBeforeWithItsBox() {
        String statement = """
                select o.id, round(o.west::numeric, 3) || ' ' || round(o.south::numeric, 3) || ' ' || round(o.east::numeric, 3)
                  || ' ' || round(o.north::numeric, 3) as note
                from object o where o.name = '高楼' and o.dataset = %d""".formatted(town.dataset());
        assertThat(run(statement, Subject.OBJECT))
                .extracting(Row::note)
                .containsExactly("-60.000 -41.000 -59.999 -40.999");
    }

    @Test
    void aStatementFindsDataSetsAndCountsTheirObjects() {
        String statement = "select d.number, d.objects as note from dataset d where d.code = 'probe_town'";
        assertThat(run(statement, Subject.DATASET)).containsExactly(new Row(town.dataset(), null, "3"));
    }

    @Test
    void theClockIsTheDayOfTheRun() {
        String statement = "select d.number, c.today as note from dataset d cross join clock c";
        assertThat(run(statement, Subject.DATASET)).extracting(Row::note).containsExactly("2026-11-28");
    }

    @ParameterizedTest
    @EnumSource(UpdateCycle.class)
    void aDataSetIsDueWhenTheCatalogueSaysSo(UpdateCycle cycle) {
        String code = "probe_" + cycle.code();
        CityFixture fixture = CityFixture.create(TestPlatform.shared(), code).done();
        DATABASE.update("update cim.dataset set update_cycle = ? where code = ?", cycle.code(), code);
        for (int day = 1; day <= 2; day++) DATABASE.update("""
                    insert into cim.import (file_name, dataset, state, started_by, finished_at, preview)
                    values ('a', ?, 'DONE', 'li', timestamptz '2024-01-30 23:30:00Z' + ? * interval '1 day', ?)""", code, day, day == 2);
        var rows = new ArrayList<String>();
        PROBE.run(
                "select d.number, d.due as note from dataset d where d.number = " + fixture.dataset(),
                Subject.DATASET,
                TODAY,
                (dataset, object, note) -> rows.add(String.valueOf(note)));
        // A preview brings nothing, so the import of the first day counts.
        String due =
                cycle.next(LocalDate.of(2024, 1, 31)).map(LocalDate::toString).orElse("null");
        assertThat(rows).containsExactly(due);
    }

    @Test
    void everyStatementOfTheProgramsPacksRuns() {
        var run = new ArrayList<String>();
        ChecksPart.checks(PackContent.ofClasspath()).forEach(declared -> {
            if (!(declared.rule() instanceof Rule.Sql(var statement))) return;
            PROBE.run(statement, declared.check().subject(), TODAY, (dataset, object, note) -> {});
            run.add(declared.check().code());
        });
        assertThat(run).contains("dataset_without_date", "dataset_overdue", "facility_twice");
    }

    @Test
    void aWordTheLanguageDoesNotKnowIsRefusedBeforeTheDatabaseIsAsked() {
        assertThatThrownBy(() -> run("select o.id, pg_sleep(100) as note from object o", Subject.OBJECT))
                .isInstanceOf(CheckFailure.class)
                .hasMessage("The function pg_sleep is not part of the language.");
    }

    @Test
    void aMistakeOfTypeIsAFailureOfTheCheckInAWord() {
        assertThatThrownBy(() -> run("select o.name, o.name as note from object o", Subject.OBJECT))
                .isInstanceOf(CheckFailure.class)
                .hasMessageContaining("operator does not exist");
        assertThatThrownBy(() -> run("select o.id from object o", Subject.OBJECT))
                .isInstanceOf(CheckFailure.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id, ciphertext from casework.sealed",
                "select gen_random_uuid(), data::text from casework.sealed",
                "select gen_random_uuid(), password_hash from people.account",
                "select gen_random_uuid(), count(*)::text from people.account",
                "select o.id, (select count(*) from people.api_key)::text from object o",
                "select gen_random_uuid(), rolname::text from pg_catalog.pg_authid",
                "select gen_random_uuid(), query from pg_catalog.pg_stat_activity",
            })
    void tablesThatAreNotLaidBeforeAreNotReadEvenPastTheLanguage(String statement) {
        assertThatThrownBy(() -> attack(statement)).isInstanceOf(CheckFailure.class);
    }

    @Test
    void theSecondGuardNamesTheTable() {
        assertThatThrownBy(() -> attack("select o.id, (select count(*) from people.account)::text from object o"))
                .hasMessage("The statement reads people.account.");
    }

    @Test
    void theSecondGuardSeesFunctionsInPlaceOfTables() {
        assertThatThrownBy(() -> attack("select o.id, n::text from object o, generate_series(1, 1000000000) n"))
                .hasMessage("The statement calls or changes something.");
    }

    @Test
    void namesWithoutASchemaFindNoTable() {
        assertThatThrownBy(() -> attack("select gen_random_uuid(), 'x' from account"))
                .hasMessageContaining("relation \"account\" does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select o.id, nextval('cim.data_version')::text from object o",
                "select o.id, setval('cim.data_version', 1)::text from object o",
                "select o.id, lo_creat(-1)::text from object o",
            })
    void nothingCanBeWrittenEvenPastTheLanguage(String statement) {
        long before = version();
        assertThatThrownBy(() -> attack(statement))
                .isInstanceOf(CheckFailure.class)
                .hasMessageContaining("read-only transaction");
        assertThat(version()).isEqualTo(before);
    }

    private static long version() {
        return DATABASE.get("select last_value as v from cim.data_version", row -> row.whole("v"));
    }

    @Test
    void changesInsideAQueryAreRefused() {
        assertThatThrownBy(() -> attack("delete from cim.object returning id, name"))
                .isInstanceOf(CheckFailure.class);
        assertThatThrownBy(
                        () -> attack(
                                "select id, name from object) as f (id, note) join object o on true; drop table cim.object; select (1"))
                .isInstanceOf(CheckFailure.class);
        long objects = DATABASE.get(
                "select count(*) as n from cim.object where dataset = ?", row -> row.whole("n"), town.dataset());
        assertThat(objects).isEqualTo(3);
    }

    @Test
    void aStatementThatWouldRunForEverIsStopped() {
        var hasty = new SqlProbe(DATABASE, Duration.ofMillis(200));
        assertThatThrownBy(() -> hasty.guarded(
                        "select o.id, pg_sleep(600)::text from object o", Subject.OBJECT, TODAY, (d, o, n) -> {}))
                .isInstanceOf(CheckFailure.class)
                .hasMessageContaining("statement timeout");
    }

    @Test
    void afterACheckTheConnectionIsAsItWas() {
        run("select o.id, o.name as note from object o", Subject.OBJECT);
        String settings = DATABASE.get(
                "select current_setting('statement_timeout') || current_setting('transaction_read_only') as t",
                row -> row.text("t"));
        assertThat(settings).isEqualTo("0off");
    }
}
