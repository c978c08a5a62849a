package org.songhua.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;

/** Whatever is asked of a register, the database answers what a walk over all its records would find, page after page. */
class RecordQuestionsTest {
    private static final String HOUSES = "house_safety";
    private static final String ESTATES = "old_estates";
    private static final String HEAD = "ask-";
    private static final Caller CHIEF = Caller.all("chief");
    private static final Registers REGISTERS = TestPlatform.shared().bean(Registers.class);
    private static final long SEED = 20261129;
    private static final List<String> STREETS = List.of("东站街道", "南关街道", "临江街道");
    private static final List<String> REGIONS = List.of("220102", "220102001", "220103", "2202");

    private static final List<RegisterRecord> ALL = new ArrayList<>();

    @BeforeAll
    static void enter() {
        var random = new Random(SEED);
        var drafts = new ArrayList<RecordDraft>();
        for (int i = 0; i < 90; i++) drafts.add(draft(random, "%s%02d".formatted(HEAD, i)));
        ImportReport report = REGISTERS.enter(HOUSES, drafts, CHIEF);
        assertThat(report.faults()).isEmpty();
        for (RecordDraft draft : drafts) {
            RegisterRecord one = REGISTERS.findByKey(HOUSES, draft.key(), CHIEF).orElseThrow();
            ALL.add(random.nextInt(5) == 0 ? appraised(one) : one);
        }
    }

    private static RecordDraft draft(Random random, String key) {
        var fields = new HashMap<String, Object>(Map.of("house_name", "楼" + random.nextInt(9)));
        if (random.nextInt(3) > 0) fields.put("street", STREETS.get(random.nextInt(3)));
        if (random.nextInt(3) > 0) fields.put("last_patrol", day(random).toString());
        if (random.nextInt(4) > 0) fields.put("structure", random.nextBoolean() ? "masonry" : "timber");
        if (random.nextInt(3) == 0)
            fields.putAll(Map.of("danger_grade", "C", "appraised_on", "2025-01-01", "appraiser", "某所"));
        boolean isPlaced = random.nextInt(4) > 0;
        return new RecordDraft(
                key,
                null,
                random.nextInt(3) == 0 ? null : "d" + random.nextInt(2),
                random.nextInt(5) == 0 ? null : REGIONS.get(random.nextInt(4)),
                isPlaced ? (Double) (125 + random.nextInt(10) / 10.0) : null,
                isPlaced ? (Double) (43 + random.nextInt(10) / 10.0) : null,
                fields,
                false);
    }

    private static LocalDate day(Random random) {
        return LocalDate.parse("2024-01-01").plusDays(random.nextInt(700));
    }

    private static RegisterRecord appraised(RegisterRecord one) {
        REGISTERS.attach(HOUSES, one.id(), "report", "鉴 " + one.key(), null, CHIEF);
        Map<String, Object> found = Map.of("danger_grade", "B", "appraised_on", "2025-05-01");
        return REGISTERS.act(HOUSES, one.id(), null, new RecordStep("appraise", null, found), CHIEF);
    }

    /** A question and the same as a condition over records. */
    private record Asked(RecordQuery query, Predicate<RegisterRecord> holds) {
        Asked and(RecordQuery narrower, Predicate<RegisterRecord> more) {
            return new Asked(narrower, holds.and(more));
        }
    }

    private static RecordQuery ours(RecordQuery.Sort sort, int limit, List<Double> box, @Nullable String department) {
        return new RecordQuery(
                null, null, department, HEAD, Map.of(), Map.of(), Map.of(), null, box, sort, null, limit);
    }

    private static Asked asked(Random random) {
        var sort = random.nextBoolean() ? RecordQuery.Sort.KEY : RecordQuery.Sort.DUE;
        List<Double> box = random.nextInt(3) == 0 ? box(random) : List.of();
        String department = random.nextInt(4) == 0 ? "d1" : null;
        var asked = new Asked(
                ours(sort, 1 + random.nextInt(30), box, department),
                one -> (sort == RecordQuery.Sort.KEY || one.nextDue() != null)
                        && isWithin(box, one)
                        && (department == null || department.equals(one.department())));
        if (random.nextInt(3) == 0) {
            String state = random.nextBoolean() ? "listed" : "hazard";
            asked = asked.and(asked.query().in(state), one -> one.state().equals(state));
        }
        if (random.nextInt(3) == 0) {
            String region = List.of("22", "2201", "220102", "2202").get(random.nextInt(4));
            asked = asked.and(
                    asked.query().within(region),
                    one -> one.region() != null && one.region().startsWith(region));
        }
        return withFields(asked, random);
    }

