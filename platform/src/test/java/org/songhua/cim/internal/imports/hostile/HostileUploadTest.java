package org.songhua.cim.internal.imports.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.imports.UploadForm;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;
import org.songhua.store.DataFolder;
import tools.jackson.databind.JsonNode;

/** The same malformed and malicious files, sent over HTTP, and what else a form can hold. */
@Tag("slow")
class HostileUploadTest {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final ApiClient CLIENT = new TestPeople(TestPlatform.shared()).withKey(Permission.CIM_IMPORT);
    private static final String GOOD = HostileJson.feature("{}");

    /** All are read by {@link HostileInputTest}; over HTTP every second is enough, or all with {@code -Dsonghua.test.every=1}. */
    private static final int EVERY = Integer.getInteger("songhua.test.every", 2);

    static Stream<Case> all() {
        List<Case> all = HostileInputTest.all().toList();
        return IntStream.range(0, all.size()).filter(i -> i % EVERY == 0).mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_hostile_upload_does_no_harm(Case input) {
        var form = new UploadForm().field("dataset", "upload_" + NEXT.incrementAndGet());
        String crs = input.crs();
        if (crs != null) form.field("crs", crs);
        JsonNode status = followed(form.file("given.bin", input.bytes()).send(CLIENT));
        boolean failed = status.path("state").asString().equals("FAILED");
        switch (input.outcome()) {
            case FAILS -> assertThat(failed).isTrue();
            case REFUSES -> assertThat(status.path("refused").asLong()).isPositive();
            case REMARKS, STORES -> assertThat(failed).isFalse();
            case ANY -> {}
        }
        assertThat(status.path("message").asString()).doesNotContain("The program failed");
        if (failed) assertThat(status.path("imported").asLong()).isZero();
        String path = "/api/imports/" + status.path("id").asLong();
        JsonNode faults = CLIENT.get(path + "/faults").expect(200).json().path("items");
        if (failed) assertThat(faults).isNotEmpty();
        CLIENT.get(path + "/faults.csv").expect(200);
    }

    private static JsonNode followed(ApiClient.Answer accepted) {
        String path = accepted.expect(202).header("Location");
        CLIENT.get(path + "/events").expect(200);
        return CLIENT.get(path).expect(200).json();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../etc/cron.d/x",
                "..\\..\\windows\\system32\\x",
                "/etc/passwd",
                "C:\\boot.ini",
                "~/.ssh/authorized_keys",
                "a/b/../../c.json",
                ".",
                "..",
                "...",
                " ",
                "con",
                "x;rm -rf ~",
                "$(id).json",
                "`id`.json",
                "<script>alert(1)</script>.json",
                "\u202egnosj.exe",
                "%2e%2e%2fx",
                "长春市数据.geojson",
                "𠮷.json",
                "a.json.exe"
            })
    void the_name_of_a_file_is_only_told(String name) {
        JsonNode status = followed(new UploadForm()
                .field("dataset", "upload_" + NEXT.incrementAndGet())
                .file(name, GOOD)
                .send(CLIENT));
        assertThat(status.path("state").asString()).isEqualTo("DONE");
        assertThat(status.path("fileName").asString())
                .isNotBlank()
                .doesNotContain("/", "\\", "\u202e")
                .isNotIn(".", "..");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table cim.dataset; --",
                "../x",
                "UPPER",
                "with space",
                "数据",
                "1_begins_with_a_digit",
                "_",
                "a-b",
                "<script>"
            })
    void a_data_set_must_have_a_plain_code(String code) {
        var answer =
                new UploadForm().field("dataset", code).file("x.json", GOOD).send(CLIENT);
        assertThat(answer.expect(422).code()).isEqualTo("IMP-004");
    }

    @ParameterizedTest
    @ValueSource(strings = {"crs", "classCode", "title", "licence"})
    void other_fields_are_checked_too(String field) {
        for (String text : List.of("'; drop table cim.dataset; --", "<script>alert(1)</script>", "x".repeat(5000))) {
            var answer = new UploadForm()
                    .field("dataset", "upload_" + NEXT.incrementAndGet())
                    .field(field, text)
                    .file("x.json", GOOD)
                    .send(CLIENT);
            boolean isText = (field.equals("title") || field.equals("licence")) && text.length() < 200;
            assertThat(answer.status()).as(answer.text()).isEqualTo(isText ? 202 : 422);
            if (isText) followed(answer);
        }
    }

    @AfterAll
    static void nothing_of_it_is_left_in_the_data_folder() throws IOException {
        followed(new UploadForm()
                .field("dataset", "upload_last")
                .file("x.json", GOOD)
                .send(CLIENT));
        try (Stream<Path> left =
                Files.list(TestPlatform.shared().bean(DataFolder.class).folder("uploads"))) {
            assertThat(left.count()).isLessThanOrEqualTo(1);
        }
    }
}
