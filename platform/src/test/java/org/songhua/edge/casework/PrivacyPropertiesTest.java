package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseAction;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseClass;
import org.songhua.casework.Contact;
import org.songhua.casework.FieldWork;
import org.songhua.casework.NewReport;
import org.songhua.casework.TakenReport;
import org.songhua.casework.TestCases;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import tools.jackson.databind.JsonNode;

/**
 * Two things that hold whatever is done in whatever order: who is erased is gone everywhere while every log stays whole, and
 * Open311 shows nothing of classes that are not public. Public and other classes are mixed by merges, splits, joins and changes of class.
 */
class PrivacyPropertiesTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final int STEPS = 150;
    private static final List<String> ACTIONS =
            List.of("accept", "decline", "merge", "unmerge", "reclassify", "supervise", "void", "register");

    private final TestPlatform platform = TestPlatform.shared();
    private final TestCases test = new TestCases(platform);
    private final Database database = platform.bean(Database.class);
    private final ApiClient nobody = new TestPeople(platform).client();
    private final Set<String> publicClasses = platform.bean(CaseCatalogue.class).classes().stream()
            .filter(CaseClass::isPublic)
            .map(CaseClass::code)
            .collect(Collectors.toSet());
    private final List<String> classes = mixed();
    private final List<TakenReport> taken = new ArrayList<>();
    private final List<UUID> cases = new ArrayList<>();
    private final Map<UUID, String> words = new HashMap<>();
    private final List<UUID> erased = new ArrayList<>();
    private final Random random = new Random(SEED);

    private static String word(int number) {
        return "鸑鷟" + Integer.toString(number + 46_656, 36).replaceAll("[0-9]", "q") + "麤"
                + (char) ('甲' + number % 900);
    }

    private void take() {
        String word = word(taken.size());
        NewReport report = NewReport.of("web", classes.get(random.nextInt(classes.size())), "路面有事 " + word)
                .at(125.3 + random.nextInt(100) / 1e4, 43.88)
                .by(new Contact(word, "1390000" + (1_000 + taken.size()), ""));
        NewReport shown = new NewReport(
                report.channel(),
                report.classCode(),
                report.text(),
                report.x(),
                report.y(),
                report.crs(),
                "map",
                null,
                word,
                report.contact(),
                Map.of(),
                null,
                null,
                random.nextInt(4) == 0 && !cases.isEmpty() ? anyCase() : null,
                true);
        TakenReport receipt = test.reports.take(shown, "citizen");
        taken.add(receipt);
        words.put(receipt.id(), word);
        if (!cases.contains(receipt.caseId())) cases.add(receipt.caseId());
    }

    private List<String> mixed() {
        var catalogue = platform.bean(CaseCatalogue.class);
        var all = new ArrayList<>(List.of("01001", "02001"));
        catalogue.classes().stream()
                .filter(one -> !one.isPublic() && one.questions().isEmpty())
                .limit(4)
                .forEach(one -> all.add(one.code()));
        return all;
    }

    private UUID anyCase() {
        return cases.get(random.nextInt(cases.size()));
    }

    private void step() {
        TakenReport one = taken.get(random.nextInt(taken.size()));
        UUID id = anyCase();
        switch (random.nextInt(9)) {
            case 0 -> take();
            case 1 -> test.reports.release(one.id(), "公布 " + words.get(one.id()), TestCases.ALL);
            case 2 -> erase(one);
            case 3 -> note(id, words.get(one.id()));
            case 4 -> split(id);
            default -> act(id);
        }
    }

    /** The reports of a case that was merged into another are there. */
    private void split(UUID id) {
        List<UUID> first = test.get(id).reports().stream()
                .limit(1)
                .map(report -> report.id())
                .toList();
        if (first.isEmpty()) return;
        cases.add(test.cases.split(id, first, TestCases.ALL).summary().id());
    }

    private void erase(TakenReport one) {
        test.reports.erase(one.id(), TestCases.ALL);
        erased.add(one.id());
    }

    private void note(UUID id, String word) {
        var change = new FieldWork.Change(
                UUID.randomUUID(), id, FieldWork.Kind.NOTE, null, "联系 " + word, Map.of(), new byte[0]);
        platform.bean(FieldWork.class).apply(change, TestCases.ALL);
    }

    private void act(UUID id) {
        String action = ACTIONS.get(random.nextInt(ACTIONS.size()));
        var fields = new HashMap<String, String>();
        switch (action) {
            case "merge" -> fields.put("merged_into", anyCase().toString());
            case "reclassify" -> fields.put("class", random.nextBoolean() ? "01001" : "02001");
            case "supervise" -> fields.putAll(Map.of("supervision", "1", "basis", "b"));
            case "register" -> fields.put("condition", "1");
            default -> {}
        }
        String reason = action.equals("void") ? "mistake" : action.equals("decline") ? "no_facts" : null;
        test.cases.act(id, null, new CaseAction(action, reason, fields, null), TestCases.ALL);
    }

    @Test
    void whoIsErasedIsGoneEverywhereAndOpen311ShowsPublicClassesOnly() {
        for (int i = 0; i < 8; i++) take();
        for (int i = 0; i < STEPS; i++) {
            try {
                step();
            } catch (FaultException | NotAllowedException | NotFoundException e) {
                // Illegal here; whatever was refused must not have left a trace either.
            }
            if (i % 30 == 29) open311ShowsNothingElse();
        }
        assertThat(erased).as("seed %d", SEED).isNotEmpty();
        allLogsAreWhole();
        noRowHolds(erased);
        for (TakenReport one : taken) test.reports.erase(one.id(), TestCases.ALL);
        noRowHolds(taken.stream().map(TakenReport::id).toList());
        allLogsAreWhole();
    }

    private void open311ShowsNothingElse() {
        String all = taken.stream().map(one -> Long.toString(one.number())).collect(Collectors.joining(","));
        for (String format : List.of("json", "xml")) {
            String text = nobody.get("/open311/v2/requests." + format + "?extensions=true&service_request_id=" + all)
                    .expect(200)
                    .text();
            for (UUID gone : erased) assertThat(text).as("seed %d", SEED).doesNotContain(words.get(gone));
        }
        JsonNode shown = nobody.get("/open311/v2/requests.json?service_request_id=" + all)
                .json();
        Set<String> numbers = shown.valueStream()
                .map(one -> one.path("service_request_id").asString())
                .collect(Collectors.toSet());
        for (JsonNode one : shown)
            assertThat(publicClasses)
                    .as("seed %d", SEED)
                    .contains(one.path("service_code").asString());
        for (TakenReport one : taken) {
            var report = test.reports.find(one.number()).orElseThrow();
            String ofCase = test.get(report.caseId()).summary().classCode();
            boolean mayShow = publicClasses.contains(ofCase) && publicClasses.contains(report.classCode());
            assertThat(numbers.contains(Long.toString(one.number())))
                    .as("seed %d: report of %s in a case of %s", SEED, report.classCode(), ofCase)
                    .isEqualTo(mayShow);
        }
    }

    private void allLogsAreWhole() {
        for (UUID id : cases)
            assertThat(test.cases.verify(id, Scope.ALL).agrees())
                    .as("seed %d, case %s", SEED, id)
                    .isTrue();
    }

    /** Names and addresses are in clear nowhere from the start; what was published goes with its reporter. */
    private void noRowHolds(List<UUID> reports) {
        String any = reports.stream()
                .flatMap(id -> List.of(words.get(id), hex(words.get(id))).stream())
                .collect(Collectors.joining("|"));
        for (String table : database.list(
                "select format('%I.%I', schemaname, tablename) as name from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema')",
                row -> row.text("name")))
            assertThat(database.list(
                            "select t::text as line from " + table + " t where t::text ~ ?",
                            row -> row.text("line"),
                            any))
                    .as("seed %d, %s", SEED, table)
                    .isEmpty();
    }

    private static String hex(String word) {
        return HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
    }
}
