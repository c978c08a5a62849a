package org.songhua.edge.exports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Permission;
import org.songhua.sensing.ReadingExports;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Readings of a network in a month, for programs that reckon with columns. */
@RestController
class ReadingExportController {
    private final ReadingExports exports;

    ReadingExportController(ReadingExports exports) {
        this.exports = exports;
    }

    /**
     * Streams a Parquet file.
     *
     * @param network code of the field; empty for all
     * @param month of UTC, as 2026-05
     */
    @Allow(Permission.SENSING_VIEW)
    @GetMapping("/api/export/readings")
    void export(
            @RequestParam(defaultValue = "") String network,
            @RequestParam String month,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        if (!caller.scope().isAll())
            throw new NotAllowedException("Readings are open to callers without a restricted scope only.");
        YearMonth wanted = month(month);
        String name = "readings-" + (network.isEmpty() ? "all" : network) + "-" + wanted + ".parquet";
        response.setContentType("application/vnd.apache.parquet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        exports.write(network, wanted, response.getOutputStream());
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new FaultException(Fault.refused(
                    "EXP-009",
                    Place.atField("month"),
                    "“" + (text.length() > 20 ? text.substring(0, 20) + "…" : text) + "” is no month.",
                    "Give year and month as 2026-05."));
        }
    }
}
