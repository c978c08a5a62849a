package org.songhua.wiring;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.engine.fault.Fault;
import org.songhua.store.StoreException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports through the HTTP interface of a running platform. */
final class RemoteImports implements ImportPort {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RemotePlatform platform;

    RemoteImports(RemotePlatform platform) {
        this.platform = platform;
    }

    @Override
    public ImportStatus start(ImportRequest request) {
        String boundary = "songhua-" + UUID.randomUUID();
        String answer = platform.send(platform.to("/api/imports")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body(request, boundary)));
        return JSON.readValue(answer, ImportStatus.class);
    }

    @Override
    public ImportStatus status(long id) {
        return JSON.readValue(platform.send(platform.to("/api/imports/" + id)), ImportStatus.class);
    }

    @Override
    public List<Fault> faults(long id, int limit) {
        JsonNode page =
                JSON.readTree(platform.send(platform.to("/api/imports/%d/faults?limit=%d".formatted(id, limit))));
        var faults = new ArrayList<Fault>();
        page.path("items").forEach(item -> faults.add(JSON.treeToValue(item, Fault.class)));
        return faults;
    }

    /** The file is read while it is sent, whatever its size. */
    private static BodyPublisher body(ImportRequest request, String boundary) {
        var parts = new ArrayList<BodyPublisher>();
        field(parts, boundary, "crs", request.crs());
        field(parts, boundary, "classCode", request.classCode());
        field(parts, boundary, "dataset", request.dataset());
        field(parts, boundary, "title", request.title());
        field(parts, boundary, "licence", request.licence());
        field(parts, boundary, "encoding", request.reading().encoding());
        field(parts, boundary, "separator", request.reading().separator());
        field(parts, boundary, "xColumn", request.reading().xColumn());
        field(parts, boundary, "yColumn", request.reading().yColumn());
        field(parts, boundary, "idColumn", request.reading().idColumn());
        field(parts, boundary, "layer", request.reading().layer());
        field(parts, boundary, "mode", request.mode().name());
        field(parts, boundary, "preview", Boolean.toString(request.preview()));
        parts.add(BodyPublishers.ofString(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(boundary, request.fileName().replaceAll("[\"\r\n\\\\]", "_"))));
        try {
            parts.add(BodyPublishers.ofFile(request.file()));
        } catch (FileNotFoundException e) {
            throw new StoreException("There is no file " + request.file() + ".", e);
        }
        parts.add(BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
    }

    private static void field(List<BodyPublisher> parts, String boundary, String name, @Nullable String value) {
        if (value == null) return;
        parts.add(BodyPublishers.ofString(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n"
                        .formatted(boundary, name, value)));
    }
}
