package org.songhua.edge.imports;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.songhua.edge.security.ApiClient;

/** A multipart form with a file. */
public final class UploadForm {
    private static final String BOUNDARY = "songhua-test-boundary";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public UploadForm field(String name, String value) {
        add("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value));
        return this;
    }

    public UploadForm file(String name, byte[] content) {
        add("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n".formatted(BOUNDARY, name));
        body.writeBytes(content);
        add("\r\n");
        return this;
    }

    public UploadForm file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void add(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public ApiClient.Answer send(ApiClient client) {
        return send(client, "/api/imports");
    }

    public ApiClient.Answer send(ApiClient client, String path) {
        add("--" + BOUNDARY + "--\r\n");
        return client.send(
                "POST",
                path,
                BodyPublishers.ofByteArray(body.toByteArray()),
                "multipart/form-data; boundary=" + BOUNDARY);
    }
}
