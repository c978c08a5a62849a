package org.songhua.edge.ogc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Asks the API over HTTP 1.1 and reads what it answers. */
public record OgcClient(String root) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * {@return the answer to GET}
     *
     * @param path below the root with the query, or an absolute address
     * @param headers names and values in turn
     */
    public Answer get(String path, String... headers) {
        return ask("GET", path, headers);
    }

    /** {@return the answer to any method without a body} */
    public Answer ask(String method, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : root + path));
        return send(request.method(method, HttpRequest.BodyPublishers.noBody()), headers);
    }

    private static Answer send(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), response.body(), response.version());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the answer to a request with a body} */
    public Answer send(String method, String path, String type, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : root + path));
        request.method(method, HttpRequest.BodyPublishers.ofString(body)).header("Content-Type", type);
        return send(request, headers);
    }

    /** {@return the answer as JSON of the given type} */
    public Answer json(String path, String... headers) {
        var all = new ArrayList<>(List.of("Accept", "application/json"));
        all.addAll(List.of(headers));
        return get(path, all.toArray(String[]::new));
    }

    /** {@return the answer as a page} */
    public Answer html(String path, String... headers) {
        var all = new ArrayList<>(List.of("Accept", "text/html"));
        all.addAll(List.of(headers));
        return get(path, all.toArray(String[]::new));
    }
}
