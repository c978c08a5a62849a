package org.songhua.cim.internal.imports.city;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.citygml4j.cityjson.CityJSONContext;
import org.citygml4j.cityjson.CityJSONContextException;
import org.citygml4j.cityjson.model.CityJSONVersion;
import org.citygml4j.cityjson.writer.CityJSONWriteException;
import org.citygml4j.core.model.appearance.Appearance;
import org.citygml4j.core.model.core.AbstractFeature;
import org.citygml4j.core.util.reference.DefaultReferenceResolver;
import org.citygml4j.xml.CityGMLContext;
import org.citygml4j.xml.CityGMLContextException;
import org.citygml4j.xml.reader.ChunkOptions;
import org.citygml4j.xml.reader.CityGMLChunk;
import org.citygml4j.xml.reader.CityGMLReadException;
import org.citygml4j.xml.reader.CityGMLReader;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.internal.cityjson.CityJson;
import org.songhua.cim.internal.cityjson.CityJsonException;
import org.songhua.cim.internal.imports.batch.CountingStream;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CityGML file of version 1.0, 2.0 or 3.0, each of its objects turned into CityJSON by citygml4j. Neither document types nor schemas are fetched: a
 * file cannot make the program read other files or ask other machines.
 */
final class CityGmlFile implements CityFile {
    private static final CityGMLContext GML = gml();
    private static final CityJSONContext JSON = json();
    private static final int HEAD_BYTES = 1 << 20;
    private static final Pattern SRS_NAME = Pattern.compile("srsName\\s*=\\s*[\"']([^\"']{1,300})[\"']");
    private static final Pattern DECIMALS = Pattern.compile("-?\\d+\\.(\\d{1,20})(?=[\\s<])");
    /** Digits kept behind the point: a tenth of a millimetre, also of degrees. */
    private static final int MOST_DECIMALS = 9;

    private static final int FEWEST_DECIMALS = 3;
    private static final int SHOWN = 5;

    private final Path file;
    private final Place place;
    private final long size;
    private final @Nullable String srsName;
    private final int decimals;
    private final List<Appearance> appearances;
    /** Types of features that CityJSON has no place for. */
    private final ConcurrentSkipListSet<String> notKept = new ConcurrentSkipListSet<>();

