package org.songhua.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.Fault;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;

/** Tables of records that go out and come in again, and what of them whoever may not see all of it gets and gives. */
class RoundTripTest {
    private static final String HOUSES = "house_safety";
    private static final Registers REGISTERS = TestPlatform.shared().bean(Registers.class);
    private static final Caller CHIEF = Caller.all("chief");
    private static final Caller CLERK =
            new Caller("clerk", EnumSet.of(Permission.REGISTER_VIEW, Permission.REGISTER_EDIT), Scope.ALL);
    private static final Caller VIEWER = new Caller("viewer", EnumSet.of(Permission.REGISTER_VIEW), Scope.ALL);
    private static final List<String> TEXTS = List.of(
            "楼",
            "=1+1",
            "'=1+1",
            "''-x",
            "-x",
            "+86 431",
            "@a",
            "a,b",
            "say \"hi\"",
            "line\nbreak",
            "'",
            "-12.5",
            "0012",
            "true",
            "井盖🕳",
            "x".repeat(100));

    private static RecordQuery under(String head) {
        return new RecordQuery(
                null,
                null,
                null,
                head,
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                List.of(),
                RecordQuery.Sort.KEY,
                null,
                1000);
    }

    private static String exported(String head, Caller caller) {
        var table = new StringBuilder();
        REGISTERS.exportCsv(HOUSES, under(head), caller, table::append);
        return table.toString();
    }

    private static Map<String, Map<String, Object>> kept(String head) {
        var all = new TreeMap<String, Map<String, Object>>();
        REGISTERS.each(HOUSES, under(head), CHIEF, one -> all.put(one.key(), one.fields()));
        return all;
    }

    private static ImportReport imported(String table, Caller caller) {
        return REGISTERS.importCsv(HOUSES, table, Map.of(), false, caller);
    }

    /** Keys too may begin with what a spreadsheet would run: a second record of such a key would be a house twice. */
    @ParameterizedTest
    @ValueSource(strings = {"=rt-", "+rt-", "-rt-", "@rt-", "'=rt-", "rt,\"-"})
    void what_goes_out_comes_in_again_and_changes_nothing(String head) {
        var random = new Random(head.hashCode());
        var drafts = new ArrayList<RecordDraft>();
        for (int i = 0; i < TEXTS.size(); i++) {
            var fields = new TreeMap<String, Object>(
                    Map.of("house_name", TEXTS.get(i), "cost_cny", random.nextInt(1000) / 8.0));
            String street = TEXTS.get(random.nextInt(TEXTS.size()));
            if (street.length() < 60) fields.put("street", street);
            if (random.nextBoolean()) fields.put("curtain_wall", random.nextBoolean());
            drafts.add(new RecordDraft(head + i, null, "d1", "220102", 125.1 + i / 1e6, 43.0, fields, false));
        }
        ImportReport entered = REGISTERS.enter(HOUSES, drafts, CHIEF);
        assertThat(entered.faults()).isEmpty();
        assertThat(entered.created()).isEqualTo(TEXTS.size());
        Map<String, Map<String, Object>> before = kept(head);
        assertThat(before).hasSize(TEXTS.size());

        ImportReport again = imported(exported(head, CHIEF), CHIEF);

        assertThat(List.of(again.created(), again.changed(), again.refused())).containsExactly(0L, 0L, 0L);
        assertThat(again.unchanged()).isEqualTo(TEXTS.size());
        assertThat(kept(head)).isEqualTo(before);
    }

