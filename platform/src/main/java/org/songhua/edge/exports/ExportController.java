package org.songhua.edge.exports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Exports;
import org.songhua.cim.Exports.ExportRequest;
import org.songhua.cim.Exports.Format;
import org.songhua.cim.Extent;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files of city objects for other programs, within the caller's scope. */
@RestController
class ExportController {
    private final Exports exports;

    ExportController(Exports exports) {
        this.exports = exports;
    }

    /**
     * Streams a file.
     *
     * @param format code of the format
     * @param classCodes classes wanted; none for all
     * @param bbox west, south, east, north in degrees; none for everywhere
     */
    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/export")
    void export(
            @RequestParam String format,
            @RequestParam(name = "class", required = false) @Nullable List<String> classCodes,
            @RequestParam(required = false) @Nullable String dataset,
            @RequestParam(required = false) @Nullable String bbox,
            @RequestParam(required = false) @Nullable String crs,
            @RequestParam(required = false) @Nullable String encoding,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        Format wanted = Format.find(format).orElseThrow(() -> unknownFormat(format));
        var request = new ExportRequest(
                wanted,
                Objects.requireNonNullElse(classCodes, List.of()),
                dataset,
                bbox == null ? List.of() : List.of(extent(bbox)),
                crs,
                encoding);
        String name = Objects.requireNonNullElse(dataset, "songhua") + wanted.suffix();
        response.setContentType(wanted.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        exports.write(request, caller.scope(), response.getOutputStream());
    }

    private static FaultException unknownFormat(String format) {
        String known = Arrays.stream(Format.values()).map(Format::code).collect(Collectors.joining(", "));
        return fault(
                "EXP-006",
                "format",
                "There is no format \"%s\".".formatted(shortened(format)),
                "Give one of " + known + ".");
    }

    private static Extent extent(String bbox) {
        return Extent.parse(bbox)
                .orElseThrow(() -> fault(
                        "EXP-007",
                        "bbox",
                        "\"%s\" is no rectangle.".formatted(shortened(bbox)),
                        "Give west, south, east and north in degrees, separated by commas."));
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static FaultException fault(String code, String field, String problem, String remedy) {
        return new FaultException(Fault.refused(code, Place.atField(field), problem, remedy));
    }
}
