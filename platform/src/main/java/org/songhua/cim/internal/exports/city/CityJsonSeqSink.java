package org.songhua.cim.internal.exports.city;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Models.Model;
import org.songhua.cim.internal.cityjson.CityJson;
import org.songhua.cim.internal.cityjson.Requantised;
import org.songhua.cim.internal.exports.rows.Unclosed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** CityJSONSeq: a header, then one object a line, all in the transform of the first. */
public final class CityJsonSeqSink implements ModelSink {
    private final OutputStream out;
    private final @Nullable String kept;
    private @Nullable JsonNode transform;

    /** @param kept what the imported file said beside its objects, or null */
    public CityJsonSeqSink(OutputStream out, @Nullable String kept) {
        this.out = new BufferedOutputStream(new Unclosed(out), 1 << 16);
        this.kept = kept;
    }

    @Override
    public void take(Model model) throws IOException {
        ObjectNode document = (ObjectNode) CityJson.MAPPER.readTree(model.json());
        if (transform == null) {
            transform = document.path("transform");
            begin(model.crs(), document);
        }
        Requantised.to(document, transform);
        document.remove("transform");
        line(document);
    }

    /** Templates have no other place than the header; each object names those that it brings itself. */
    private void begin(String crs, ObjectNode first) throws IOException {
        ObjectNode header = Headers.of(kept, first.path("transform"), crs);
        header.putObject("CityObjects");
        header.putArray("vertices");
        line(header);
    }

    private void line(ObjectNode node) throws IOException {
        out.write(CityJson.MAPPER.writeValueAsBytes(node));
        out.write('\n');
    }

    @Override
    public void finish() throws IOException {
        if (transform == null) begin("", CityJson.MAPPER.createObjectNode().set("transform", Requantised.whole()));
        out.flush();
    }

    /** What is unfinished is not sent on: a fault can still be told instead. */
    @Override
    public void close() {}
}
