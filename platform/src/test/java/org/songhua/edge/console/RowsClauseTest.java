package org.songhua.edge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.NewReport;
import org.songhua.casework.TestCases;
import org.songhua.cim.CityFixture;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectId;
import org.songhua.cim.Quality;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.ledger.Ledgers;
import org.songhua.ledger.PostingDraft;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.register.RecordDraft;
import org.songhua.register.Registers;
import org.songhua.store.Database;
import org.songhua.store.Json;
import tools.jackson.databind.JsonNode;

/**
 * The clause of technology for governing: any number on any screen opens down to the rows it counts. {@link #NUMBERS} is the
 * catalogue: a screen of the console stands in it with its numbers, or among {@link #COUNTLESS} with the reason. Each number is
 * asked for as the console asks, for an administrator and for somebody who sees one district, after objects, cases, records,
 * warnings and postings were made, changed and taken away.
 */
class RowsClauseTest {
    private static final String DISTRICT = "220102";
    private static final Caller CLERK = Caller.all("clerk");
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final TestPeople PEOPLE = new TestPeople(PLATFORM);
    private static final TestCases CASES = new TestCases(PLATFORM);
    private static final String NAME = "rows_" + System.nanoTime();
    private static final String SINCE = Instant.now().minusSeconds(86_400).toString();
    private static final String MONTH =
            Instant.now().atOffset(ZoneOffset.ofHours(8)).toString().substring(0, 7);
    private static final String PAGE = "limit=1000";
    /** What other tests made many of on the shared platform would take minutes to page through. */
    private static final long MOST_FOLLOWED = 1_000;

    private static final String CLAUSES = "/api/plan/clauses/%s?geography=220100&period=2025";

    /** Screens without a count of their own, and why. */
    private static final Map<String, String> COUNTLESS = Map.ofEntries(
            Map.entry("login", "asks for a name and a password"),
            Map.entry("password", "asks for a password"),
            Map.entry("report", "for citizens without an account; counts nothing"),
            Map.entry("field", "lists the tasks themselves"),
            Map.entry("duty", "lists the watches themselves"),
            Map.entry("hooks", "counters of what was delivered, whose rows are warnings and cases; the page says so"),
            Map.entry("planning", "people are estimates; buildings are counted from the very list that is shown"),
            Map.entry(
                    "networks", "pressures of a model; pipes and sensors are counted from the very list that is shown"),
            Map.entry("indicators", "each value opens to its lineage, which has tests of its own"),
            Map.entry("plan", "lights are counted from the very clauses that are shown"),
            Map.entry("ledgers", "lists the ledgers themselves"),
            Map.entry("project", "sums stand above their own rows"),
            Map.entry("services", "for citizens without an account; counts nothing"),
            Map.entry("callbacks", "lists the calls themselves"),
            Map.entry("reports", "for files; counts nothing"),
            Map.entry(
                    "checkup",
                    "opens the register of the problems and the tasks as a whole; single counts do not open yet"),
            Map.entry("review", "lists the proposals themselves"),
            Map.entry("people", "leads to users"),
            Map.entry("users", "lists the users themselves"),
            Map.entry("roles", "lists the roles themselves"),
            Map.entry("organisations", "people are counted from the very list of users that it opens"),
            Map.entry("keys", "lists the keys themselves"),
            Map.entry("audit", "lists the entries themselves"),
            Map.entry("packs", "lists the packs themselves, each with the number of classes that it declares"),
            Map.entry("sensing", "datastreams are counted from the very list that is shown"),
            Map.entry("register", "the list itself"),
            Map.entry("objects", "the list itself"),
            Map.entry("not-found", "there is nothing"));

    private static final List<ToldNumber> NUMBERS = numbers();

