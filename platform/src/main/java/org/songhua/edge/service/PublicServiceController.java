package org.songhua.edge.service;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.security.OpenLimits;
import org.songhua.edge.service.ServiceViews.CertificateView;
import org.songhua.edge.service.ServiceViews.ServiceView;
import org.songhua.edge.service.ServiceViews.SummaryView;
import org.songhua.edge.service.ServiceViews.TrackedView;
import org.songhua.edge.service.ServiceViews.VerdictView;
import org.songhua.people.NotFoundException;
import org.songhua.people.Open;
import org.songhua.service.ApplicationForm;
import org.songhua.service.Applications;
import org.songhua.service.Receipt;
import org.songhua.service.Service;
import org.songhua.service.Services;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What applicants need without an account: find a service, see whether they are eligible, apply, follow, prove. */
@RestController
class PublicServiceController {
    private final Services services;
    private final Applications applications;
    private final OpenLimits limits;
    private final Clock clock;

    PublicServiceController(Services services, Applications applications, OpenLimits limits, Clock clock) {
        this.services = services;
        this.applications = applications;
        this.limits = limits;
        this.clock = clock;
    }

    @Open("The catalogue of services holds no data of anybody.")
    @GetMapping("/api/services")
    List<SummaryView> list() {
        return services.list().stream().map(SummaryView::of).toList();
    }

    @Open("What a service asks for and by which rules; holds no data of anybody.")
    @GetMapping("/api/services/{service}")
    ServiceView get(@PathVariable String service) {
        Service one = services.get(service);
        return ServiceViews.service(one, services.register(one));
    }

    /** Values of a form. */
    record FieldsBody(@Nullable Map<String, @Nullable Object> fields) {
        Map<String, Object> values() {
            return PublicServiceController.values(fields);
        }
    }

    static Map<String, Object> values(@Nullable Map<String, @Nullable Object> fields) {
        var values = new TreeMap<String, Object>();
        if (fields != null)
            fields.forEach((name, value) -> {
                if (value != null) values.put(name, value);
            });
        return values;
    }

    @Open("Judges what is sent by published rules; of registers it tells only what everybody may know. Rate limited.")
    @PostMapping("/api/services/{service}/eligibility")
    List<VerdictView> check(@PathVariable String service, @RequestBody FieldsBody body, HttpServletRequest request) {
        limits.take(request);
        return ServiceViews.verdicts(services.check(service, body.values()));
    }

    /** What an earlier application is found by, and what is filled in so far. */
    record PrefillBody(
            @Nullable String earlier,
            @Nullable String identity,
            @Nullable Map<String, @Nullable Object> fields) {}

    @Open(
            "Fills a form with what everybody may know, or with the applicant's own words: code and identity. Rate limited.")
    @PostMapping("/api/services/{service}/prefill")
    Map<String, Object> prefill(
            @PathVariable String service, @RequestBody PrefillBody body, HttpServletRequest request) {
        limits.take(request);
        var filled = new TreeMap<>(services.prefill(service, values(body.fields())));
        if (body.earlier() != null && body.identity() != null)
            filled.putAll(applications.earlier(service, body.earlier(), body.identity()));
        return filled;
    }

    /** An application. */
    record ApplicationBody(
            @Nullable Map<String, @Nullable Object> fields,
            @Nullable Map<String, @Nullable String> personal,
            @Nullable String region,
            @Nullable String earlier,
            @Nullable String request) {
        ApplicationForm form() {
            var known = new TreeMap<String, String>();
            if (personal != null)
                personal.forEach((name, text) -> known.put(name, Objects.requireNonNullElse(text, "")));
            return new ApplicationForm(values(fields), known, region, earlier, request);
        }

        /** Personal data never show by accident. */
        @Override
        public String toString() {
            return "ApplicationBody[…]";
        }
    }

    @Open("Anybody may apply; rate limited by address, who applies is sealed.")
    @PostMapping("/api/services/{service}/applications")
    @ResponseStatus(HttpStatus.CREATED)
    Receipt apply(@PathVariable String service, @RequestBody ApplicationBody body, HttpServletRequest request) {
        limits.take(request);
        return applications.apply(service, body.form(), Applications.APPLICANT);
    }

    @Open(
            "Whoever has the code, 100 bits of chance, may see how that application stands; rate limited against guessing.")
    @GetMapping("/api/applications/{code}")
    ResponseEntity<TrackedView> track(@PathVariable String code, HttpServletRequest request) {
        limits.take(request);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(ServiceViews.tracked(applications.track(code), clock.instant()));
    }

    @Open("Whoever has the code may bring documents, twenty at most; rate limited, sealed.")
    @PostMapping(
            path = "/api/applications/{code}/documents/{kind}",
            consumes = {"application/pdf", "image/jpeg", "image/png"})
    TrackedView bring(
            @PathVariable String code,
            @PathVariable String kind,
            @RequestBody byte[] file,
            HttpServletRequest request) {
        limits.take(request);
        return ServiceViews.tracked(applications.bring(code, kind, file), clock.instant());
    }

    @Open("Whoever has the code may take the application back; rate limited.")
    @PostMapping("/api/applications/{code}/withdrawal")
    TrackedView withdraw(@PathVariable String code, HttpServletRequest request) {
        limits.take(request);
        return ServiceViews.tracked(applications.withdraw(code), clock.instant());
    }

    @Open("Whoever is shown a certificate may see whether it holds; it tells nothing of the person. Rate limited.")
    @GetMapping("/api/certificates/{code}")
    CertificateView verify(@PathVariable String code, HttpServletRequest request) {
        limits.take(request);
        return applications
                .verify(code)
                .map(one -> new CertificateView(
                        one.service(),
                        one.title(),
                        one.issuedAt(),
                        one.until(),
                        one.standing().name()))
                .orElseThrow(() -> new NotFoundException("certificate with this code"));
    }
}
