package org.songhua.edge.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseClass;
import org.songhua.casework.Reports;
import org.songhua.casework.Reports.PublicQuery;
import org.songhua.casework.Reports.PublicReport;
import org.songhua.casework.TakenReport;
import org.songhua.edge.security.OpenLimits;
import org.songhua.edge.security.Visitor;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Open;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Open311 GeoReport v2: services, requests, tokens, and updates of requests. */
@RestController
class Open311Controller {
    private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";
    private static final String CHANGESET = "2026-11-28 00:00";

    private final CaseCatalogue catalogue;
    private final Reports reports;
    private final Open311Views views;
    private final ApiKeys keys;
    private final OpenLimits limits;
    private final Clock clock;

    Open311Controller(
            CaseCatalogue catalogue,
            Reports reports,
            Open311Views views,
            ApiKeys keys,
            OpenLimits limits,
            Clock clock) {
        this.catalogue = catalogue;
        this.reports = reports;
        this.views = views;
        this.keys = keys;
        this.limits = limits;
        this.clock = clock;
    }

    private static ResponseEntity<byte[]> answering(String ending, Function<Format, ResponseEntity<byte[]>> work) {
        Format format = Format.of(ending);
        try {
            return work.apply(format);
        } catch (Refused refused) {
            return error(format, refused.status(), refused.getMessage());
        } catch (FaultException faults) {
            String all = faults.faults().stream().map(Fault::problem).collect(Collectors.joining(" "));
            return error(format, HttpStatus.BAD_REQUEST, all);
        }
    }

