package org.songhua.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.TestPlatform;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Audit;
import org.songhua.people.Scope;
import org.songhua.store.Backup;
import org.songhua.store.Database;

/**
 * A reporter goes all the way round - reported, photographed, worked on with notes, looked at through broken glass, told to others,
 * evaluated - and is erased: no table, no index, no export and no answer holds a word of theirs, and the logs are whole.
 */
class ErasedEverywhereTest {
    private static final String NAME = "欧阳锦绣";
    private static final String PHONE = "13466778899";
    private static final String MAIL = "jinxiu.ouyang@example.cn";
    private static final String WORDS = "门口的井盖响了三夜孩子睡不着";
    private static final String NOTE = "敲门见到了锦绣本人";
    private static final List<String> SECRETS = List.of(NAME, PHONE, MAIL, "响了三夜", "睡不着", "锦绣本人");

    private static TestPlatform platform;
    private static TestCases test;
    private static UUID id;
    private static TakenReport taken;

    @TempDir
    Path folder;

    @BeforeAll
    static void goRoundAndErase() {
        platform = TestPlatform.start(
                Map.of("songhua.casework.sweep-seconds", 100_000, "songhua.casework.webhooks-inside", true));
        test = new TestCases(platform);
        platform.bean(CaseWebhooks.class).add("http://127.0.0.1:9/", TestCases.ALL);
        taken = test.reports.take(
                NewReport.of("web", "01001", WORDS).at(125.31, 43.87).by(new Contact(NAME, PHONE, MAIL)), "citizen");
        id = taken.caseId();
        test.reports.addPhoto(taken.trackingCode(), TestCases.PHOTO);
        test.act(id, "accept", TestCases.DESK);
        test.cases.act(id, null, CaseAction.of("register").with("condition", "1"), TestCases.DESK);
        test.cases.act(id, null, CaseAction.of("dispatch").with("department", "roads"), TestCases.DISPATCHER);
        test.act(id, "sign", TestCases.WORKER);
        field(FieldWork.Kind.NOTE, NOTE);
        test.reports.breakGlass(taken.id(), "须联系住户确认施工时间", TestCases.WORKER);
        test.reports.identity(taken.id(), true, TestCases.WORKER);
        var photo = test.cases.attachments(id, Scope.ALL).getFirst();
        test.cases.redact(id, photo.id(), List.of(new Cases.Rectangle(0, 0, 0.5, 0.5)), true, TestCases.DESK);
        test.cases.attach(id, "after", TestCases.PHOTO, TestCases.WORKER);
        test.act(id, "dispose", TestCases.WORKER);
        test.act(id, "pass", TestCases.CHECKER);
        platform.bean(Duplicates.class).ofCase(id, Scope.ALL);
        assertThat(test.reports
                        .identity(taken.id(), true, TestCases.DESK)
                        .contact()
                        .name())
                .isEqualTo(NAME);
        assertThat(platform.bean(FieldWork.class)
                        .notes(id, Scope.ALL)
                        .getFirst()
                        .text())
                .isEqualTo(NOTE);
        test.reports.erase(taken.id(), TestCases.DESK);
    }

    private static void field(FieldWork.Kind kind, String text) {
        var change = new FieldWork.Change(UUID.randomUUID(), id, kind, null, text, Map.of(), new byte[0]);
        assertThat(platform.bean(FieldWork.class)
                        .apply(change, TestCases.WORKER)
                        .result())
                .isEqualTo(FieldWork.Result.APPLIED);
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static boolean holds(String text, String secret) {
        return text.contains(secret)
                || text.contains(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void noTableOfAnyModuleHoldsAWord() {
        var database = platform.bean(Database.class);
        List<String> tables = database.list(
                "select format('%I.%I', table_schema, table_name) as name from information_schema.tables"
                        + " where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'",
                row -> row.text("name"));
        assertThat(tables).hasSizeGreaterThan(40);
        for (String table : tables)
            for (String row :
                    database.list("select t::text as line from " + table + " t limit 20000", r -> r.text("line")))
                for (String secret : SECRETS)
                    assertThat(holds(row, secret)).as("%s in %s", secret, table).isFalse();
    }

    @Test
    void noExportHoldsAWord() throws IOException {
        Path file = folder.resolve("backup.zip");
        Backup.write(platform.database().source(), file, Instant.parse("2030-01-01T00:00:00Z"));
        try (var zip = new ZipFile(file.toFile())) {
            var entries = zip.entries();
            int read = 0;
            while (entries.hasMoreElements()) {
                try (InputStream in = zip.getInputStream(entries.nextElement())) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    for (String secret : SECRETS)
                        assertThat(holds(text, secret)).as(secret).isFalse();
                    read++;
                }
            }
            assertThat(read).isGreaterThan(10);
        }
        assertThat(Files.size(file)).isPositive();
    }

    @Test
    void noAnswerHoldsAWord() {
        var people = new TestPeople(platform);
        var desk = people.loggedIn("hotline");
        var nobody = people.client();
        for (String path : List.of(
                "/api/cases",
                "/api/cases/" + id,
                "/api/cases/" + id + "/log",
                "/api/cases/" + id + "/notes",
                "/api/cases/reports/" + taken.id() + "/identity?clear=true",
                "/api/cases/performance?period=2026",
                "/api/search?q=" + PHONE)) {
            String answer = desk.get(path).text();
            for (String secret : SECRETS)
                assertThat(answer).as(path).doesNotContain(path.contains("search") ? NAME : secret);
        }
        for (String path : List.of(
                "/open311/v2/requests.xml",
                "/open311/v2/requests/" + taken.number() + ".json",
                "/api/track/" + taken.trackingCode()))
            for (String secret : SECRETS)
                assertThat(nobody.get(path).text()).as(path).doesNotContain(secret);
    }

    @Test
    void photosAndNotesOpenNoMore() {
        for (var photo : test.cases.attachments(id, Scope.ALL))
            assertThat(test.cases.photo(id, photo.id(), Scope.ALL))
                    .as(photo.role())
                    .isEmpty();
        assertThat(platform.bean(FieldWork.class)
                        .notes(id, Scope.ALL)
                        .getFirst()
                        .text())
                .isEmpty();
    }

    @Test
    void bothLogsAreWhole() {
        assertThat(test.cases.verify(id, Scope.ALL).agrees()).isTrue();
        assertThat(platform.bean(Audit.class).verify().firstBroken()).isNull();
        assertThat(platform.bean(Audit.class).list(null, 50))
                .extracting(Audit.Entry::action)
                .contains("reporter.erased", "reporter.viewed", "vault.glass_broken");
    }
}