    private static Asked withFields(Asked before, Random random) {
        Asked asked = before;
        if (random.nextInt(3) == 0) {
            String street = STREETS.get(random.nextInt(3));
            asked = asked.and(
                    asked.query().where("street", street),
                    one -> street.equals(one.fields().get("street")));
        }
        if (random.nextInt(3) == 0) {
            LocalDate from = day(random);
            LocalDate until = from.plusDays(random.nextInt(400));
            asked = asked.and(
                    asked.query().between("last_patrol", from.toString(), until.toString()),
                    one -> lies(one.fields().get("last_patrol"), from, until));
        }
        if (random.nextInt(3) == 0) {
            LocalDate until = day(random).plusMonths(12);
            asked = asked.and(
                    asked.query().due(until),
                    one -> one.nextDue() != null && !one.nextDue().isAfter(until));
        }
        return asked;
    }

    private static List<Double> box(Random random) {
        double west = 125 + random.nextInt(8) / 10.0;
        double south = 43 + random.nextInt(8) / 10.0;
        return List.of(west, south, west + random.nextInt(5) / 10.0, south + random.nextInt(5) / 10.0);
    }

    private static boolean isWithin(List<Double> box, RegisterRecord one) {
        if (box.isEmpty()) return true;
        Double longitude = one.longitude();
        Double latitude = one.latitude();
        return longitude != null
                && latitude != null
                && longitude >= box.get(0)
                && longitude <= box.get(2)
                && latitude >= box.get(1)
                && latitude <= box.get(3);
    }

    private static boolean lies(@Nullable Object day, LocalDate from, LocalDate until) {
        if (day == null) return false;
        LocalDate one = LocalDate.parse(day.toString());
        return !one.isBefore(from) && !one.isAfter(until);
    }

    private static List<String> expected(Asked asked) {
        Comparator<RegisterRecord> byKey = Comparator.comparing(RegisterRecord::key);
        Comparator<RegisterRecord> order = asked.query().sort() == RecordQuery.Sort.KEY
                ? byKey
                : Comparator.comparing((RegisterRecord one) -> Objects.requireNonNull(one.nextDue()))
                        .thenComparing(byKey);
        return ALL.stream()
                .filter(asked.holds())
                .sorted(order)
                .map(RegisterRecord::key)
                .toList();
    }

    private static List<String> walked(RecordQuery query, Caller caller) {
        var keys = new ArrayList<String>();
        REGISTERS.each(HOUSES, query, caller, one -> keys.add(one.key()));
        return keys;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void what_is_found_is_what_a_walk_over_all_records_finds(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            Asked asked = asked(random);
            String what = "seed %d, question %d: %s".formatted(seed, i, asked.query());
            List<String> expected = expected(asked);
            assertThat(walked(asked.query(), CHIEF)).as(what).isEqualTo(expected);
            RecordPage first = REGISTERS.list(HOUSES, asked.query(), CHIEF);
            assertThat(first.records()).as(what).hasSize(Math.min(asked.query().limit(), expected.size()));
            // A question for days of duties counts what it would find in any order.
            if (asked.query().sort() == RecordQuery.Sort.KEY)
                assertThat(REGISTERS.count(HOUSES, asked.query(), CHIEF))
                        .as(what)
                        .isEqualTo(expected.size());
        }
    }

