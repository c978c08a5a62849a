package org.songhua.edge.evaluation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.evaluation.ReportTemplate;
import org.songhua.evaluation.Reports;
import org.songhua.evaluation.Reports.Draft;
import org.songhua.evaluation.Reports.Form;
import org.songhua.evaluation.Reports.Order;
import org.songhua.evaluation.Reports.Output;
import org.songhua.pack.Text;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
     * @param file Word, or text, HTML or CSV in UTF-8; told apart by its name
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
        Form form = form(file.getOriginalFilename());
        String text = isWord(file) ? reports.textOfWord(bytes(file)) : text(file);
        var draft = new Draft(form, text, geography, period, cityClass);
        List<FindingView> findings = reports.check(draft, caller.scope()).stream()
                .map(FindingView::of)
                .toList();
        return new FindingsView(findings.isEmpty(), findings);
    }

    private static Form form(@Nullable String name) {
        String lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".html") || lower.endsWith(".htm") || lower.endsWith(".docx")) return Form.HTML;
        return lower.endsWith(".csv") ? Form.CSV : Form.TEXT;
    }

    private static boolean isWord(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name != null && name.toLowerCase(Locale.ROOT).endsWith(".docx");
    }

    private static byte[] bytes(MultipartFile file) throws IOException {
        if (file.getSize() > MOST_BYTES) throw fault("EVAL-031", "The file is too large.", "Send at most 5 MB.");
        return file.getBytes();
    }

    private static String text(MultipartFile file) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(file)))
                    .toString()
                    .replace("\uFEFF", "");
        } catch (CharacterCodingException e) {
            throw fault(
                    "EVAL-032", "The file is not UTF-8 text.", "Save it as .docx, or as text, HTML or CSV in UTF-8.");
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

    /** The kinds of reports there are. */
    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/evaluation/reports")
    List<TemplateView> templates() {
        return reports.templates().stream().map(TemplateView::of).toList();
    }

    /**
     * A report as a file.
     *
     * @param form html, docx or pdf
     */
    @Allow(Permission.EVALUATION_VIEW)
    @GetMapping("/api/evaluation/reports/{template}.{form}")
    ResponseEntity<byte[]> report(
            @PathVariable String template,
            @PathVariable String form,
            @RequestParam String geography,
            @RequestParam String period,
            @RequestParam(required = false) @Nullable Integer clause,
            @RequestParam(required = false) @Nullable String lead,
            Caller caller) {
        Periods.require(period);
        Kind kind = Kind.of(form);
        byte[] file = reports.write(new Order(template, geography, period, clause, lead), kind.output, caller.scope());
        String name = template + "-" + geography.replace(':', '-') + "-" + period + "." + form;
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(kind.type))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(file);
    }

    /** Endings of files. */
    private enum Kind {
        HTML(Output.HTML, "text/html;charset=UTF-8"),
        DOCX(Output.WORD, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        PDF(Output.PDF, "application/pdf");

        private final Output output;
        private final String type;

        Kind(Output output, String type) {
            this.output = output;
            this.type = type;
        }

        static Kind of(String ending) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(ending))
                    .findFirst()
                    .orElseThrow(() -> new NotFoundException("report as " + ending + "; there are html, docx and pdf"));
        }
    }

    /** A kind of report: of a region, a clause or a lead. */
    record TemplateView(String code, Text title, String of) {
        static TemplateView of(ReportTemplate template) {
            return new TemplateView(
                    template.code(), template.title(), template.of().name().toLowerCase(Locale.ROOT));
        }
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