    private static ResponseEntity<byte[]> error(Format format, HttpStatus status, @Nullable String description) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("code", status.value());
        row.put("description", description);
        return format.list(status, "errors", "error", List.of(row));
    }

    @Open("Says where the interface is.")
    @GetMapping({"/open311/discovery.{format:xml|json}", "/open311/v2/discovery.{format:xml|json}"})
    ResponseEntity<byte[]> discovery(@PathVariable String format, HttpServletRequest request) {
        var endpoint = new LinkedHashMap<String, Object>();
        endpoint.put("specification", SPECIFICATION);
        endpoint.put("url", request.getRequestURL().toString().replaceFirst("/open311/.*$", "/open311/v2"));
        endpoint.put("changeset", CHANGESET);
        endpoint.put("type", "production");
        endpoint.put("formats", List.of("text/xml", "application/json"));
        var row = new LinkedHashMap<String, Object>();
        row.put("changeset", CHANGESET);
        row.put("contact", "The operator of this platform.");
        row.put("key_service", "API keys are given by the operator of this platform.");
        row.put("endpoints", List.of(endpoint));
        return answering(format, form -> form.one("discovery", row));
    }

    @Open("The list of public services.")
    @GetMapping("/open311/v2/services.{format:xml|json}")
    ResponseEntity<byte[]> services(@PathVariable String format) {
        return answering(
                format,
                form -> form.list(
                        HttpStatus.OK,
                        "services",
                        "service",
                        catalogue.classes().stream()
                                .filter(CaseClass::isPublic)
                                .map(Open311Views::service)
                                .toList()));
    }

    @Open("The form of a public service.")
    @GetMapping("/open311/v2/services/{code}.{format:xml|json}")
    ResponseEntity<byte[]> service(@PathVariable String code, @PathVariable String format) {
        return answering(format, form -> form.one("service_definition", Open311Views.definition(publicClass(code))));
    }

    private CaseClass publicClass(@Nullable String code) {
        if (code == null) throw Refused.bad("service_code was not provided");
        return catalogue
                .findClass(code)
                .filter(CaseClass::isPublic)
                .orElseThrow(() -> Refused.missing("service_code " + code + " was not found"));
    }

    @Open("Requests of public classes, without who sent them and without texts nobody has released.")
    @GetMapping("/open311/v2/requests.{format:xml|json}")
    ResponseEntity<byte[]> requests(
            @PathVariable String format, @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        limits.take(request);
        return answering(format, form -> {
            PublicQuery query = Open311Query.read(parameters, clock.instant());
            return list(form, reports.listPublic(query), Boolean.parseBoolean(parameters.get("extensions")));
        });
    }

    private ResponseEntity<byte[]> list(Format form, List<PublicReport> found, boolean extended) {
        return form.list(
                HttpStatus.OK,
                "service_requests",
                "request",
                found.stream().map(one -> views.request(one, extended)).toList());
    }

    @Open("A request of a public class.")
    @GetMapping("/open311/v2/requests/{id}.{format:xml|json}")
    ResponseEntity<byte[]> request(
            @PathVariable String id, @PathVariable String format, @RequestParam Map<String, String> parameters) {
        return answering(format, form -> {
            List<PublicReport> found =
                    reports.listPublic(Open311Query.read(Map.of("service_request_id", id), clock.instant()));
            if (found.isEmpty()) throw Refused.missing("service_request_id " + id + " was not found");
            return list(form, found, Boolean.parseBoolean(parameters.get("extensions")));
        });
    }

    @Open("Asks for an API key in the form: Open311 has no other place for it.")
    @PostMapping("/open311/v2/requests.{format:xml|json}")
    ResponseEntity<byte[]> create(@PathVariable String format, HttpServletRequest request, Visitor visitor) {
        limits.take(request);
        return answering(format, form -> {
            var sent = new Open311Form(request);
            Caller caller = caller(sent, visitor);
            TakenReport taken = reports.take(sent.read(publicClass(sent.find("service_code"))), caller.name());
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put("service_request_id", Long.toString(taken.number()));
            row.put("service_notice", "跟踪码 / tracking code: " + taken.trackingCode());
            row.put("account_id", null);
            return form.list(HttpStatus.OK, "service_requests", "request", List.of(row));
        });
    }

    /** By the key in the form, or by a bearer token of the same kind; never by a session, which a stranger's page could use. */
    private Caller caller(Open311Form sent, Visitor visitor) {
        String key = sent.find("api_key");
        Caller byToken = visitor.kind() == Visitor.Kind.KEY ? visitor.caller() : null;
        Caller caller = key == null ? byToken : keys.authenticate(key).orElse(null);
        if (caller == null || !caller.may(Permission.CASE_REPORT))
            throw new Refused(HttpStatus.FORBIDDEN, "api_key is missing, unknown, or may not report");
        return caller;
    }

    @Open("Ids are given at once, so a token is the id.")
    @GetMapping("/open311/v2/tokens/{token}.{format:xml|json}")
    ResponseEntity<byte[]> token(@PathVariable String token, @PathVariable String format) {
        return answering(format, form -> {
            if (reports.listPublic(Open311Query.read(Map.of("service_request_id", token), clock.instant()))
                    .isEmpty()) throw Refused.missing("token " + token + " was not found");
            return form.list(
                    HttpStatus.OK,
                    "service_requests",
                    "request",
                    List.of(Map.of("service_request_id", token, "token", token)));
        });
    }

    @Open("Changes of requests of public classes.")
    @GetMapping("/open311/v2/servicerequestupdates.{format:xml|json}")
    ResponseEntity<byte[]> updates(
            @PathVariable String format, @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        limits.take(request);
        return answering(
                format,
                form -> form.list(
                        HttpStatus.OK,
                        "service_request_updates",
                        "request_update",
                        reports.listPublic(Open311Query.updates(parameters, clock.instant())).stream()
                                .map(views::update)
                                .toList()));
    }

    /** Takes an update of a request as a new report that joins its case: the words are sealed, the log notes that they came. */
    @Open("Asks for an API key in the form.")
    @PostMapping("/open311/v2/servicerequestupdates.{format:xml|json}")
    ResponseEntity<byte[]> update(@PathVariable String format, HttpServletRequest request, Visitor visitor) {
        limits.take(request);
        return answering(format, form -> {
            var sent = new Open311Form(request);
            Caller caller = caller(sent, visitor);
            String id = sent.text("service_request_id");
            String updateId = sent.text("update_id");
            if (updateId.isEmpty() || id.isEmpty()) throw Refused.bad("service_request_id and update_id are required");
            PublicReport found =
                    reports.listPublic(Open311Query.read(Map.of("service_request_id", id), clock.instant())).stream()
                            .findFirst()
                            .orElseThrow(() -> Refused.missing("service_request_id " + id + " was not found"));
            TakenReport taken = reports.take(sent.update(found, updateId), caller.name());
            if (!taken.isNew()) throw Refused.bad("update_id " + updateId + " was sent before");
            return form.list(
                    HttpStatus.OK, "service_request_updates", "request_update", List.of(Map.of("update_id", updateId)));
        });
    }
}
