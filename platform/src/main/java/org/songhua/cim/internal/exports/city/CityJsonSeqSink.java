package org.songhua.cim.internal.exports.city;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Models.Model;
import org.songhua.cim.internal.cityjson.CityJson;
import org.songhua.cim.internal.cityjson.Requantised;
import org.songhua.cim.internal.cityjson.SharedTemplates;
import org.songhua.cim.internal.exports.rows.Unclosed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * CityJSONSeq: a header, then one object a line, all in the transform of the first. Templates have no other place than the header, so the
 * lines are kept on disk until all of them are known.
 */
public final class CityJsonSeqSink implements ModelSink {
    private final OutputStream out;
    private final @Nullable String kept;
    private final Path lineFile;
    private final OutputStream lines;
    private final SharedTemplates templates = new SharedTemplates();
    private @Nullable JsonNode transform;
    private String crs = "";

    /** @param kept what the imported file said beside its objects, or null */
    public CityJsonSeqSink(OutputStream out, @Nullable String kept) throws IOException {
        this.out = new BufferedOutputStream(new Unclosed(out), 1 << 16);
        this.kept = kept;
        this.lineFile = Files.createTempFile("songhua-export", ".jsonl");
        this.lines = new BufferedOutputStream(Files.newOutputStream(lineFile), 1 << 16);
    }

    @Override
    public void take(Model model) throws IOException {
        ObjectNode document = (ObjectNode) CityJson.MAPPER.readTree(model.json());
        JsonNode common = transform;
        if (common == null) {
            common = document.path("transform");
            transform = common;
            crs = model.crs();
        }
        Requantised.to(document, common);
        document.remove("transform");
        templates.take(document);
        line(document, lines);
    }

    private ObjectNode header() {
        JsonNode common = transform;
        ObjectNode header = Headers.of(kept, common == null ? Requantised.whole() : common, crs);
        header.putObject("CityObjects");
        header.putArray("vertices");
        templates.node().ifPresent(node -> header.set("geometry-templates", node));
        return header;
    }

    private static void line(ObjectNode node, OutputStream to) throws IOException {
        to.write(CityJson.MAPPER.writeValueAsBytes(node));
        to.write('\n');
    }

    @Override
    public void finish() throws IOException {
        lines.close();
        line(header(), out);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(lineFile), 1 << 16)) {
            in.transferTo(out);
        }
        out.flush();
    }

    /** What is unfinished is not sent on: a fault can still be told instead. */
    @Override
    public void close() throws IOException {
        lines.close();
        Files.deleteIfExists(lineFile);
    }
}
