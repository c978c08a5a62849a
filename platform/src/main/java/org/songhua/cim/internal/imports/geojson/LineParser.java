package org.songhua.cim.internal.imports.geojson;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import tools.jackson.core.JacksonException;

/** Features line by line (RFC 8142 and its relatives without separators): a broken line spoils no other. */
final class LineParser implements FeatureSource {
    private static final int LONGEST_LINE = 64 << 20;
    private static final int LOOKED_AT = 1 << 16;
    private static final byte RECORD_SEPARATOR = 0x1E;

    private final InputStream in;
    private final Place file;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number = 0;

    LineParser(InputStream in, Place file) {
        this.in = in;
        this.file = file;
    }

    /** {@return whether a file holds a whole object on its first line, or begins with a record separator} */
    static boolean isLines(BufferedInputStream in) throws IOException {
        in.mark(LOOKED_AT);
        byte[] head = in.readNBytes(LOOKED_AT);
        in.reset();
        int depth = 0;
        boolean inText = false;
        for (int i = 0; i < head.length; i++) {
            byte b = head[i];
            if (b == RECORD_SEPARATOR) return true;
            if (inText) {
                if (b == '\\') i++;
                else if (b == '"') inText = false;
            } else if (b == '"') {
                inText = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if ((b == '}' || b == ']') && --depth == 0) {
                return hasMore(head, i + 1);
            } else if (b == '\n' && depth > 0) {
                return false;
            }
        }
        return false;
    }

    private static boolean hasMore(byte[] head, int from) {
        boolean newLine = false;
        for (int i = from; i < head.length; i++) {
            if (head[i] == '\n') newLine = true;
            else if (head[i] > ' ' || head[i] < 0) return newLine;
        }
        return false;
    }

    @Override
    public @Nullable RawFeature next() throws IOException {
        while (readLine()) {
            if (line.toString(StandardCharsets.ISO_8859_1).isBlank()) continue;
            return parse();
        }
        return null;
    }

    private RawFeature parse() throws IOException {
        Place place = file.withRow(number);
        var bytes = new ByteArrayInputStream(line.toByteArray());
        try (var parser = new FeatureParser(bytes, place)) {
            RawFeature feature = parser.next();
            if (feature != null && parser.next() == null) return numbered(feature);
            return broken(JsonFaults.notGeoJson(place, "the line holds no feature, or more than one"));
        } catch (JacksonException e) {
            return broken(JsonFaults.broken(place, e));
        } catch (FaultException e) {
            return broken(e);
        }
    }

    private RawFeature numbered(RawFeature feature) {
        feature.row = number;
        return feature;
    }

    private RawFeature broken(FaultException e) {
        var feature = new RawFeature(number);
        feature.fault = e.faults().getFirst().at(file.withRow(number));
        return feature;
    }

    /** Reads up to the end of a line; record separators are taken for blanks. */
    private boolean readLine() throws IOException {
        line.reset();
        number++;
        int b = in.read();
        if (b < 0) return false;
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() >= LONGEST_LINE)
                throw JsonFaults.notGeoJson(file.withRow(number), "a line is longer than 64 MiB");
            line.write(b == RECORD_SEPARATOR ? ' ' : b);
        }
        return true;
    }

    @Override
    public @Nullable String crs() {
        return null;
    }

    @Override
    public void close() {
        line.reset();
    }
}
