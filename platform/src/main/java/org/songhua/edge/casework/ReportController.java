package org.songhua.edge.casework;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.ClassAdvice;
import org.songhua.casework.Contact;
import org.songhua.casework.NewReport;
import org.songhua.casework.Reports;
import org.songhua.casework.Severity;
import org.songhua.casework.TakenReport;
import org.songhua.cim.ObjectId;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reports at the desk: taking them in, who sent them, what of them is shown. */
@RestController
class ReportController {
    private final Reports reports;
    private final ClassAdvice advice;

    ReportController(Reports reports, ClassAdvice advice) {
        this.reports = reports;
        this.advice = advice;
    }

    /** A report as it is sent. Members that are not there say nothing. */
    record ReportBody(
            @Nullable String classCode,
            @Nullable String text,
            @Nullable Double longitude,
            @Nullable Double latitude,
            @Nullable String crs,
            @Nullable String method,
            @Nullable Double accuracyMeters,
            @Nullable String address,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable Map<String, @Nullable String> answers,
            @Nullable String severity,
            @Nullable String externalNo,
            @Nullable String joins,
            @Nullable Boolean mayPublish,
            @Nullable String object) {

        NewReport read(String channel, boolean desk) {
            String wanted = severity == null || !desk ? null : severity.toLowerCase(Locale.ROOT);
            return new NewReport(
                    channel,
                    or(classCode),
                    or(text),
                    longitude,
                    latitude,
                    crs == null ? "WGS84" : crs,
                    method != null && method.matches("gps|map|geocode|asset|manual") ? method : "manual",
                    accuracyMeters,
                    address,
                    new Contact(or(name), or(phone), or(email)),
                    given(answers),
                    wanted == null ? null : Severity.find(wanted).orElse(null),
                    desk ? externalNo : null,
                    desk && joins != null ? CaseController.parse(joins) : null,
                    Boolean.TRUE.equals(mayPublish),
                    desk && object != null ? objectId(object) : null);
        }

        private static UUID objectId(String text) {
            try {
                return ObjectId.parse(text).value();
            } catch (IllegalArgumentException e) {
                throw new FaultException(Fault.refused(
                        "CASE-144",
                        Place.atField("/object"),
                        "This is no id of a city object.",
                        "Choose it on the map, or leave it out."));
            }
        }

        /** A question left open is one not answered. */
        private static Map<String, String> given(@Nullable Map<String, @Nullable String> answers) {
            var given = new LinkedHashMap<String, String>();
            if (answers != null)
                answers.forEach((question, answer) -> {
                    if (answer != null) given.put(question, answer);
                });
            return given;
        }

        private static String or(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    @Allow(Permission.CASE_REPORT)
    @PostMapping("/api/cases/reports")
    @ResponseStatus(HttpStatus.CREATED)
    TakenReport take(@RequestBody ReportBody body, Caller caller) {
        TakenReport taken = reports.take(body.read("desk", true), caller.name());
        if (taken.isNew() && body.text() != null) advice.keep(taken.id(), body.text());
        return taken;
    }

    /** Who reported: name, phone and mail masked unless {@code clear} is asked for, which is written into the audit log. */
    record IdentityView(
            String name,
            String phone,
            String email,
            String text,
            Map<String, String> answers,
            String address,
            long calls) {}

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/reports/{id}/identity")
    IdentityView identity(@PathVariable String id, @RequestParam(defaultValue = "false") boolean clear, Caller caller) {
        Reports.Identity found = reports.identity(CaseController.parse(id), clear, caller);
        return new IdentityView(
                found.contact().name(),
                found.contact().phone(),
                found.contact().email(),
                found.text(),
                found.answers(),
                found.address(),
                found.calls());
    }

    /** The text that everybody may read. */
    record ReleaseBody(@Nullable String text) {}

    @Allow(Permission.CASE_REPORT)
    @PostMapping("/api/cases/reports/{id}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String id, @RequestBody ReleaseBody body, Caller caller) {
        reports.release(CaseController.parse(id), body.text() == null ? "" : body.text(), caller);
    }

    /** Why the glass is broken. */
    record GlassBody(@Nullable String reason) {}

    /** Until when one may look. */
    record GlassView(java.time.Instant until) {}

    /** For who works on the case and has to reach somebody at once; kept with its reason and audited. */
    @Allow(Permission.CASE_VIEW)
    @PostMapping("/api/cases/reports/{id}/glass")
    @ResponseStatus(HttpStatus.CREATED)
    GlassView breakGlass(@PathVariable String id, @RequestBody GlassBody body, Caller caller) {
        String reason = body.reason() == null ? "" : body.reason();
        return new GlassView(reports.breakGlass(CaseController.parse(id), reason, caller));
    }

    /** Erases who reported and all their words; the log of the case stays whole. */
    @Allow(Permission.REPORTER_VIEW)
    @DeleteMapping("/api/cases/reports/{id}/identity")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable String id, Caller caller) {
        reports.erase(CaseController.parse(id), caller);
    }
}
