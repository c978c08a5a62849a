package org.songhua.wiring;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songhua.evaluation.Evaluation.Area;
import org.songhua.evaluation.Evaluation.Run;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Indicators computed by a platform that runs. */
final class RemoteEvaluation implements EvaluationPort {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RemotePlatform platform;

    RemoteEvaluation(RemotePlatform platform) {
        this.platform = platform;
    }

    @Override
    public Run run(String period) {
        var request = platform.to("/api/evaluation/runs")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"period\": " + JSON.writeValueAsString(period) + "}"));
        return JSON.readValue(platform.send(request), Run.class);
    }

    @Override
    public List<Area> regions() {
        return List.of(JSON.readValue(platform.send(platform.to("/api/evaluation/regions")), Area[].class));
    }

    @Override
    public List<Row> rows(@Nullable String edition, String region, String period) {
        String path = "/api/evaluation/stands?geography=" + encoded(region) + "&period=" + encoded(period)
                + (edition == null ? "" : "&edition=" + encoded(edition));
        var rows = new ArrayList<Row>();
        for (JsonNode stand : JSON.readTree(platform.send(platform.to(path)))) rows.add(row(stand));
        return rows;
    }

    private static Row row(JsonNode stand) {
        JsonNode indicator = stand.path("indicator");
        JsonNode value = stand.path("value");
        String without = indicator.path("otherwise").asString("not_collected");
        return new Row(
                indicator.path("id").asString(),
                indicator.at("/name/zh").asString(),
                indicator.path("unit").asString(),
                indicator.path("decimals").intValue(),
                number(value.path("value")),
                number(value.path("numerator")),
                number(value.path("denominator")),
                value.path("status").asString(without),
                stand.path("light").asString().toLowerCase(Locale.ROOT),
                stand.at("/supply/zh").asString(""));
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? (Double) node.doubleValue() : null;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
