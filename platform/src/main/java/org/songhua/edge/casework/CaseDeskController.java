package org.songhua.edge.casework;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseDesk;
import org.songhua.casework.Responsibility;
import org.songhua.edge.casework.CaseViews.NameView;
import org.songhua.edge.casework.CitizenController.ClassView;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Organisation;
import org.songhua.people.Organisations;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What a desk works with: classes and flows, saved views, the responsibility list. */
@RestController
class CaseDeskController {
    private final CaseCatalogue catalogue;
    private final CaseDesk desk;
    private final CaseViews views;
    private final Organisations organisations;

    CaseDeskController(CaseCatalogue catalogue, CaseDesk desk, CaseViews views, Organisations organisations) {
        this.catalogue = catalogue;
        this.desk = desk;
        this.views = views;
        this.organisations = organisations;
    }

    /** A state of a flow. */
    record StateView(String code, NameView name, int stage, String kind) {}

    /** A flow. */
    record FlowView(String key, int version, String start, List<StateView> states) {}

    /** Classes, flows and words, and the names of departments by code. */
    record CatalogueView(
            List<ClassView> classes,
            List<FlowView> flows,
            Map<String, NameView> words,
            Map<String, String> departments) {}

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/catalogue")
    CatalogueView catalogue() {
        List<FlowView> flows = catalogue.flows().stream()
                .map(flow -> new FlowView(
                        flow.key(),
                        flow.version(),
                        flow.start(),
                        flow.states().stream()
                                .map(state -> new StateView(
                                        state.code(),
                                        new NameView(state.zh(), state.en()),
                                        state.stage(),
                                        state.kind().name()))
                                .toList()))
                .toList();
        Map<String, String> departments =
                organisations.list().stream().collect(Collectors.toMap(Organisation::code, Organisation::name));
        return new CatalogueView(
                catalogue.classes().stream().map(ClassView::of).toList(), flows, views.words(), departments);
    }

    /** A view somebody has saved: parameters of the list. */
    record SavedView(String name, @JsonRawValue String query) {}

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/views")
    List<SavedView> views(Caller caller) {
        return desk.views(caller.name()).entrySet().stream()
                .map(entry -> new SavedView(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Allow(Permission.CASE_VIEW)
    @PutMapping("/api/cases/views/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void save(@PathVariable String name, @RequestBody JsonNode query, Caller caller) {
        desk.saveView(caller.name(), name, query.toString());
    }

    @Allow(Permission.CASE_VIEW)
    @DeleteMapping("/api/cases/views/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name, Caller caller) {
        desk.deleteView(caller.name(), name);
    }

    /** A line of the responsibility list; heads may be empty. */
    record ResponsibilityBody(
            @Nullable String classHead,
            @Nullable String areaHead,
            @Nullable String owner,
            @Nullable String department,
            @Nullable String basis,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        Responsibility read() {
            return new Responsibility("", or(classHead), or(areaHead), or(owner), or(department), or(basis), from, to);
        }

        private static String or(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    @Allow(Permission.CASE_VIEW)
    @GetMapping("/api/cases/responsibilities")
    List<Responsibility> responsibilities() {
        return desk.responsibilities();
    }

    @Allow(Permission.CASE_CONFIGURE)
    @PostMapping("/api/cases/responsibilities")
    @ResponseStatus(HttpStatus.CREATED)
    Responsibility add(@RequestBody ResponsibilityBody body, Caller caller) {
        return desk.addResponsibility(body.read(), caller);
    }

    /** The last day of a rule. */
    record EndBody(@Nullable LocalDate last) {}

    @Allow(Permission.CASE_CONFIGURE)
    @PostMapping("/api/cases/responsibilities/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id, @RequestBody EndBody body, Caller caller) {
        desk.endResponsibility(id, body.last(), caller);
    }
}
