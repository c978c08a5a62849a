package org.songhua.wiring;

import java.net.http.HttpRequest.BodyPublisher;
import java.util.ArrayList;
import java.util.List;
import org.songhua.edge.problem.FaultView;
import org.songhua.engine.fault.Fault;
import org.songhua.planning.TimetableFeed;
import org.songhua.planning.TimetableFeeds.Request;
import tools.jackson.databind.json.JsonMapper;

/** Timetables through the HTTP interface of a running platform. */
final class RemoteTimetables implements TimetablePort {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PATH = "/api/planning/timetables";

    private final RemotePlatform platform;

    RemoteTimetables(RemotePlatform platform) {
        this.platform = platform;
    }

    @Override
    public TimetableFeed add(Request request) {
        var form = new MultipartBody()
                .field("code", request.code())
                .field("title", request.title())
                .field("licence", request.licence());
        BodyPublisher body = form.file(request.fileName(), request.zip());
        String answer = platform.send(
                platform.to(PATH).header("Content-Type", form.contentType()).POST(body));
        return JSON.readValue(answer, TimetableFeed.class);
    }

    @Override
    public List<Fault> faults(String code) {
        var faults = new ArrayList<Fault>();
        JSON.readTree(platform.send(platform.to(PATH + "/" + code + "/faults")))
                .forEach(item ->
                        faults.add(JSON.treeToValue(item, FaultView.class).fault()));
        return faults;
    }
}
