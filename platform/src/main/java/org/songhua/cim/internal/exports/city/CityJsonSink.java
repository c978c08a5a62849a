package org.songhua.cim.internal.exports.city;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Models.Model;
import org.songhua.cim.internal.cityjson.CityJson;
import org.songhua.cim.internal.cityjson.FeatureMerger;
import org.songhua.cim.internal.cityjson.Requantised;
import org.songhua.cim.internal.exports.rows.Unclosed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One CityJSON document of all objects. Vertices are kept on disk until the objects are written. */
public final class CityJsonSink implements ModelSink {
    private final OutputStream out;
    private final @Nullable String kept;
    private final Path vertexFile;
    private final OutputStream vertices;
    private final FeatureMerger merger = new FeatureMerger();
    private @Nullable JsonNode transform;
    private boolean hasObjects = false;
    private boolean hasVertices = false;

    /** @param kept what the imported file said beside its objects, or null */
    public CityJsonSink(OutputStream out, @Nullable String kept) throws IOException {
        this.out = new BufferedOutputStream(new Unclosed(out), 1 << 16);
        this.kept = kept;
        this.vertexFile = Files.createTempFile("songhua-export", ".vertices");
        this.vertices = new BufferedOutputStream(Files.newOutputStream(vertexFile), 1 << 16);
    }

    @Override
    public void take(Model model) throws IOException {
        ObjectNode document = (ObjectNode) CityJson.MAPPER.readTree(model.json());
        if (transform == null) begin(document.path("transform"), model.crs());
        Requantised.to(document, java.util.Objects.requireNonNull(transform));
        merger.renumber(document);
        for (JsonNode vertex : document.path("vertices")) {
            if (hasVertices) vertices.write(',');
            hasVertices = true;
            vertices.write(CityJson.MAPPER.writeValueAsBytes(vertex));
        }
        for (var entry : document.path("CityObjects").properties()) {
            if (hasObjects) out.write(',');
            hasObjects = true;
            text("\n" + CityJson.MAPPER.writeValueAsString(entry.getKey()) + ":");
            out.write(CityJson.MAPPER.writeValueAsBytes(entry.getValue()));
        }
    }

    private void begin(JsonNode first, String crs) throws IOException {
        transform = first;
        String header = CityJson.MAPPER.writeValueAsString(Headers.of(kept, first, crs));
        text(header.substring(0, header.length() - 1) + ",\"CityObjects\":{");
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void finish() throws IOException {
        if (transform == null) begin(Requantised.whole(), "");
        vertices.close();
        text("}");
        for (var entry : merger.shared().properties()) {
            text(",\"" + entry.getKey() + "\":" + CityJson.MAPPER.writeValueAsString(entry.getValue()));
        }
        text(",\"vertices\":[");
        try (InputStream in = new BufferedInputStream(Files.newInputStream(vertexFile), 1 << 16)) {
            in.transferTo(out);
        }
        text("]}\n");
        out.flush();
    }

    /** What is unfinished is not sent on: a fault can still be told instead. */
    @Override
    public void close() throws IOException {
        vertices.close();
        Files.deleteIfExists(vertexFile);
    }
}
