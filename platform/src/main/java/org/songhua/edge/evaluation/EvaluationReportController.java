package org.songhua.edge.evaluation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.evaluation.Reports;
import org.songhua.evaluation.Reports.Draft;
import org.songhua.evaluation.Reports.Form;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Reports: written from the stored values, and held against them. */
@RestController
class EvaluationReportController {
    /** Longest report, bytes; a province's yearly report is a tenth of it as text. */
    private static final int MOST_BYTES = 5_000_000;

    private final Reports reports;

    EvaluationReportController(Reports reports) {
        this.reports = reports;
    }

    /**
     * Looks for contradictions in a report.
     *
     * @param file text, HTML or CSV in UTF-8; told apart by its name
     */
    @Allow(Permission.EVALUATION_VIEW)
    @PostMapping("/api/reports/check")
    FindingsView check(
            @RequestPart("file") MultipartFile file,
            @RequestParam String geography,
            @RequestParam String period,
            @RequestParam(required = false) @Nullable String cityClass,
            Caller caller)
            throws IOException {
        Periods.require(period);
        var draft = new Draft(form(file.getOriginalFilename()), text(file), geography, period, cityClass);
        List<FindingView> findings = reports.check(draft, caller.scope()).stream()
                .map(FindingView::of)
                .toList();
        return new FindingsView(findings.isEmpty(), findings);
    }

    private static Form form(@Nullable String name) {
        String lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".html") || lower.endsWith(".htm")) return Form.HTML;
        return lower.endsWith(".csv") ? Form.CSV : Form.TEXT;
    }

    private static String text(MultipartFile file) throws IOException {
        if (file.getSize() > MOST_BYTES) throw fault("EVAL-031", "The file is too large.", "Send at most 5 MB.");
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString()
                    .replace("\uFEFF", "");
        } catch (CharacterCodingException e) {
            throw fault("EVAL-032", "The file is not UTF-8 text.", "Save it as text, HTML or CSV in UTF-8.");
        }
    }

    private static FaultException fault(String code, String problem, String remedy) {
        return new FaultException(Fault.refused(code, Place.atField("file"), problem, remedy));
    }

    /** A report on the plan in a region; HTML that needs nothing from outside. */
    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/reports/plan")
    ResponseEntity<String> write(
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam String geography,
            @RequestParam String period,
            Caller caller) {
        Periods.require(period);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"report.html\"")
                .body(reports.write(plan, geography, period, caller.scope()));
    }

    /** What was found. */
    record FindingsView(boolean clean, List<FindingView> findings) {}

    /** A contradiction. */
    record FindingView(String code, @Nullable String place, String problem, String remedy) {
        static FindingView of(Fault fault) {
            return new FindingView(fault.code(), fault.place().field(), fault.problem(), fault.remedy());
        }
    }
}
