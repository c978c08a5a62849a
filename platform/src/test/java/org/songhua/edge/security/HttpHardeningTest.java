package org.songhua.edge.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.people.Permission;

/** What browsers are told, and what happens to requests that are broken or too much. */
class HttpHardeningTest {
    private static final int LARGER_THAN_ALLOWED = 3 * 1024 * 1024;

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/session", "/api/users", "/health", "/nothing/here"})
    void everyAnswerTellsBrowsersWhatToForbid(String path) {
        Answer answer = people.client().get(path);
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
                        + "worker-src 'self' blob:; connect-src 'self'; object-src 'none'; frame-ancestors 'none'; "
                        + "base-uri 'self'; form-action 'self'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Server")).isNull();
        assertThat(answer.header("X-Powered-By")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/users/, 404",
        "GET, /api/nothing, 404",
        "PUT, /api/users, 405",
        "DELETE, /api/audit, 405",
        "GET, /api/audit?before=abc, 400",
        "GET, /api/audit?limit=99999999999, 400",
        "GET, /api/users%00, 400",
        "GET, /api;a=b/users, 400",
        "GET, /api//users, 400",
        "GET, /api/%2e%2e/users, 400",
        "TRACE, /api/users, 405",
        "GET, /error, 404",
    })
    void whatCannotBeServedIsAProblemDocument(String method, String path, int status) {
        Answer answer =
                people.loggedIn("administrator").send(method, path, null).expect(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").intValue()).isEqualTo(status);
        assertThat(answer.code()).isNotEmpty();
        assertThat(answer.json().get("faults").isArray()).isTrue();
        assertThat(answer.text()).doesNotContain("Exception", "org.", "java.", "trace");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nul",
                "[]",
                "3",
                "\"text\"",
                "{",
                "{\"name\": }",
                "{\"name\": \"a\"}}",
                "{\"name\": \"\\ud800\"}",
                "{\"name\": {\"$gt\": \"\"}}",
                "{\"a\":1,\"a\":2}",
                "\u0000",
            })
    void aBrokenBodyIsAProblemDocument(String body) {
        Answer answer = people.loggedIn("administrator").post("/api/users", body);
        assertThat(answer.status()).as(answer.text()).isIn(400, 422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text()).doesNotContain("Exception", "jackson");
    }

    @Test
    void aDeeplyNestedBodyIsRefused() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(people.loggedIn("administrator").post("/api/users", deep).status())
                .isEqualTo(400);
    }

    @Test
    void anotherKindOfBodyIsRefused() {
        ApiClient client = people.loggedIn("administrator");
        Answer answer = client.send("POST", "/api/users", BodyPublishers.ofString("name=x"), "text/plain");
        assertThat(answer.expect(415).header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherAnnouncedOrNot() {
        ApiClient client = people.withKey(Permission.PEOPLE_MANAGE);
        byte[] body = ("{\"name\": \"" + "x".repeat(LARGER_THAN_ALLOWED) + "\"}").getBytes(StandardCharsets.UTF_8);
        var announced = BodyPublishers.ofByteArray(body);
        var streamed = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        client.send("POST", "/api/users", announced, "application/json").expect(413);
        client.send("POST", "/api/users", streamed, "application/json").expect(413);
    }

    /** Reading it first would let anybody fill the disk. */
    @Test
    void anUploadByNobodyIsRefusedUnread() throws IOException {
        URI uri = URI.create(platform.address());
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(20_000);
            String head = "POST /api/users HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer sgh_x\r\n"
                    + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000000\r\n\r\n--x\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(firstLine(socket)).contains("401");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /a|b{} HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: nonsense\r\n\r\n",
            })
    void aRequestThatIsNoHttpIsAnsweredWithoutTellingOfTheServer(String raw) throws IOException {
        URI uri = URI.create(platform.address());
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(raw.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).containsPattern("^HTTP/1.1 (400|501)");
            assertThat(answer).doesNotContainIgnoringCase("tomcat").doesNotContain("<html", "Exception");
        }
    }

    private static String firstLine(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c >= 0 && c != '\r';
                c = socket.getInputStream().read()) line.append((char) c);
        return line.toString();
    }

    @Test
    void otherSitesReadNothing() {
        Answer plain = people.client().with("Origin", "https://map.example.org").get("/api/session");
        assertThat(plain.header("Access-Control-Allow-Origin")).isNull();
        Answer preflight = people.client()
                .with("Origin", "https://map.example.org")
                .with("Access-Control-Request-Method", "GET")
                .send("OPTIONS", "/ogcapi/collections", null);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isNull();
    }
}
