package org.songhua.cim.internal.imports.city;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.internal.cityjson.CityHeader;
import org.songhua.cim.internal.cityjson.CityJson;
import org.songhua.cim.internal.cityjson.CityJsonException;
import org.songhua.cim.internal.imports.batch.CountingStream;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A CityJSONSeq file: a header on the first line, then one object with its own vertices on each. */
final class CityJsonSeq implements CityFile {
    private static final int LONGEST_LINE = 256 << 20;

    private final Path file;
    private final Place place;
    private final CityHeader header;
    private final long size;

    CityJsonSeq(Path file, Place place) throws IOException {
        this.file = file;
        this.place = place;
        this.size = Math.max(1, Files.size(file));
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            JsonNode root = CityJson.MAPPER.readTree(line(in, place.withRow(1)));
            if (!(root instanceof ObjectNode object)
                    || !object.path("type").asString("").equals("CityJSON")) {
                throw CityFaults.unreadable(place.withRow(1), "its first line is no CityJSON object");
            }
            CityJsonWhole.check(object, place);
            this.header = CityHeader.of(object);
        } catch (JacksonException e) {
            throw CityFaults.unreadable(place.withRow(1), e.getOriginalMessage());
        }
    }

    /** {@return whether a file is one object a line: the first line is whole, and more follow} */
    static boolean isSeq(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] first = line(in, Place.NOWHERE);
            if (!new String(in.readNBytes(4096), java.nio.charset.StandardCharsets.UTF_8).contains("CityJSONFeature")) {
                return false;
            }
            return CityJson.MAPPER.readTree(first).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }

    private static byte[] line(InputStream in, Place place) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() >= LONGEST_LINE) throw CityFaults.unreadable(place, "a line is longer than 256 MB");
            line.write(b == 0x1E ? ' ' : b);
        }
        return line.toByteArray();
    }

    @Override
    public @Nullable String crs() {
        return header.crs();
    }

    @Override
    public boolean isAuthorityOrder() {
        return false;
    }

    @Override
    public String header() {
        return CityJsonWhole.headerText(header);
    }

    @Override
    public List<Fault> remarks() {
        return List.of();
    }

    @Override
    public Slices open() throws IOException {
        return new Lines();
    }

    private final class Lines implements Slices {
        private final CountingStream counted = new CountingStream(Files.newInputStream(file));
        private final InputStream in = new BufferedInputStream(counted, 1 << 16);
        private long number;

        Lines() throws IOException {
            line(in, place);
            number = 1;
        }

        @Override
        public @Nullable Slice next() throws IOException {
            while (counted.count() < size || in.available() > 0) {
                byte[] text = line(in, place.withRow(number + 1));
                number++;
                if (!isBlank(text)) return new Line(number, text);
            }
            return null;
        }

        private static boolean isBlank(byte[] text) {
            for (byte b : text) if (b > ' ' || b < 0) return false;
            return true;
        }

        @Override
        public double share() {
            return (double) counted.count() / size;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** One object of the file. */
    private final class Line implements Slice {
        private final long number;
        private final byte[] text;

        Line(long number, byte[] text) {
            this.number = number;
            this.text = text;
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
            JsonNode node = CityJson.MAPPER.readTree(text);
            if (!(node instanceof ObjectNode feature)
                    || !feature.path("type").asString("").equals("CityJSONFeature")) {
                throw new CityJsonException("the line is no CityJSONFeature");
            }
            String id = feature.path("id").asString("");
            if (!feature.path("CityObjects").has(id)) {
                throw new CityJsonException("its id \"%s\" is none of its objects".formatted(id));
            }
            return complete(feature);
        }

        /** The scale of all is given in the header; appearances and templates may be there too. */
        private ObjectNode complete(ObjectNode feature) {
            ObjectNode document = CityJson.MAPPER.createObjectNode();
            document.put("type", "CityJSONFeature");
            document.set("id", feature.path("id"));
            document.set("transform", header.transform());
            feature.forEachEntry((name, value) -> {
                if (!document.has(name)) document.set(name, value);
            });
            if (!document.has("appearance") && header.appearance() != null) {
                document.set("appearance", header.appearance());
            }
            if (!document.has("geometry-templates") && header.templates() != null) {
                document.set("geometry-templates", header.templates());
            }
            return document;
        }
    }
}
