package org.songhua.wiring;

import java.net.http.HttpRequest.BodyPublisher;
import java.util.ArrayList;
import java.util.List;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.edge.problem.FaultView;
import org.songhua.engine.fault.Fault;
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
        MultipartBody form = form(request);
        BodyPublisher body = form.file(request.fileName(), request.file());
        String answer = platform.send(platform.to("/api/imports")
                .header("Content-Type", form.contentType())
                .POST(body));
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
        page.path("items")
                .forEach(item ->
                        faults.add(JSON.treeToValue(item, FaultView.class).fault()));
        return faults;
    }

    private static MultipartBody form(ImportRequest request) {
        return new MultipartBody()
                .field("crs", request.crs())
                .field("classCode", request.classCode())
                .field("dataset", request.dataset())
                .field("title", request.title())
                .field("licence", request.licence())
                .field("encoding", request.reading().encoding())
                .field("separator", request.reading().separator())
                .field("xColumn", request.reading().xColumn())
                .field("yColumn", request.reading().yColumn())
                .field("idColumn", request.reading().idColumn())
                .field("layer", request.reading().layer())
                .field("mode", request.mode().name())
                .field("preview", Boolean.toString(request.preview()));
    }
}
