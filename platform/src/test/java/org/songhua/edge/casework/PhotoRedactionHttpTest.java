package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.casework.NewReport;
import org.songhua.casework.TakenReport;
import org.songhua.casework.TestCases;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.image.TestImages;
import org.songhua.people.Audit;
import tools.jackson.databind.JsonNode;

/** Photos over HTTP: blackened before everybody may see them, and the original only for those who need it. */
class PhotoRedactionHttpTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final TestCases test = new TestCases(platform);
    private final ApiClient desk = people.loggedIn("hotline");
    private final ApiClient worker = people.loggedIn("field_worker");
    private final ApiClient viewer = people.loggedIn("viewer");
    private final TakenReport taken =
            test.reports.take(NewReport.of("web", "01001", "井盖松动").at(125.32, 43.88), "citizen");
    private final UUID id = taken.caseId();
    private final String photos = "/api/cases/" + id + "/photos";

    /** Noise all over with the place in its metadata, so that anything left of it would be seen. */
    private static byte[] noise() throws IOException {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (int y = 0; y < HEIGHT; y += 8)
            for (int x = 0; x < WIDTH; x += 8) {
                var pen = image.createGraphics();
                pen.setColor(
                        new Color(100 + random.nextInt(156), 100 + random.nextInt(156), 100 + random.nextInt(156)));
                pen.fillRect(x, y, 8, 8);
                pen.dispose();
            }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return TestImages.withSegment(out.toByteArray(), TestImages.exif(1, ByteOrder.BIG_ENDIAN));
    }

    private UUID original() throws IOException {
        test.cases.attach(id, "scene", noise(), TestCases.WORKER);
        return test.cases
                .attachments(id, org.songhua.people.Scope.ALL)
                .getLast()
                .id();
    }

    private UUID copy(UUID original, boolean isPublic, String parts) {
        Answer made = desk.post(
                        photos + "/" + original + "/redactions",
                        "{\"isPublic\": %s, \"parts\": [%s]}".formatted(isPublic, parts))
                .expect(201);
        return UUID.fromString(made.json().path("id").asString());
    }

    private static String part(double x, double y, double width, double height) {
        return "{\"x\": %s, \"y\": %s, \"width\": %s, \"height\": %s}".formatted(x, y, width, height);
    }

    private byte[] bytes(ApiClient client, String path) throws IOException {
        String cookies = client.cookies.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(platform.address() + path));
        if (!cookies.isEmpty()) request.header("Cookie", cookies);
        try {
            HttpResponse<byte[]> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            return answer.body();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int brightest(BufferedImage image, int left, int top, int right, int bottom) {
        int most = 0;
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++) {
                var colour = new Color(image.getRGB(x, y));
                most = Math.max(most, Math.max(colour.getRed(), Math.max(colour.getGreen(), colour.getBlue())));
            }
        return most;
    }

    private static int darkest(BufferedImage image, int left, int top, int right, int bottom) {
        int least = 255;
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++) {
                var colour = new Color(image.getRGB(x, y));
                least = Math.min(least, Math.max(colour.getRed(), Math.max(colour.getGreen(), colour.getBlue())));
            }
        return least;
    }

    /** Two parts: a face at the upper left (40..120 by 30..90) and a plate below (200..320 by 240..270). */
    @Test
    void whatIsBlackenedIsNotInThePublicFileAndTheRestIsAsItWas() throws IOException {
        UUID copy = copy(original(), true, part(0.1, 0.1, 0.2, 0.2) + "," + part(0.5, 0.8, 0.3, 0.1));
        byte[] file = bytes(people.client(), "/api/track/" + taken.trackingCode() + "/photos/" + copy);
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(seen.getWidth()).isEqualTo(WIDTH);
        assertThat(seen.getHeight()).isEqualTo(HEIGHT);
        assertThat(brightest(seen, 40, 30, 120, 90)).isLessThan(40);
        assertThat(brightest(seen, 200, 240, 320, 270)).isLessThan(40);
        assertThat(darkest(seen, 140, 0, WIDTH, 220)).isGreaterThan(70);
        String raw = new String(file, StandardCharsets.ISO_8859_1);
        assertThat(raw).doesNotContain("Exif", "GPS", "http://ns.adobe.com");
    }

    @Test
    void theOriginalIsForThoseWhoWorkOnTheCaseUntilSomebodyFoundSomethingToBlacken() throws IOException {
        UUID original = original();
        viewer.get(photos + "/" + original).expect(403);
        bytes(worker, photos + "/" + original);
        UUID copy = copy(original, false, part(0, 0, 0.5, 0.5));
        worker.get(photos + "/" + original).expect(403);
        people.loggedIn("inspector").get(photos + "/" + original).expect(403);
        bytes(desk, photos + "/" + original);
        for (ApiClient client : List.of(viewer, worker, desk)) bytes(client, photos + "/" + copy);
    }

    @Test
    void theListTellsWhichIsACopyOfWhichAndWhatOneMaySee() throws IOException {
        UUID original = original();
        UUID copy = copy(original, true, part(0.2, 0.2, 0.2, 0.2));
        JsonNode list = viewer.get(photos).expect(200).json();
        JsonNode first = list.path(0);
        JsonNode second = list.path(1);
        assertThat(first.path("id").asString()).isEqualTo(original.toString());
        assertThat(first.path("redactionOf").isNull()).isTrue();
        assertThat(first.path("mayBeSeen").asBoolean()).isFalse();
        assertThat(first.path("isPublic").asBoolean()).isFalse();
        assertThat(second.path("id").asString()).isEqualTo(copy.toString());
        assertThat(second.path("redactionOf").asString()).isEqualTo(original.toString());
        assertThat(second.path("mayBeSeen").asBoolean()).isTrue();
        assertThat(second.path("isPublic").asBoolean()).isTrue();
        assertThat(desk.get(photos).json().path(0).path("mayBeSeen").asBoolean())
                .isTrue();
    }

    @Test
    void whoFollowsAReportSeesPublicCopiesAndNeverAnOriginal() throws IOException {
        UUID original = original();
        UUID inside = copy(original, false, part(0, 0, 0.1, 0.1));
        UUID shown = copy(original, true, part(0, 0, 0.1, 0.1));
        ApiClient citizen = people.client();
        String path = "/api/track/" + taken.trackingCode();
        assertThat(citizen.get(path).expect(200).json().path("photos"))
                .singleElement()
                .satisfies(one -> assertThat(one.asString()).isEqualTo(shown.toString()));
        bytes(citizen, path + "/photos/" + shown);
        for (UUID hidden : List.of(original, inside, UUID.randomUUID()))
            citizen.get(path + "/photos/" + hidden).expect(404);
        String other = test.reports
                .take(NewReport.of("web", "01001", "另一件").at(125.4, 43.9), "citizen")
                .trackingCode();
        citizen.get("/api/track/" + other + "/photos/" + shown).expect(404);
        citizen.get("/api/track/22222-22222-22222-22222/photos/" + shown).expect(404);
    }

    @Test
    void aPublicCopyIsTakenBackByThoseWhoMakeOnesAndTheLogSaysSoOnce() throws IOException {
        UUID shown = copy(original(), true, part(0, 0, 0.1, 0.1));
        String path = "/api/track/" + taken.trackingCode();
        String open = photos + "/" + shown + "/public";
        worker.delete(open).expect(403);
        viewer.delete(open).expect(403);
        desk.delete(photos + "/" + UUID.randomUUID() + "/public").expect(404);
        bytes(people.client(), path + "/photos/" + shown);
        for (int twice = 0; twice < 2; twice++) desk.delete(open).expect(204);
        people.client().get(path + "/photos/" + shown).expect(404);
        assertThat(people.client().get(path).json().path("photos").isEmpty()).isTrue();
        bytes(viewer, photos + "/" + shown);
        List<String> actions = desk.get("/api/cases/" + id + "/log")
                .json()
                .valueStream()
                .map(entry -> entry.path("action").asString())
                .toList();
        assertThat(actions).containsOnlyOnce("withdrawn").endsWith("withdrawn");
        assertThat(test.cases.verify(id, org.songhua.people.Scope.ALL).agrees()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"parts\": [{\"x\": -0.1, \"y\": 0, \"width\": 0.5, \"height\": 1}]}",
                "{\"parts\": [{\"x\": 0.6, \"y\": 0, \"width\": 0.5, \"height\": 1}]}",
                "{\"parts\": [{\"x\": 0, \"y\": 0, \"width\": 0, \"height\": 1}]}",
                "{\"parts\": [{\"x\": \"NaN\", \"y\": 0, \"width\": 1, \"height\": 1}]}",
                "{\"parts\": \"all\"}",
                "[]"
            })
    void partsOutsideThePhotoAreRefusedAndNothingIsMade(String body) throws IOException {
        UUID original = original();
        assertThat(desk.post(photos + "/" + original + "/redactions", body).status())
                .isBetween(400, 422);
        assertThat(desk.get(photos).json().size()).isOne();
    }

    @Test
    void whoOnlyWorksOrLooksMakesNoCopyAndTheLogSaysWhoMadeOne() throws IOException {
        UUID original = original();
        String body = "{\"isPublic\": true, \"parts\": []}";
        worker.post(photos + "/" + original + "/redactions", body).expect(403);
        viewer.post(photos + "/" + original + "/redactions", body).expect(403);
        copy(original, true, part(0, 0, 1, 1));
        JsonNode last = desk.get("/api/cases/" + id + "/log").json();
        JsonNode entry = last.path(last.size() - 1);
        assertThat(entry.path("action").asString()).isEqualTo("redacted");
        assertThat(test.cases.verify(id, org.songhua.people.Scope.ALL).agrees()).isTrue();
        assertThat(platform.bean(Audit.class).list(null, 1)).isNotEmpty();
    }

    @Test
    void erasingWhoReportedTakesThePublicCopyWithIt() throws IOException {
        UUID copy = copy(original(), true, part(0, 0, 0.1, 0.1));
        String path = "/api/track/" + taken.trackingCode() + "/photos/" + copy;
        people.client().get(path).expect(200);
        test.reports.erase(test.get(id).reports().getFirst().id(), TestCases.ALL);
        people.client().get(path).expect(404);
    }
}
