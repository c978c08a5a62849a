package org.songhua.edge.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Imports;
import org.songhua.cim.Imports.FoundFault;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/**
 * The problem list of an import as a table (RFC 4180). Begins with a byte order mark, by which office programs know
 * UTF-8; a text that such a program would take for a formula gets an apostrophe in front.
 */
final class FaultsCsv {
    private static final String HEAD = "number,code,severity,file,row,feature,field,longitude,latitude,problem,remedy";
    private static final int PORTION = 2000;

    private final Imports imports;

    FaultsCsv(Imports imports) {
        this.imports = imports;
    }

    void write(long id, OutputStream out) throws IOException {
        out.write(("\uFEFF" + HEAD + "\r\n").getBytes(StandardCharsets.UTF_8));
        long after = 0;
        while (true) {
            List<FoundFault> some = imports.faults(id, after, null, PORTION);
            for (FoundFault found : some) out.write(line(found).getBytes(StandardCharsets.UTF_8));
            if (some.size() < PORTION) return;
            after = some.getLast().number();
        }
    }

    private static String line(FoundFault found) {
        Fault fault = found.fault();
        Place place = fault.place();
        return Stream.of(
                                Long.toString(found.number()),
                                fault.code(),
                                fault.severity().name(),
                                cell(place.file()),
                                place.row() > 0 ? Long.toString(place.row()) : "",
                                cell(place.feature()),
                                cell(place.field()),
                                place.hasPosition() ? Double.toString(place.longitude()) : "",
                                place.hasPosition() ? Double.toString(place.latitude()) : "",
                                cell(fault.problem()),
                                cell(fault.remedy()))
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) return "";
        String safe = "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