    private static List<ToldNumber> numbers() {
        var all = new ArrayList<ToldNumber>();
        objects(all);
        pairs(all);
        warnings(all);
        for (String dimension :
                List.of("kind", "stage", "state", "class", "department", "region", "severity", "channel", "warn"))
            all.add(new ToldNumber(
                    "cases",
                    "/api/cases/counts?by=" + dimension,
                    "/{value}",
                    "/api/cases?limit=1&" + dimension + "={value}",
                    "/count"));
        performance(all);
        for (String clause : List.of("9", "11", "16", "20", "22")) clause(all, CLAUSES.formatted(clause));
        records(all);
        return List.copyOf(all);
    }

    private static void objects(List<ToldNumber> all) {
        String rows = "/api/objects?limit=1";
        all.add(new ToldNumber("map", "/api/catalogue", "/groups/+/classes/+/count", rows, "/total"));
        all.add(new ToldNumber(
                "map", "/api/catalogue", "/groups/{group:code}/classes/+/count", rows + "&group={group}", "/total"));
        all.add(new ToldNumber(
                "map",
                "/api/catalogue",
                "/groups/{group:code}/classes/{class:code}/count",
                rows + "&classCode={class}",
                "/total"));
        all.add(new ToldNumber(
                "datasets", "/api/datasets", "/{dataset:code}/count", rows + "&dataset={dataset}", "/total"));
        all.add(new ToldNumber(
                "datasets",
                "/api/datasets",
                "/{dataset:code}/classes/{class}",
                rows + "&dataset={dataset}&classCode={class}",
                "/total"));
        all.add(new ToldNumber(
                "quality",
                "/api/quality",
                "/results/{check:check,dataset:dataset}/found",
                "/api/quality/findings?check={check}&dataset={dataset}&" + PAGE,
                "/items#"));
        all.add(new ToldNumber(
                "import",
                "/api/imports?limit=50",
                "/{run:id}/faultsByCode/{code}",
                "/api/imports/{run}/faults?code={code}&" + PAGE,
                "/items#"));
        all.add(new ToldNumber("devices", "/api/devices", "/quarantined", "/api/devices/quarantine", "#"));
    }

    private static void pairs(List<ToldNumber> all) {
        for (String verdict : List.of("open", "same", "different", "undecided"))
            all.add(new ToldNumber(
                    "resolution",
                    "/api/resolution/rules",
                    "/{rule:code}/counts/" + verdict,
                    "/api/resolution/rules/{rule}/pairs?limit=200&verdict=" + verdict,
                    "/pairs#"));
    }

    private static void warnings(List<ToldNumber> all) {
        for (var list : Map.of("", "/{id:id}/keptBack", "/past", "/items/{id:id}/keptBack")
                .entrySet())
            all.add(new ToldNumber(
                    "maintenance",
                    "/api/warning-maintenance" + list.getKey(),
                    list.getValue(),
                    "/api/warnings?maintenance={id}&" + PAGE,
                    "/items#"));
        for (String count : List.of("blue", "yellow", "orange", "red", "late"))
            all.add(new ToldNumber(
                    "warnings",
                    "/api/warnings?queue=true",
                    "/counts/" + count,
                    "/api/warnings?queue=true&" + (count.equals("late") ? "counted=" : "level=") + count + "&" + PAGE,
                    "/items#"));
        for (var part : Map.of(
                        "raised", "",
                        "judged", "&counted=judged",
                        "falseAlarms", "&counted=false_alarms",
                        "flapping", "&counted=flapping")
                .entrySet())
            all.add(new ToldNumber(
                    "rules",
                    "/api/warnings/statistics?from=" + SINCE,
                    "/{rule:rule}/" + part.getKey(),
                    "/api/warnings?rule={rule}&from=" + SINCE + part.getValue() + "&" + PAGE,
                    "/items#"));
        all.add(new ToldNumber("risks", "/api/risks", "/counts/{colour}", "/api/risks?colour={colour}", "/features#"));
    }