    /**
     * Whoever does not see a field gets its column masked or not at all, and must not write the mask over the value: such rows are
     * refused for that field, and nothing of them is taken.
     */
    @Test
    void a_mask_is_never_taken_for_the_value() {
        var fields = Map.<String, Object>of("house_name", "密楼", "archive_no", "档案甲乙丙", "cost_cny", 12);
        REGISTERS.create(HOUSES, RecordDraft.of("mask-1", fields), CHIEF);
        String table = exported("mask-1", CLERK);
        assertThat(table).contains("档***丙").doesNotContain("档案甲乙丙").doesNotContain("cost_cny");

        ImportReport report = imported(table.replace("密楼", "明楼"), CLERK);

        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.faults())
                .filteredOn(fault -> fault.severity() == Fault.Severity.REFUSED)
                .extracting(fault -> fault.code() + " " + fault.place().row() + " "
                        + fault.place().field())
                .containsExactly("REG-013 2 archive_no");
        assertThat(kept("mask-1").get("mask-1"))
                .isEqualTo(Map.of(
                        "house_name", "密楼", "archive_no", "档案甲乙丙", "cost_cny", java.math.BigDecimal.valueOf(12)));
    }

    /** Positions as Java reads numbers and no office writes them. */
    @ParameterizedTest
    @CsvSource({"125d,REG-044", "0x7p4,REG-044", "NaN,REG-044", "Infinity,REG-044", "180.1,REG-016", "东经125,REG-044"})
    void a_position_that_is_none_is_told_in_its_row(String longitude, String code) {
        ImportReport report =
                imported("key,house_name,longitude,latitude\npos-1,楼,%s,43\n".formatted(longitude), CHIEF);
        assertThat(report.created()).isZero();
        assertThat(report.faults())
                .extracting(fault -> fault.code() + " " + fault.place().row() + " "
                        + fault.place().field())
                .containsExactly(code + " 2 longitude");
    }

    /** A row may be wrong in many ways; so may many rows: every one is told with row and column, and the right ones are taken. */
    @Test
    void all_mistakes_of_all_rows_are_told_and_the_right_rows_are_taken() {
        ImportReport report = imported("""
                key,house_name,built_year,danger_grade,last_patrol,longitude,latitude,region,department
                all-1,楼,1990,A,2026-01-01,125,43,220102,d1
                all-2,,999,E,2026-02-30,125,91,22 01,d/1
                ,楼,,,,,,,
                all-1,楼,1991,,,,,,
                all-5,楼,1990.5,,,125,,,
                all-6,楼,2100,,9999-12-31,-180,-90,,
                """.replace("danger_grade,last", "danger_grade,last"), CHIEF);
        assertThat(report.faults().stream()
                        .map(fault -> "%d %s %s"
                                .formatted(
                                        fault.place().row(),
                                        fault.code(),
                                        fault.place().field()))
                        .sorted())
                .containsExactly(
                        "2 REG-011 appraised_on",
                        "3 CIM-014 built_year",
                        "3 CIM-017 danger_grade",
                        "3 CIM-018 last_patrol",
                        "3 REG-011 house_name",
                        "3 REG-016 longitude",
                        "3 REG-022 department",
                        "3 REG-022 region",
                        "4 REG-014 key",
                        "5 REG-042 key",
                        "6 CIM-013 built_year",
                        "6 REG-016 longitude");
        assertThat(report.refused()).isEqualTo(5);
        assertThat(report.created()).isEqualTo(1);
        assertThat(kept("all-").keySet()).containsExactly("all-6");
    }

    @Test
    void a_preview_tells_the_same_and_keeps_nothing() {
        String table = "key,house_name\npre-1,楼\npre-2,\n";
        ImportReport preview = REGISTERS.importCsv(HOUSES, table, Map.of(), true, CHIEF);
        assertThat(preview.preview()).isTrue();
        assertThat(kept("pre-")).isEmpty();
        ImportReport done = imported(table, CHIEF);
        assertThat(List.of(done.created(), done.refused(), done.faults()))
                .isEqualTo(List.of(preview.created(), preview.refused(), preview.faults()));
        assertThat(kept("pre-").keySet()).containsExactly("pre-1");
    }

    /** What a field needs to be seen or changed, for each of those who may do more or less. */
    @Test
    void who_sees_and_who_changes_which_field() {
        var fields = Map.<String, Object>of("house_name", "权楼", "archive_no", "FA-77", "cost_cny", 5);
        RegisterRecord one = REGISTERS.create(HOUSES, RecordDraft.of("who-1", fields), CHIEF);
        assertThat(seen(one, CHIEF)).isEqualTo(Map.of("house_name", "权楼", "archive_no", "FA-77", "cost_cny", "5"));
        for (Caller caller : List.of(CLERK, VIEWER))
            assertThat(seen(one, caller)).isEqualTo(Map.of("house_name", "权楼", "archive_no", "F***7"));
        assertThat(changed(one, "house_name", "甲", CHIEF)).isEqualTo("done");
        assertThat(changed(one, "cost_cny", 6, CHIEF)).isEqualTo("done");
        assertThat(changed(one, "house_name", "乙", CLERK)).isEqualTo("done");
        assertThat(changed(one, "cost_cny", 7, CLERK)).isEqualTo("REG-013 /fields/cost_cny");
        assertThat(changed(one, "archive_no", "", CLERK)).as("nor taken away").isEqualTo("REG-013 /fields/archive_no");
        assertThat(changed(one, "archive_no", "FA-77", CLERK))
                .as("nor guessed")
                .isEqualTo("REG-013 /fields/archive_no");
        assertThat(changed(one, "house_name", "丙", VIEWER)).isEqualTo("not allowed");
        assertThat(seen(one, CHIEF)).isEqualTo(Map.of("house_name", "乙", "archive_no", "FA-77", "cost_cny", "6"));
        assertThat(REGISTERS.firstBroken(HOUSES, one.id(), CHIEF)).isZero();
    }

    private static Map<String, String> seen(RegisterRecord one, Caller caller) {
        var seen = new TreeMap<String, String>();
        REGISTERS
                .find(HOUSES, one.id(), caller)
                .orElseThrow()
                .fields()
                .forEach((name, value) -> seen.put(name, value.toString()));
        return seen;
    }

    private static String changed(RegisterRecord one, String field, Object value, Caller caller) {
        try {
            REGISTERS.act(HOUSES, one.id(), null, new RecordStep(RecordStep.AMEND, null, Map.of(field, value)), caller);
            return "done";
        } catch (org.songhua.engine.fault.FaultException e) {
            return e.faults().getFirst().code() + " "
                    + e.faults().getFirst().place().field();
        } catch (org.songhua.people.NotAllowedException e) {
            return "not allowed";
        }
    }

    /** Outside of one's district nothing is entered, nothing changed by a table, and nothing goes out. */
    @Test
    void a_table_keeps_to_the_scope_of_who_sends_it() {
        REGISTERS.create(
                HOUSES,
                new RecordDraft("scope-1", null, null, "2203", null, null, Map.of("house_name", "远楼"), false),
                CHIEF);
        var narrow = new Caller("narrow", CLERK.permissions(), new Scope(Set.of(), Set.of("2201"), Set.of()));
        ImportReport report = imported("""
                key,house_name,region
                scope-1,近楼,2201
                scope-2,近楼,2203
                scope-3,近楼,220102
                scope-4,近楼,
                """, narrow);
        assertThat(report.faults())
                .extracting(fault -> fault.place().row() + " " + fault.code())
                .containsExactlyInAnyOrder("2 REG-018", "3 REG-018", "5 REG-018");
        assertThat(kept("scope-").get("scope-1")).isEqualTo(Map.of("house_name", "远楼"));
        assertThat(kept("scope-").keySet()).containsExactly("scope-1", "scope-3");
        assertThat(exported("scope-", narrow)).contains("scope-3").doesNotContain("scope-1");
    }
}
