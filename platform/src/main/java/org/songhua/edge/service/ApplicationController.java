package org.songhua.edge.service;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.problem.FaultView;
import org.songhua.edge.service.PublicServiceController.ApplicationBody;
import org.songhua.edge.service.ServiceViews.GapView;
import org.songhua.edge.service.ServiceViews.VerdictView;
import org.songhua.edge.service.ServiceViews.WaitingView;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.Parsing;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.service.Applications;
import org.songhua.service.Gap;
import org.songhua.service.Paid;
import org.songhua.service.Receipt;
import org.songhua.service.Service;
import org.songhua.service.Services;
import org.songhua.service.Tracked;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Applications as officers see and decide them; what each action needs, the register says. */
@RestController
class ApplicationController {
    private static final String ONE = "/api/services/{service}/applications/{number}";
    private static final int MOST = 1_000;

    private final Services services;
    private final Applications applications;
    private final Clock clock;

    ApplicationController(Services services, Applications applications, Clock clock) {
        this.services = services;
        this.applications = applications;
        this.clock = clock;
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/services/{service}/applications")
    List<WaitingView> list(
            @PathVariable String service,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return (state == null
                        ? applications.late(service, most, caller)
                        : applications.list(service, state, most, caller))
                .stream().map(WaitingView::of).toList();
    }

    /** For somebody who stands at the counter. */
    @Allow(Permission.REGISTER_EDIT)
    @PostMapping("/api/services/{service}/counter")
    @ResponseStatus(HttpStatus.CREATED)
    Receipt take(@PathVariable String service, @RequestBody ApplicationBody body, Caller caller) {
        return applications.apply(service, body.form(), caller);
    }

    @Allow(Permission.REGISTER_EDIT)
    @GetMapping(ONE + "/eligibility")
    List<VerdictView> verdicts(@PathVariable String service, @PathVariable String number, Caller caller) {
        return ServiceViews.verdicts(applications.verdicts(service, number, caller));
    }

    /** What to do. */
    record DecisionBody(
            @Nullable String action,
            @Nullable String note,
            @Nullable Map<String, @Nullable Object> fields) {
        RecordStep step() {
            var values = new TreeMap<String, Object>();
            if (fields != null) fields.forEach((name, value) -> values.put(name, value == null ? "" : value));
            return new RecordStep(Objects.requireNonNullElse(action, ""), note, values);
        }
    }

    /** What it came to. */
    record DecidedView(String number, String state, long revision) {}

    /** Does something; 412 when somebody was faster than If-Match tells. */
    @Allow(Permission.REGISTER_VIEW)
    @PostMapping(ONE + "/actions")
    ResponseEntity<DecidedView> decide(
            @PathVariable String service,
            @PathVariable String number,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody DecisionBody body,
            Caller caller) {
        RegisterRecord after = applications.decide(service, number, revision(match), body.step(), caller);
        return ResponseEntity.ok()
                .eTag("\"" + after.revision() + "\"")
                .body(new DecidedView(after.key(), after.state(), after.revision()));
    }

    private static @Nullable Long revision(@Nullable String match) {
        if (match == null) return null;
        String digits = match.replace("\"", "").strip();
        if (!digits.matches("\\d{1,18}"))
            throw refused("If-Match", "SERV-050", "This is no revision.", "Send the ETag as it came.");
        return Long.valueOf(digits);
    }

    private static FaultException refused(String field, String code, String problem, String remedy) {
        return new FaultException(Fault.refused(code, Place.atField(field), problem, remedy));
    }

    @Allow(Permission.REPORTER_VIEW)
    @GetMapping(ONE + "/applicant")
    ResponseEntity<Map<String, String>> person(
            @PathVariable String service, @PathVariable String number, Caller caller) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(applications.person(service, number, caller));
    }

    @Allow(Permission.REGISTER_APPROVE)
    @DeleteMapping(ONE + "/applicant")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable String service, @PathVariable String number, Caller caller) {
        applications.erase(service, number, caller);
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping(ONE + "/documents")
    List<Tracked.Brought> documents(@PathVariable String service, @PathVariable String number, Caller caller) {
        return applications.documents(service, number, caller);
    }

    /** A document, for saving and never for showing inside the console. */
    @Allow(Permission.REPORTER_VIEW)
    @GetMapping(ONE + "/documents/{document}")
    ResponseEntity<byte[]> document(
            @PathVariable String service, @PathVariable String number, @PathVariable int document, Caller caller) {
        byte[] content = applications
                .document(service, number, document, caller)
                .orElseThrow(() -> new NotFoundException("document " + document));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", "attachment; filename=\"document-" + document + "\"")
                .cacheControl(CacheControl.noStore())
                .body(content);
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/services/{service}/gap")
    GapView gap(@PathVariable String service, @RequestParam(defaultValue = "100") int rows, Caller caller) {
        Service one = services.get(service);
        Gap gap = applications.gap(service, Math.clamp(rows, 0, MOST), caller);
        return ServiceViews.gap(Objects.requireNonNull(one.need()), gap);
    }

    /** For which month. */
    record MonthBody(@Nullable String month) {}

    /** What came of it. */
    record PaidView(String month, int booked, int before, List<FaultView> refused) {}

    /** Books what is due; this month when none is told. */
    @Allow(Permission.REGISTER_APPROVE)
    @PostMapping("/api/services/{service}/payments")
    PaidView pay(@PathVariable String service, @RequestBody MonthBody body, Caller caller) {
        YearMonth month = month(body.month());
        Paid paid = applications.pay(service, month, caller);
        return new PaidView(
                month.toString(),
                paid.booked(),
                paid.before(),
                paid.refused().stream().map(FaultView::of).toList());
    }

    private YearMonth month(@Nullable String text) {
        if (text == null) return YearMonth.now(clock.withZone(java.time.ZoneId.of("Asia/Shanghai")));
        return Parsing.find(text, YearMonth::parse)
                .orElseThrow(() -> refused("/month", "SERV-051", "This is no month.", "Give one such as 2026-01."));
    }
}
