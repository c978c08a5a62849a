package org.songhua.edge.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.imports.UploadForm;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.people.UserProfile;
import org.songhua.people.Users;
import org.songhua.planning.GtfsFixture;
import org.songhua.planning.TimetableFeeds;
import tools.jackson.databind.JsonNode;

/** Timetables over HTTP: imported, listed with what is wrong, asked for a day, removed; archives that mean harm are turned away. */
class TimetablesTest {
    private static final String PATH = "/api/planning/timetables";

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final ApiClient importer = people.withKey(Permission.CIM_IMPORT, Permission.PLANNING_RUN);
    private final String code = TestPeople.newName("feed-").toLowerCase(java.util.Locale.ROOT);

    private Answer send(ApiClient client, String as, byte[] zip) {
        return new UploadForm()
                .field("code", as)
                .field("title", "轮渡")
                .file("boats.zip", zip)
                .send(client, PATH);
    }

    private Answer send(byte[] zip) {
        return send(importer, code, zip);
    }

    private static byte[] archive(String... names) throws IOException {
        return archive("x".getBytes(StandardCharsets.UTF_8), List.of(names));
    }

    private static byte[] archive(byte[] content, List<String> names) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
            }
        }
        return out.toByteArray();
    }

    @Test
    void aFeedIsKeptWithWhatIsInIt() {
        JsonNode made = send(new GtfsFixture().zip("")).expect(201).json();
        assertThat(made.path("code").asString()).isEqualTo(code);
        assertThat(made.path("edition").intValue()).isEqualTo(1);
        assertThat(made.path("fileName").asString()).isEqualTo("boats.zip");
        JsonNode facts = made.path("facts");
        assertThat(facts.path("stops").intValue()).isEqualTo(2);
        assertThat(facts.path("trips").intValue()).isEqualTo(5);
        assertThat(facts.path("tripsAfterMidnight").intValue()).isEqualTo(1);
        assertThat(facts.path("from").asString()).isEqualTo("2026-01-01");
        assertThat(facts.path("until").asString()).isEqualTo("2026-12-31");
        assertThat(facts.path("specialDays").intValue()).isEqualTo(1);
        assertThat(facts.path("faults")).isEmpty();
        assertThat(facts.path("unusedFiles").valueStream().map(JsonNode::asString))
                .containsExactly("agency.txt");
        assertThat(importer.get(PATH).expect(200).json().valueStream())
                .anyMatch(one -> one.path("code").asString().equals(code));
        assertThat(importer.get(PATH + "/" + code).expect(200).json()).isEqualTo(made);
        assertThat(platform.bean(Audit.class).list(null, 20))
                .anyMatch(entry -> entry.action().equals("timetable.imported")
                        && entry.subject().endsWith(code));
    }

    @Test
    void theSameFileAgainChangesNothingAndAnotherMakesAnEdition() {
        byte[] zip = new GtfsFixture().zip("");
        assertThat(send(zip).expect(201).json().path("edition").intValue()).isEqualTo(1);
        assertThat(send(zip).expect(201).json().path("edition").intValue()).isEqualTo(1);
        byte[] inFolder = new GtfsFixture().zip("feed/");
        assertThat(send(inFolder).expect(201).json().path("edition").intValue()).isEqualTo(2);
    }

    @Test
    void onlyTheLastEditionsAreKept() {
        for (int i = 0; i < TimetableFeeds.EDITIONS_KEPT + 2; i++)
            send(new GtfsFixture().with("readme.txt", "edition " + i).zip("")).expect(201);
        assertThat(platform.bean(org.songhua.store.Database.class)
                        .list(
                                "select edition from planning.timetable_feed where code = ? order by edition",
                                row -> row.integer("edition"),
                                code))
                .containsExactlyElementsOf(IntStream.rangeClosed(3, TimetableFeeds.EDITIONS_KEPT + 2)
                        .boxed()
                        .toList());
    }

    @Test
    void whatIsWrongWithRowsIsToldWithFileRowFieldAndRemedy() {
        byte[] zip = new GtfsFixture()
                .more("stop_times.txt", "w1,08:20:00,08:20:00,X,9\n")
                .more("stop_times.txt", "s1,8 Uhr,10:09:00,M,3\n")
                .more("trips.txt", "b,Z,lost\n")
                .more("stops.txt", "I,again,0.5,10\n")
                .zip("");
        JsonNode counts = send(zip).expect(201).json().at("/facts/faults");
        assertThat(counts.path("GTFS-002").intValue()).isEqualTo(2);
        assertThat(counts.path("GTFS-003").intValue()).isEqualTo(1);
        assertThat(counts.path("GTFS-006").intValue()).isEqualTo(1);
        JsonNode faults =
                importer.get(PATH + "/" + code + "/faults").expect(200).json();
        assertThat(faults).hasSize(4);
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.path("code").asString()).isEqualTo("GTFS-003");
            assertThat(fault.at("/place/file").asString()).isEqualTo("stop_times.txt");
            assertThat(fault.at("/place/row").intValue()).isEqualTo(13);
            assertThat(fault.at("/place/field").asString()).isEqualTo("arrival_time");
            assertThat(fault.path("remedy").asString()).isNotBlank();
        });
        // The rest of it is there: five trips, one of them without its bad row.
        assertThat(importer.get(PATH + "/" + code).json().at("/facts/trips").intValue())
                .isEqualTo(5);
    }

    @Test
    void aDaySaysWhatRunsAndWhatTheCalendarSays() {
        send(new GtfsFixture().zip("")).expect(201);
        String day = PATH + "/" + code + "/day?date=";
        JsonNode monday = importer.get(day + "2026-03-02").expect(200).json();
        assertThat(monday.path("trips").intValue()).isEqualTo(3);
        assertThat(monday.path("special").booleanValue()).isFalse();
        assertThat(monday.path("official").asString()).isEqualTo("WORKDAY");
        JsonNode holiday = importer.get(day + "2026-05-04").expect(200).json();
        assertThat(holiday.path("trips").intValue()).isEqualTo(1);
        assertThat(holiday.path("special").booleanValue()).isTrue();
        assertThat(holiday.path("official").asString()).isEqualTo("HOLIDAY");
        assertThat(importer.get(day + "2026-10-10").json().path("official").asString())
                .isEqualTo("SWAPPED_WORKDAY");
        assertThat(importer.get(day + "2026-03-01").json().path("official").asString())
                .isEqualTo("WEEKEND");
        assertThat(importer.get(day + "2090-03-01").json().path("official").asString())
                .isEqualTo("NOT_PUBLISHED");
        assertThat(importer.get(day + "soon").expect(400).code()).isEqualTo("PLAN-192");
        importer.get(PATH + "/nothing/day?date=2026-03-02").expect(404);
    }

    @Test
    void aFeedInGbkIsReadAndThatIsTold() {
        byte[] zip = new GtfsFixture().zip("");
        // The names of the stops in the encoding of older office programs.
        String stops = "stop_id,stop_name,stop_lat,stop_lon\nI,岛西码头,1,10\nM,中心码头,1,10.1\n";
        byte[] gbk = stops.getBytes(java.nio.charset.Charset.forName("GB18030"));
        byte[] made = replaced(zip, "stops.txt", gbk);
        assertThat(send(made).expect(201).json().at("/facts/faults/FEED-004").intValue())
                .isEqualTo(1);
    }

    private static byte[] replaced(byte[] zip, String name, byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(zip));
                var to = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(entry.getName().equals(name) ? content : in.readAllBytes());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    void archivesThatMeanHarmOrAreNoneAreTurnedAwayAndNothingIsKept() throws IOException {
        assertThat(send("no archive".getBytes(StandardCharsets.UTF_8))
                        .expect(422)
                        .code())
                .isEqualTo("FEED-001");
        assertThat(send(archive(new byte[24 << 20], List.of("stops.txt")))
                        .expect(422)
                        .code())
                .as("shrinks to a thousandth")
                .isEqualTo("FEED-005");
        var many = IntStream.range(0, 1001).mapToObj(i -> "f" + i).toArray(String[]::new);
        assertThat(send(archive(many)).expect(422).code()).isEqualTo("FEED-002");
        assertThat(send(archive("a/stops.txt", "b/stops.txt")).expect(422).code())
                .isEqualTo("FEED-003");
        assertThat(send(archive("../../../../tmp/evil.txt")).expect(422).code()).isEqualTo("GTFS-001");
        assertThat(send(new GtfsFixture().without("stop_times.txt").zip(""))
                        .expect(422)
                        .code())
                .isEqualTo("GTFS-001");
        assertThat(send(new GtfsFixture()
                                .with("stop_times.txt", "trip_id,stop_id,stop_sequence\n")
                                .zip(""))
                        .expect(422)
                        .text())
                .contains("FEED-006");
        importer.get(PATH + "/" + code).expect(404);
    }

    @Test
    void aCodeMustBeACode() {
        for (String wrong : new String[] {"", "A b", "-x", "x".repeat(41)}) {
            Answer answer = send(importer, wrong, new GtfsFixture().zip(""));
            assertThat(answer.expect(422).code()).as(wrong).isEqualTo("FEED-010");
        }
        Answer longTitle = new UploadForm()
                .field("code", code)
                .field("title", "t".repeat(201))
                .field("licence", "l".repeat(201))
                .file("f.zip", new GtfsFixture().zip(""))
                .send(importer, PATH);
        assertThat(longTitle.expect(422).code()).isEqualTo("FEED-011");
    }

    @Test
    void importingNeedsThePermissionAndTheWholeCity() {
        assertThat(send(people.withKey(Permission.PLANNING_RUN), code, new byte[1])
                        .status())
                .isEqualTo(403);
        String name = TestPeople.newName("narrow");
        var profile =
                new UserProfile("局部", null, true, List.of("planner"), new Scope(Set.of(), Set.of("9961"), Set.of()));
        platform.bean(Users.class).create(name, profile, TestPeople.PASSWORD, false, new FaultLog(9), Caller.SYSTEM);
        ApiClient narrow = people.client().logIn(name, TestPeople.PASSWORD);
        assertThat(send(narrow, code, new GtfsFixture().zip("")).status()).isEqualTo(403);
        assertThat(people.withKey(Permission.CIM_VIEW).get(PATH).status()).isEqualTo(403);
    }

    @Test
    void aTimetableIsRemovedWithAllItsEditions() {
        send(new GtfsFixture().zip("")).expect(201);
        send(new GtfsFixture().zip("b/")).expect(201);
        importer.delete(PATH + "/" + code).expect(204);
        importer.get(PATH + "/" + code).expect(404);
        importer.delete(PATH + "/" + code).expect(404);
        assertThat(send(new GtfsFixture().zip(""))
                        .expect(201)
                        .json()
                        .path("edition")
                        .intValue())
                .isEqualTo(1);
    }
}