    private static void performance(List<ToldNumber> all) {
        for (String by : List.of("department", "area"))
            for (String part : List.of("denominator", "excluded")) {
                String asks = "/api/cases/performance?period=" + MONTH + "&by=" + by;
                String rows = "/api/cases/performance/cases?period=" + MONTH + "&by=" + by + "&part=" + part
                        + "&indicator={indicator}";
                all.add(new ToldNumber("performance", asks, "/whole/values/{indicator:indicator}/" + part, rows, "#"));
                all.add(new ToldNumber(
                        "performance",
                        asks,
                        "/lines/{line:code}/values/{indicator:indicator}/" + part,
                        rows + "&line={line}",
                        "#"));
            }
    }

    private static void clause(List<ToldNumber> all, String asks) {
        for (var part : Map.of("open", "&kind=OPEN", "overdue", "&kind=OPEN&overdue=true", "closed", "&kind=CLOSED")
                .entrySet())
            all.add(new ToldNumber(
                    "clause",
                    asks,
                    "/cases/{head:classHead}/" + part.getKey(),
                    "/api/cases?limit=1&class={head}&region={/regionHead}" + part.getValue(),
                    "/count"));
        all.add(new ToldNumber(
                "clause",
                asks,
                "/work/{register:register}/states/{state:code}/count",
                "/api/registers/{register}/records?limit=1&state={state}&region={/regionHead}",
                "/count"));
        String yesterday = LocalDate.now(ZoneOffset.ofHours(8)).minusDays(1).toString();
        all.add(new ToldNumber(
                "clause",
                asks,
                "/work/{register:register}/late",
                "/api/registers/{register}/records?limit=1&region={/regionHead}&dueUntil=" + yesterday,
                "/count"));
    }

    private static void records(List<ToldNumber> all) {
        String rows = "/api/registers/{register}/records?limit=1";
        all.add(new ToldNumber("registers", "/api/registers", "/{register:code}/total", rows, "/count"));
        all.add(new ToldNumber(
                "registers", "/api/registers", "/{register:code}/counts/{state}", rows + "&state={state}", "/count"));
        for (var part : Map.of("found", "false", "closed", "true").entrySet())
            all.add(new ToldNumber(
                    "projects",
                    "/api/projects/{library}/closure?year=1999",
                    "/all/" + part.getKey(),
                    "/api/projects/{library}/closure/problems?year=1999&closed=" + part.getValue(),
                    "#"));
        all.add(new ToldNumber(
                "applications",
                "/api/services/{service}/gap",
                "/open",
                "/api/services/{service}/gap?rows=1000",
                "/rows#"));
        all.add(new ToldNumber(
                "ledger",
                "/api/ledgers/{ledger}/proof",
                "/postings",
                "/api/ledgers/{ledger}/postings?limit=" + Ledgers.MOST,
                "/items#"));
    }

    @BeforeAll
    static void makeAndChange() {
        CityFixture city = CityFixture.create(PLATFORM, NAME);
        for (String region : Arrays.asList(DISTRICT + "001", DISTRICT + "002", "220103001", null))
            for (int i = 0; i < 3; i++)
                city.add(
                        i == 2 ? "tree" : "building",
                        "塔" + i,
                        Map.of("height", i == 0 ? 999 : 3),
                        i == 2
                                ? CityFixture.point(-31 + i * 0.01, -35)
                                : CityFixture.square(-31 + i * 0.01, -35, 0.001),
                        region,
                        null);
        city.done();
        PLATFORM.bean(Quality.class).run("li");
        changeObjects(city);
        changeCases();
        warn("late", 3, 1, true, false);
        warn("group", 4, 0, false, false);
        warn("false", 2, 0, false, true);
        changeRecords();
    }

    /** What was found wrong is mended, and what was found is taken away: the run had counted it. */
    private static void changeObjects(CityFixture city) {
        ObjectId mended = city.ids().getFirst();
        PLATFORM.bean(CityObjects.class)
                .edit(mended, 1, new ObjectEdit(null, false, Map.of("height", 30)), Scope.ALL, "li");
        ApiClient editor = PEOPLE.withKey(Permission.CIM_VIEW, Permission.CIM_EDIT);
        editor.post(
                        "/api/edits",
                        "{\"changes\": [{\"op\": \"delete\", \"id\": \"%s\", \"revision\": 1}]}"
                                .formatted(city.ids().get(9)))
                .expect(200);
    }