    CityGmlFile(Path file, Place place) throws IOException {
        this.file = file;
        this.place = place;
        this.size = Math.max(1, Files.size(file));
        String head = head();
        Matcher srs = SRS_NAME.matcher(head);
        this.srsName = srs.find() ? srs.group(1) : null;
        this.decimals = decimals(head);
        this.appearances = holds("appearanceMember") ? appearances() : List.of();
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

    private String head() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
        }
    }

    private static int decimals(String head) {
        Matcher matcher = DECIMALS.matcher(head);
        int most = FEWEST_DECIMALS;
        while (matcher.find()) most = Math.max(most, matcher.group(1).length());
        return Math.min(most, MOST_DECIMALS);
    }

    /** Looks for an element without reading the file as XML, which takes a hundred times as long. */
    private boolean holds(String word) throws IOException {
        byte[] wanted = word.getBytes(StandardCharsets.US_ASCII);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            int matched = 0;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == wanted[matched]) matched++;
                else matched = b == wanted[0] ? 1 : 0;
                if (matched == wanted.length) return true;
            }
            return false;
        }
    }

    /** Appearances of the whole model may stand behind the objects that they belong to. */
    private List<Appearance> appearances() throws IOException {
        var found = new ArrayList<Appearance>();
        try (var reader = new Chunks()) {
            for (CityGMLChunk chunk = reader.nextChunk(); chunk != null; chunk = reader.nextChunk()) {
                if (chunk.getFirstElement().getLocalPart().equals("Appearance")
                        && chunk.build() instanceof Appearance appearance) found.add(appearance);
            }
        } catch (CityGMLReadException e) {
            throw unreadable(e);
        }
        return found;
    }

    @Override
    public @Nullable String crs() {
        return srsName;
    }

    @Override
    public boolean isAuthorityOrder() {
        return srsName != null && !srsName.startsWith("EPSG:");
    }

    @Override
    public @Nullable String header() {
        return null;
    }

    @Override
    public List<Fault> remarks() {
        if (notKept.isEmpty()) return List.of();
        return List.of(CityFaults.notKept(
                place, String.join(", ", notKept.stream().limit(SHOWN).toList())));
    }

    @Override
    public Slices open() throws IOException {
        return new Chunks();
    }

    private FaultException unreadable(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof XMLStreamException)) cause = cause.getCause();
        long line = cause instanceof XMLStreamException xml && xml.getLocation() != null
                ? Math.max(0, xml.getLocation().getLineNumber())
                : 0;
        String why = String.valueOf(cause.getMessage())
                .replaceAll("(?s)^.*Message: ", "")
                .replaceAll("\\s+", " ");
        return CityFaults.unreadable(place.withRow(line), "it is no well-formed CityGML: " + why);
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    /** Objects of the open file, each a piece of XML until somebody builds it. */
    private final class Chunks implements Slices {
        private final CountingStream counted = new CountingStream(Files.newInputStream(file));
        private final CityGMLReader reader;
        private long number = 0;

        Chunks() throws IOException {
            try {
                reader = GML.createCityGMLInputFactory(xml())
                        .withChunking(ChunkOptions.defaults()
                                .keepInlineAppearance(true)
                                .skipCityModel(true))
                        .withReferenceResolver(DefaultReferenceResolver.newInstance())
                        .failOnMissingADESchema(false)
                        .createGenericADEContent(false)
                        .createCityGMLReader(new BufferedInputStream(counted, 1 << 16));
            } catch (CityGMLReadException e) {
                counted.close();
                throw unreadable(e);
            }
        }

        @Nullable
        CityGMLChunk nextChunk() throws CityGMLReadException {
            return reader.hasNext() ? reader.nextChunk() : null;
        }

        @Override
        public @Nullable Slice next() {
            try {
                while (true) {
                    CityGMLChunk chunk = nextChunk();
                    if (chunk == null) return null;
                    if (!chunk.getFirstElement().getLocalPart().equals("Appearance")) {
                        return new Member(++number, chunk);
                    }
                }
            } catch (CityGMLReadException | RuntimeException e) {
                throw unreadable(e);
            }
        }

        @Override
        public double share() {
            return (double) counted.count() / size;
        }

        @Override
        public void close() throws IOException {
            try {
                reader.close();
            } catch (CityGMLReadException e) {
                throw new IOException(e);
            } finally {
                counted.close();
            }
        }
    }

    /** One object of the file. */
    private final class Member implements Slice {
        private final long number;
        private final CityGMLChunk chunk;

        Member(long number, CityGMLChunk chunk) {
            this.number = number;
            this.chunk = chunk;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public String id() {
            return "";
        }

        @Override
        public ObjectNode document() {
            String name = chunk.getFirstElement().getLocalPart();
            try {
                AbstractFeature feature = chunk.build();
                String[] lines = toJson(feature).split("\n", 3);
                if (lines.length < 2 || lines[1].isBlank()) {
                    notKept.add(name);
                    throw new CityJsonException("CityJSON has no place for a " + name);
                }
                return document(lines[0], lines[1]);
            } catch (CityGMLReadException | CityJSONWriteException e) {
                throw new CityJsonException("the %s makes no sense: %s".formatted(name, e.getMessage()));
            } catch (NullPointerException | ClassCastException | IllegalStateException e) {
                // The library trusts that a file keeps to the schema; one that does not ends in one of these.
                throw new CityJsonException("the %s is not as the schema of CityGML has it".formatted(name));
            }
        }

        private String toJson(AbstractFeature feature) throws CityJSONWriteException {
            var out = new ByteArrayOutputStream(1 << 14);
            var factory = JSON.createCityJSONOutputFactory(CityJSONVersion.v2_0)
                    .withVertexPrecision(decimals)
                    .withTextureFileHandler(uri -> uri)
                    // An object written alone has no header for templates; its shape is drawn where it stands.
                    .transformTemplateGeometries(true)
                    .applyTransformation(true);
            try (var writer = factory.createCityJSONFeatureWriter(out)) {
                appearances.forEach(writer::withGlobalAppearance);
                writer.writeCityObject(feature);
            }
            return out.toString(StandardCharsets.UTF_8);
        }

        private static ObjectNode document(String header, String line) {
            ObjectNode document = CityJson.MAPPER.createObjectNode();
            ObjectNode feature = (ObjectNode) CityJson.MAPPER.readTree(line);
            document.put("type", "CityJSONFeature");
            document.set("id", feature.path("id"));
            document.set(
                    "transform",
                    Objects.requireNonNull(CityJson.MAPPER.readTree(header)).path("transform"));
            feature.forEachEntry((name, value) -> {
                if (!document.has(name)) document.set(name, value);
            });
            return document;
        }
    }
}
