package org.songhua.wiring;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songhua.evaluation.Evaluation.Area;
import org.songhua.evaluation.Evaluation.Run;
import org.songhua.store.StoreException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Indicators computed by a platform that runs. */
final class RemoteEvaluation implements EvaluationPort {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final @Nullable String key;

    /** @param key API key, or null when the platform trusts this machine */
    RemoteEvaluation(URI address, @Nullable String key) {
        this.address = address;
        this.key = key;
    }

    @Override
    public Run run(String period) {
        var request = to("/api/evaluation/runs")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"period\": " + JSON.writeValueAsString(period) + "}"));
        return JSON.readValue(send(request), Run.class);
    }

    @Override
    public List<Area> regions() {
        return List.of(JSON.readValue(send(to("/api/evaluation/regions")), Area[].class));
    }

    @Override
    public List<Row> rows(@Nullable String edition, String region, String period) {
        String path = "/api/evaluation/stands?geography=" + encoded(region) + "&period=" + encoded(period)
                + (edition == null ? "" : "&edition=" + encoded(edition));
        var rows = new ArrayList<Row>();
        for (JsonNode stand : JSON.readTree(send(to(path)))) rows.add(row(stand));
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

    private HttpRequest.Builder to(String path) {
        var request = HttpRequest.newBuilder(address.resolve(path)).header("Accept", "application/json");
        if (key != null) request.header("Authorization", "Bearer " + key);
        return request;
    }

    private String send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() < 300) return response.body();
            throw new StoreException(
                    "The platform at %s answered %d: %s".formatted(address, response.statusCode(), response.body()));
        } catch (IOException e) {
            throw new StoreException("The platform at %s does not answer: %s".formatted(address, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted.", e);
        }
    }
}
