package org.songhua.cim.internal.exports.city;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.citygml4j.cityjson.CityJSONContext;
import org.citygml4j.cityjson.CityJSONContextException;
import org.citygml4j.cityjson.reader.CityJSONReadException;
import org.citygml4j.core.model.CityGMLVersion;
import org.citygml4j.core.model.core.AbstractFeature;
import org.citygml4j.xml.CityGMLContext;
import org.citygml4j.xml.CityGMLContextException;
import org.citygml4j.xml.writer.CityGMLChunkWriter;
import org.citygml4j.xml.writer.CityGMLWriteException;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Models.Model;
import org.songhua.cim.internal.cityjson.CityJson;
import org.songhua.cim.internal.exports.rows.Unclosed;
import org.xmlobjects.gml.model.feature.BoundingShape;
import org.xmlobjects.gml.model.geometry.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** CityGML 3.0, each object turned from CityJSON by citygml4j. */
public final class CityGmlSink implements ModelSink {
    private static final CityGMLContext GML = gml();
    private static final CityJSONContext JSON = json();

    private final OutputStream out;
    private @Nullable CityGMLChunkWriter writer;

    public CityGmlSink(OutputStream out) {
        this.out = new BufferedOutputStream(new Unclosed(out), 1 << 16);
    }

    private static CityGMLContext gml() {
        try {
            return CityGMLContext.newInstance();
        } catch (CityGMLContextException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CityJSONContext json() {
        try {
            return CityJSONContext.newInstance();
        } catch (CityJSONContextException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void take(Model model) throws IOException {
        try (var reader = JSON.createCityJSONInputFactory()
                .chunkByTopLevelCityObjects(true)
                .createCityJSONReader(new ByteArrayInputStream(whole(model)))) {
            while (reader.hasNext()) writer().writeMember(placed(reader.next(), model.crs()));
        } catch (CityJSONReadException | CityGMLWriteException e) {
            throw new IOException("Object " + model.id() + " cannot be written as CityGML: " + e.getMessage(), e);
        }
    }

    /** Each object names its system, so that the file tells it; the short name says that eastings stand first, as in CityJSON. */
    private static AbstractFeature placed(AbstractFeature feature, String crs) {
        Envelope envelope = feature.computeEnvelope();
        if (crs.isEmpty() || envelope.isEmpty()) return feature;
        envelope.setSrsName(crs);
        envelope.setSrsDimension(3);
        feature.setBoundedBy(new BoundingShape(envelope));
        return feature;
    }

    private CityGMLChunkWriter writer() throws CityGMLWriteException {
        CityGMLChunkWriter open = writer;
        if (open == null) {
            open = GML.createCityGMLOutputFactory(CityGMLVersion.v3_0)
                    .createCityGMLChunkWriter(out, "UTF-8")
                    .withIndent(" ")
                    .withDefaultPrefixes()
                    .withDefaultSchemaLocations();
            writer = open;
        }
        return open;
    }

    /** A document of one object as a whole file, which is what the library reads. */
    private static byte[] whole(Model model) {
        ObjectNode document = (ObjectNode) CityJson.MAPPER.readTree(model.json());
        JsonNode transform = document.path("transform");
        ObjectNode root = Headers.of(null, transform, model.crs());
        document.forEachEntry((name, value) -> {
            if (!name.equals("type") && !name.equals("id") && !name.equals("transform")) root.set(name, value);
        });
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(CityJson.MAPPER.writeValueAsBytes(root));
        return bytes.toByteArray();
    }

    @Override
    public void finish() throws IOException {
        try {
            writer().close();
        } catch (CityGMLWriteException e) {
            throw new IOException(e);
        }
        out.flush();
    }

    /** What is unfinished is not sent on: a fault can still be told instead. */
    @Override
    public void close() {}
}