    /** Who sees a district finds what lies in it and nothing else; so it is with departments, and with both. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            220102, -
            2201, d0
            -, d1
            2203, -
            """)
    void a_scope_is_one_more_condition_of_every_question(@Nullable String region, @Nullable String department) {
        var scope = new Scope(
                department == null ? Set.of() : Set.of(department),
                region == null ? Set.of() : Set.of(region),
                Set.of());
        var caller = new Caller("narrow", EnumSet.of(Permission.REGISTER_VIEW), scope);
        List<String> expected = ALL.stream()
                .filter(one ->
                        region == null || (one.region() != null && one.region().startsWith(region)))
                .filter(one -> department == null || department.equals(one.department()))
                .map(RegisterRecord::key)
                .toList();
        RecordQuery query = ours(RecordQuery.Sort.KEY, 7, List.of(), null);
        assertThat(walked(query, caller)).isEqualTo(expected);
        assertThat(REGISTERS.count(HOUSES, query, caller)).isEqualTo(expected.size());
        for (RegisterRecord one : ALL)
            assertThat(REGISTERS.findByKey(HOUSES, one.key(), caller).isPresent())
                    .isEqualTo(expected.contains(one.key()));
    }

    /** Houses with a grade C are patrolled every three months, those without any danger every twelve. */
    @Test
    void the_day_of_the_next_duty_follows_from_the_fields() {
        int told = 0;
        for (RegisterRecord one : ALL) {
            Object patrol = one.fields().get("last_patrol");
            Object grade = one.fields().get("danger_grade");
            if (patrol == null || grade == null) continue;
            told++;
            int months = grade.equals("C") ? 3 : 12;
            assertThat(one.nextDue())
                    .as(one.key())
                    .isEqualTo(LocalDate.parse(patrol.toString()).plusMonths(months));
        }
        assertThat(told).isGreaterThan(10);
    }

    @Test
    void a_walk_goes_on_where_it_is_told_and_hands_over_each_record_once() {
        RecordQuery query = ours(RecordQuery.Sort.KEY, 1, List.of(), null);
        List<String> all = walked(query, CHIEF);
        assertThat(all).hasSize(90).doesNotHaveDuplicates();
        assertThat(walked(query.after(HEAD + "79"), CHIEF)).isEqualTo(all.subList(80, 90));
        assertThat(walked(query.after(HEAD + "99"), CHIEF)).isEmpty();
        assertThat(walked(query.after(null), CHIEF)).isEqualTo(all);
    }

    /** A page that is just full has another after it, of which nothing may be there: the walk ends all the same. */
    @ParameterizedTest
    @ValueSource(ints = {9, 10, 45, 89, 90, 91, 1000})
    void pages_of_any_size_are_the_whole(int size) {
        assertThat(walked(ours(RecordQuery.Sort.KEY, size, List.of(), null), CHIEF))
                .isEqualTo(ALL.stream().map(RegisterRecord::key).toList());
    }