    private static void changeCases() {
        UUID first = CASES.inProgress();
        UUID second = CASES.closed();
        UUID third = CASES.reported();
        UUID fourth = CASES.reports
                .take(NewReport.of("desk", "06013", "墙皮脱落"), "desk")
                .caseId();
        region(first, DISTRICT);
        region(second, DISTRICT + "001");
        region(third, DISTRICT + "001003");
        region(fourth, null);
    }

    private static void region(UUID id, String region) {
        database().update("update casework.case_file set region = ? where id = ?", region, id);
    }

    private static Database database() {
        return PLATFORM.bean(Database.class);
    }

    /** A warning of the district with a level of its own below that of its group, so that a count by the one is not a list by the other. */
    private static void warn(String what, int groupLevel, int late, boolean judged, boolean isFalse) {
        database()
                .update(
                        """
                        insert into warning.warning (rule, pack, subject, name_zh, name_en, property, class, region, level, peak,
                          group_level, stage, in_alarm, raised_at, reasons, late_count, is_false)
                        values (?, 'test', ?, '试', 'Test', 'level', 'building', ?, 1, 4, ?, ?, false, now(), ?, ?, ?)""",
                        NAME + "_rule",
                        (long) what.hashCode(),
                        what.equals("false") ? "220103001" : DISTRICT + "001",
                        groupLevel,
                        judged ? "JUDGED" : "ALARM",
                        new Json("[]"),
                        late,
                        isFalse);
    }

    private static void changeRecords() {
        Registers registers = PLATFORM.bean(Registers.class);
        for (String region : List.of(DISTRICT, DISTRICT + "001", "220103001"))
            registers.create(
                    "old_estates",
                    new RecordDraft(
                            NAME + region,
                            null,
                            null,
                            region,
                            null,
                            null,
                            Map.of("estate_name", "某小区", "households", 10),
                            false),
                    CLERK);
        registers.create(
                "health_problems",
                RecordDraft.of(
                        NAME,
                        Map.of(
                                "building_no", NAME,
                                "problem_code", "2.4.4",
                                "indicator_code", "H04",
                                "found_on", "1998-06-01")),
                CLERK);
    }

    private static ApiClient administrator() {
        return PEOPLE.loggedIn("administrator");
    }

    /** Somebody who may look at everything there is in one district. */
    private static ApiClient ofDistrict() {
        Set<Permission> views = Arrays.stream(Permission.values())
                .filter(one -> one.name().endsWith("_VIEW") && one != Permission.REPORTER_VIEW)
                .collect(Collectors.toSet());
        String token = PLATFORM.bean(ApiKeys.class)
                .create(
                        TestPeople.newName("district"),
                        views,
                        new Scope(Set.of(), Set.of(DISTRICT), Set.of()),
                        null,
                        new FaultLog(9),
                        Caller.SYSTEM)
                .token();
        return PEOPLE.client().with("Authorization", "Bearer " + token);
    }

    /** {@return the same with what an address needs filled in for all libraries, ledgers or services there are} */
    private static List<ToldNumber> filled(ToldNumber one, ApiClient client) {
        var lists = Map.of(
                "{library}", List.of("/api/projects", "register"),
                "{ledger}", List.of("/api/ledgers", "code"),
                "{service}", List.of("/api/services", "code"));
        for (var list : lists.entrySet())
            if (one.asks().contains(list.getKey()))
                return client.get(list.getValue().getFirst())
                        .expect(200)
                        .json()
                        .valueStream()
                        .map(each -> each.path(list.getValue().getLast()).asString())
                        .map(code -> new ToldNumber(
                                one.screen(),
                                one.asks().replace(list.getKey(), code),
                                one.path(),
                                one.rows().replace(list.getKey(), code),
                                one.size()))
                        .toList();
        return List.of(one);
    }

