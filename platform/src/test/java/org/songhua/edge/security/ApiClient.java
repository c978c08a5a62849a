package org.songhua.edge.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A browser as far as the interface needs one: keeps cookies and repeats the CSRF token. */
public final class ApiClient {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper MAPPER = new JsonMapper();

    private final String address;
    private final Map<String, String> headers = new LinkedHashMap<>();
    public final Map<String, String> cookies = new LinkedHashMap<>();

    public ApiClient(String address) {
        this.address = address;
    }

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, String text) {

        public JsonNode json() {
            return text.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(text);
        }

        public String code() {
            return text.startsWith("{") ? json().path("code").asString("") : "";
        }

        /** {@return JSON pointers of all faults} */
        public List<String> fields() {
            return json().path("faults")
                    .valueStream()
                    .map(f -> f.at("/place/field").asString())
                    .toList();
        }

        public String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        public Answer expect(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            return this;
        }
    }

    /** Sends a header with every request. */
    public ApiClient with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Sends a header no more. */
    public ApiClient without(String name) {
        headers.remove(name);
        return this;
    }

    /** Logs in, fetching a CSRF token first as the console does. */
    public ApiClient logIn(String name, String password) {
        get("/api/session");
        post("/api/session", "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(name, password))
                .expect(200);
        return this;
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public Answer send(String method, String path, String json) {
        BodyPublisher body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        return send(method, path, body, "application/json");
    }

    public Answer send(String method, String path, BodyPublisher body, String type) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).method(method, body);
        request.header("Content-Type", type);
        if (!cookies.isEmpty()) request.header("Cookie", cookieHeader());
        String token = cookies.get("XSRF-TOKEN");
        if (token != null && !method.equals("GET")) request.header("X-XSRF-TOKEN", token);
        headers.forEach(request::setHeader);
        try {
            HttpResponse<Supplier<String>> response = HTTP.send(request.build(), info -> body(path, info));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(
                    response.statusCode(), response.headers(), response.body().get());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    /** News of warnings have no end to wait for: that the stream was opened is the answer. */
    private static BodySubscriber<Supplier<String>> body(String path, ResponseInfo info) {
        return path.startsWith("/api/warnings/events") && info.statusCode() == 200
                ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), events -> () -> closed(events))
                : BodySubscribers.mapping(BodyHandlers.ofString().apply(info), text -> () -> text);
    }

    private static String closed(InputStream events) {
        try (events) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(String setCookie) {
        for (HttpCookie cookie : HttpCookie.parse(setCookie)) {
            if (cookie.getMaxAge() == 0) cookies.remove(cookie.getName());
            else cookies.put(cookie.getName(), cookie.getValue());
        }
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