    /** Each wither changes its own part; what was asked before stands. */
    @Test
    void questions_are_put_together_part_by_part() {
        LocalDate day = LocalDate.parse("2026-05-01");
        RecordQuery query = RecordQuery.first(7)
                .where("street", "东站街道")
                .where("structure", "timber")
                .between("last_patrol", "2026-01-01", "2026-02-01")
                .in("listed")
                .within("2201")
                .due(day)
                .by(RecordQuery.Sort.DUE)
                .after("2026-01-01 k");
        assertThat(query)
                .isEqualTo(new RecordQuery(
                        "listed",
                        "2201",
                        null,
                        null,
                        Map.of("street", "东站街道", "structure", "timber"),
                        Map.of("last_patrol", "2026-01-01"),
                        Map.of("last_patrol", "2026-02-01"),
                        day,
                        List.of(),
                        RecordQuery.Sort.DUE,
                        "2026-01-01 k",
                        7));
        assertThat(query.where("street", "南关街道").equal()).isEqualTo(Map.of("street", "南关街道", "structure", "timber"));
        assertThat(query.in(null).state()).isNull();
        assertThat(query.within(null).region()).isNull();
        assertThat(query.due(null).dueUntil()).isNull();
        assertThat(query.in(null).in("listed")).isEqualTo(query);
        assertThat(RecordQuery.ALL.limit()).isEqualTo(RecordQuery.MAX_LIMIT);
        for (int limit : new int[] {0, -1, RecordQuery.MAX_LIMIT + 1})
            assertThatThrownBy(() -> RecordQuery.first(limit)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> told(Runnable work) {
        try {
            work.run();
            return List.of();
        } catch (FaultException e) {
            return e.faults().stream()
                    .map(fault -> fault.code() + " " + fault.place().field())
                    .sorted()
                    .toList();
        }
    }

    /** What Java takes for a number or a day and no office means, and days that no table of the database knows. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            old_estates | completed_year | NaN
            old_estates | completed_year | Infinity
            old_estates | completed_year | 2026d
            old_estates | completed_year | 0x7p4
            old_estates | completed_year | 二〇二六
            house_safety      | last_patrol | 2026-02-30
            house_safety      | last_patrol | 2026
            house_safety      | last_patrol | +999999999-12-31
            house_safety      | last_patrol | -0001-01-01
            """)
    void a_value_that_is_none_of_its_field_is_told_at_its_parameter(String register, String field, String value) {
        RecordQuery query = RecordQuery.first(5);
        List<String> once = List.of("REG-031 f." + field);
        assertThat(told(() -> REGISTERS.list(register, query.where(field, value), CHIEF)))
                .isEqualTo(once);
        assertThat(told(() -> REGISTERS.count(register, query.where(field, value), CHIEF)))
                .isEqualTo(once);
        assertThat(told(() -> REGISTERS.list(register, query.between(field, value, value), CHIEF)))
                .as("both ends")
                .isEqualTo(List.of(once.getFirst(), once.getFirst()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1987", "1987.0", "1.987e3", " 1987 "})
    void a_number_is_found_however_it_is_written(String year) {
        String key = "asked-1987";
        if (REGISTERS.findByKey(ESTATES, key, CHIEF).isEmpty())
            REGISTERS.create(
                    ESTATES,
                    RecordDraft.of(key, Map.of("estate_name", "北安里", "households", 9, "completed_year", 1987)),
                    CHIEF);
        var found = new ArrayList<String>();
        RecordQuery query = RecordQuery.ALL.where("completed_year", year);
        REGISTERS.each(ESTATES, query, CHIEF, one -> found.add(one.key()));
        assertThat(found).contains(key);
        found.clear();
        REGISTERS.each(ESTATES, RecordQuery.ALL.where("completed_year", "1988"), CHIEF, one -> found.add(one.key()));
        assertThat(found).doesNotContain(key);
    }

    @Test
    void all_that_is_wrong_with_a_question_is_told_at_once_with_what_can_be_asked() {
        RecordQuery query = RecordQuery.first(5)
                .where("house_name", "楼1")
                .where("no_such", "x")
                .between("last_patrol", "yesterday", "2026-01-01");
        assertThat(told(() -> REGISTERS.list(HOUSES, query, CHIEF)))
                .containsExactly("REG-030 f.house_name", "REG-030 f.no_such", "REG-031 f.last_patrol");
        assertThatThrownBy(() -> REGISTERS.list(HOUSES, query, CHIEF))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .filteredOn(fault -> fault.code().equals("REG-030"))
                                .extracting(Fault::remedy)
                                .allMatch(remedy -> remedy.contains("danger_grade, last_patrol, street, structure")));
    }

    /** Days beyond the year 9999 end no calendar but ours: the field says so before the database does. */
    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "+10000-01-01", "0000-12-31", "-0044-03-15"})
    void a_day_outside_of_all_calendars_is_no_day(String day) {
        Map<String, Object> fields = new TreeMap<>(Map.of("house_name", "楼", "last_patrol", day));
        assertThat(told(() -> REGISTERS.create(HOUSES, RecordDraft.of("ask-never", fields), CHIEF)))
                .containsExactly("CIM-018 /fields/last_patrol");
        assertThat(REGISTERS.form(HOUSES, fields, CHIEF).faults())
                .extracting(Fault::code)
                .containsExactly("CIM-018");
    }

    /** Offices write 9999-12-31 for what has no end: it is kept, found, and nothing falls due behind it. */
    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "9999-12-31"})
    void the_first_and_the_last_day_of_all_calendars_are_days(String day) {
        String key = "edge-" + day;
        Map<String, Object> fields =
                Map.of("house_name", "楼", "last_patrol", day, "danger_grade", "A", "appraised_on", "2026-01-01");
        RegisterRecord one = REGISTERS.create(HOUSES, RecordDraft.of(key, fields), CHIEF);
        LocalDate due = day.startsWith("9999") ? null : LocalDate.parse("0002-01-01");
        assertThat(one.nextDue()).isEqualTo(due);
        assertThat(REGISTERS.findByKey(HOUSES, key, CHIEF).orElseThrow().nextDue())
                .isEqualTo(due);
        RecordQuery query = RecordQuery.ALL.between("last_patrol", day, day);
        assertThat(walked(query, CHIEF)).contains(key);
        List<String> byDue = walked(query.by(RecordQuery.Sort.DUE), CHIEF);
        if (due == null) assertThat(byDue).doesNotContain(key);
        else assertThat(byDue).contains(key);
    }
}