    /** {@return how many rows there are, over all pages of a list that has pages} */
    private static long size(ToldNumber told, String rows, ApiClient client) {
        JsonNode page = client.get(rows).expect(200).json();
        long size = told.sizeOf(page);
        while (told.size().matches(".*(items|pairs)#")
                && !page.path("next").asString("").isEmpty()) {
            page = client.get(rows + "&after=" + page.path("next").asString())
                    .expect(200)
                    .json();
            size += told.sizeOf(page);
        }
        return size;
    }

    /** Follows every number of the catalogue. {@return how many numbers of each screen were not zero} */
    private static Map<String, Integer> follow(ApiClient client) {
        var followed = new LinkedHashMap<String, Integer>();
        var wrong = new ArrayList<String>();
        var answers = new LinkedHashMap<String, ApiClient.Answer>();
        for (ToldNumber kind : NUMBERS)
            for (ToldNumber told : filled(kind, client)) {
                ApiClient.Answer answer = answers.computeIfAbsent(told.asks(), client::get);
                if (List.of(403, 404).contains(answer.status())) continue;
                JsonNode numbers = answer.expect(200).json();
                for (ToldNumber.Found number : told.numbers(numbers)) {
                    if (number.number() == 0 || number.number() > MOST_FOLLOWED) continue;
                    String rows = told.rowsOf(number, numbers);
                    long size = size(told, rows, client);
                    if (size != number.number())
                        wrong.add(told.told(number) + ": " + number.number() + " told, " + size + " rows in " + rows);
                    followed.merge(told.screen(), 1, Integer::sum);
                }
            }
        assertThat(wrong).as("numbers that do not open to their rows").isEmpty();
        return followed;
    }

    @Test
    void clause_23_everyNumberOnEveryScreenOpensToExactlyTheRowsItCounts() {
        assertThat(follow(administrator()).keySet())
                .contains(
                        "map",
                        "datasets",
                        "quality",
                        "warnings",
                        "rules",
                        "cases",
                        "performance",
                        "clause",
                        "registers",
                        "projects");
    }

    @Test
    void clause_23_whoSeesOneDistrictIsToldNumbersOfThatDistrictAndOpensThemToItsRows() {
        assertThat(follow(ofDistrict()).keySet())
                .contains("map", "datasets", "quality", "warnings", "rules", "cases", "clause", "registers");
        JsonNode mine =
                ofDistrict().get("/api/objects?dataset=" + NAME).expect(200).json();
        // Two blocks of the district with three objects each.
        assertThat(mine.path("total").asLong()).isEqualTo(6);
        assertThat(mine.path("items")).hasSize(6);
    }

