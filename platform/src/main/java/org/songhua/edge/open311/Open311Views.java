package org.songhua.edge.open311;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseClass;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.Report;
import org.songhua.casework.Reports.PublicReport;
import org.songhua.cim.Regions;
import org.songhua.people.Organisation;
import org.songhua.people.Organisations;
import org.springframework.stereotype.Component;

/** Services and requests with the names of Open311. Only what belongs to public classes ever comes here. */
@Component
class Open311Views {
    private static final Map<String, String> EXTENDED = Map.of(
            "verifying", "INVESTIGATING",
            "dispatched", "ACTION_SCHEDULED",
            "in_progress", "IN_PROGRESS",
            "closed", "FIXED",
            "evaluated", "FIXED",
            "merged", "DUPLICATE",
            "excluded", "NO_FURTHER_ACTION",
            "declined", "NOT_COUNCILS_RESPONSIBILITY",
            "voided", "CANCELLED",
            "suspended", "INTERNAL_REFERRAL");

    private final CaseCatalogue catalogue;
    private final Regions regions;
    private final Organisations organisations;

    Open311Views(CaseCatalogue catalogue, Regions regions, Organisations organisations) {
        this.catalogue = catalogue;
        this.regions = regions;
        this.organisations = organisations;
    }

    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static Map<String, Object> service(CaseClass of) {
        var row = new LinkedHashMap<String, Object>();
        row.put("service_code", of.code());
        row.put("service_name", of.title().zh());
        row.put(
                "description",
                of.title().en().equals(of.title().zh())
                        ? of.title().zh()
                        : of.title().zh() + " / " + of.title().en());
        row.put("metadata", Boolean.toString(!of.questions().isEmpty()));
        row.put("type", "realtime");
        row.put("keywords", of.group().zh());
        row.put("group", of.group().zh());
        return row;
    }

    static Map<String, Object> definition(CaseClass of) {
        var attributes = new ArrayList<Map<String, Object>>();
        for (CaseClass.Question question : of.questions()) attributes.add(attribute(question, attributes.size() + 1));
        var row = new LinkedHashMap<String, Object>();
        row.put("service_code", of.code());
        row.put("attributes", attributes);
        return row;
    }

    private static Map<String, Object> attribute(CaseClass.Question question, int order) {
        var row = new LinkedHashMap<String, Object>();
        row.put("variable", "true");
        row.put("code", question.code());
        row.put("datatype", question.type());
        row.put("required", Boolean.toString(question.required()));
        row.put("datatype_description", question.title().en());
        row.put("order", order);
        row.put("description", question.title().zh());
        if (!question.values().isEmpty())
            row.put(
                    "values",
                    question.values().entrySet().stream()
                            .map(entry -> Map.of(
                                    "key",
                                    entry.getKey(),
                                    "name",
                                    entry.getValue().zh()))
                            .toList());
        return row;
    }

    Map<String, @Nullable Object> request(PublicReport found, boolean extended) {
        Report report = found.report();
        CaseSummary one = found.summary();
        String name =
                catalogue.findClass(one.classCode()).map(of -> of.title().zh()).orElse(one.classCode());
        CaseClass.ShownPlace shown =
                catalogue.findClass(one.classCode()).map(CaseClass::shownPlace).orElse(CaseClass.ShownPlace.HIDDEN);
        Report.Place place = shown == CaseClass.ShownPlace.HIDDEN ? null : report.place();
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("service_request_id", Long.toString(report.number()));
        row.put("status", status(one));
        row.put("status_notes", notes(one));
        row.put("service_name", name);
        row.put("service_code", one.classCode());
        row.put("description", report.publicText());
        row.put("agency_responsible", agency(one.department()));
        row.put("service_notice", null);
        row.put("requested_datetime", time(report.receivedAt()));
        row.put("updated_datetime", time(one.changedAt()));
        row.put("expected_datetime", one.dueAt() == null ? null : time(one.dueAt()));
        row.put("address", address(one, place, shown));
        row.put("address_id", one.grid());
        row.put("zipcode", null);
        row.put("lat", place == null ? null : (Double) shown.shown(place.latitude()));
        row.put("long", place == null ? null : (Double) shown.shown(place.longitude()));
        row.put("media_url", null);
        if (extended) row.put("extended_attributes", extended(one));
        return row;
    }

    private static Map<String, Object> extended(CaseSummary one) {
        var row = new LinkedHashMap<String, Object>();
        row.put("stage", one.stage());
        row.put("extended_status", extendedStatus(one));
        row.put("channel", one.channel());
        return row;
    }

    static String status(CaseSummary one) {
        return one.kind().equals("OPEN") ? "open" : "closed";
    }

    static String extendedStatus(CaseSummary one) {
        return EXTENDED.getOrDefault(one.state(), one.kind().equals("OPEN") ? "FOR_TRIAGE" : "NO_FURTHER_ACTION");
    }

    String notes(CaseSummary one) {
        return catalogue
                .flow(one.flow())
                .findState(one.state())
                .map(state -> state.zh())
                .orElse(one.state());
    }

    private @Nullable String agency(@Nullable String department) {
        if (department == null) return null;
        return organisations.list().stream()
                .filter(one -> one.code().equals(department))
                .map(Organisation::name)
                .findFirst()
                .orElse(department);
    }

    /** Clients want an address; where none is known they get the regions, else the degrees, else that it is unknown. */
    private String address(CaseSummary one, Report.@Nullable Place place, CaseClass.ShownPlace shown) {
        String region = one.region();
        List<Regions.Step> path = region == null ? List.of() : regions.path(region);
        if (!path.isEmpty()) return path.stream().map(Regions.Step::name).collect(Collectors.joining(" "));
        return place == null
                ? "未知 / unknown"
                : "%.5f, %.5f".formatted(shown.shown(place.latitude()), shown.shown(place.longitude()));
    }

    Map<String, @Nullable Object> update(PublicReport found) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        CaseSummary one = found.summary();
        row.put("update_id", found.report().number() + "-" + one.sequence());
        row.put("service_request_id", Long.toString(found.report().number()));
        row.put("status", extendedStatus(one));
        row.put("updated_datetime", time(one.changedAt()));
        row.put("description", notes(one));
        row.put("media_url", null);
        return row;
    }
}