    /** A screen that is new has to say what its numbers open to, or why it has none. */
    @Test
    void everyScreenOfTheConsoleStandsInTheCatalogue() throws IOException {
        String routes = Files.readString(Path.of("../console/src/router.ts"));
        Set<String> screens = Pattern.compile("name: '([a-z-]+)', (?:component|meta)|name: '(people)',")
                .matcher(routes)
                .results()
                .map(one -> one.group(1) == null ? one.group(2) : one.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        var known = new TreeSet<>(COUNTLESS.keySet());
        NUMBERS.forEach(one -> known.add(one.screen()));
        assertThat(screens).isNotEmpty();
        assertThat(known).containsAll(screens);
    }

    @Test
    void theSumOfASeverityIsThatOfItsFindingsPageByPage() {
        ApiClient client = administrator();
        JsonNode board = client.get("/api/quality").expect(200).json();
        Map<String, String> severities = board.path("checks")
                .valueStream()
                .collect(Collectors.toMap(
                        one -> one.path("code").asString(),
                        one -> one.path("severity").asString()));
        for (String severity : List.of("error", "warning", "notice")) {
            long sum = board.path("results")
                    .valueStream()
                    .filter(one ->
                            severity.equals(severities.get(one.path("check").asString())))
                    .mapToLong(one -> one.path("found").asLong())
                    .sum();
            // Enough pages to see that none is passed over, however much other tests have left to find.
            String pages = "/api/quality/findings?severity=" + severity + "&limit=" + Math.max(7, sum / 20) + "&after=";
            var seen = new TreeSet<String>();
            String after = "";
            long listed = 0;
            long kept;
            do {
                JsonNode page = client.get(pages + after).expect(200).json();
                assertThat(page.path("count").asLong()).as(severity).isEqualTo(sum);
                kept = page.path("listed").asLong();
                for (JsonNode one : page.path("items")) {
                    listed++;
                    seen.add(one.path("check") + "/" + one.path("dataset") + "/" + one.at("/finding/number"));
                }
                after = page.path("next").asString("");
            } while (!after.isEmpty());
            assertThat(listed).as(severity).isEqualTo(kept);
            assertThat(seen).as("none twice").hasSize((int) kept);
            if (sum <= Quality.MOST_FINDINGS) assertThat(kept).as(severity).isEqualTo(sum);
        }
        assertThat(client.get("/api/quality/findings?severity=grave")
                        .expect(400)
                        .text())
                .contains("QUAL-020");
        assertThat(client.get("/api/quality/findings?after=x").expect(400).text())
                .contains("QUAL-021");
    }

    /** A case of a street is one of its district too: 220102 holds three of these, 220102001 two, 220102001003 one. */
    @Test
    void aRegionIsCountedWithAllThatLiesWithinAsItIsListed() {
        ApiClient client = ofDistrict();
        JsonNode counts = client.get("/api/cases/counts?by=region").expect(200).json();
        long district = counts.path(DISTRICT).asLong();
        long street = counts.path(DISTRICT + "001").asLong();
        assertThat(street).isLessThan(district);
        assertThat(counts.path(DISTRICT + "001003").asLong()).isPositive().isLessThan(street);
        assertThat(client.get("/api/cases?limit=1000&region=" + DISTRICT).json().path("items"))
                .hasSize((int) district);
        JsonNode all =
                administrator().get("/api/cases/counts?by=region").expect(200).json();
        assertThat(administrator()
                        .get("/api/cases?limit=1&region=-")
                        .json()
                        .path("count")
                        .asLong())
                .as("cases in no region")
                .isEqualTo(all.path("-").asLong())
                .isPositive();
    }

    /** What an account holds, what was taken back counted against it. */
    @Test
    void theBalanceOfAnAccountIsTheSumOfItsPostingsAfterOneWasTakenBack() {
        Ledgers ledgers = PLATFORM.bean(Ledgers.class);
        String holder = "91220100MB" + "%08d".formatted(System.nanoTime() % 100_000_000);
        for (String points : List.of("5", "3"))
            ledgers.post(
                    "safety_credit",
                    new PostingDraft(
                            "points_given",
                            NAME + points,
                            LocalDate.of(2026, 3, 1),
                            null,
                            holder,
                            new BigDecimal(points),
                            Map.of(),
                            null),
                    CLERK);
        ApiClient client = administrator();
        JsonNode account = client.get("/api/ledgers/safety_credit/accounts?holder=" + holder)
                .expect(200)
                .json()
                .at("/items/0");
        String path = "/api/ledgers/safety_credit/postings?account="
                + account.path("code").asString();
        long newest = client.get(path).json().at("/items/0/number").asLong();
        ledgers.reverse("safety_credit", newest, "记错", CLERK);
        var sum = BigDecimal.ZERO;
        for (JsonNode posting : client.get(path).expect(200).json().path("items"))
            for (JsonNode entry : posting.path("entries"))
                if (entry.path("account").equals(account.path("code")))
                    sum = sum.add(new BigDecimal(entry.path("amount").asString()));
        String balance = client.get("/api/ledgers/safety_credit/accounts/"
                        + account.path("code").asString())
                .expect(200)
                .json()
                .path("balance")
                .asString();
        assertThat(sum).isEqualByComparingTo(balance).isEqualByComparingTo("5");
    }
}
