package org.songhua.edge.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Organisation;
import org.songhua.people.Organisations;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The tree of organisations. */
@RestController
class OrganisationController {
    private static final Set<String> MEMBERS = Set.of("code", "name", "parent", "kind");

    private final Organisations organisations;

    OrganisationController(Organisations organisations) {
        this.organisations = organisations;
    }

    /** An organisation as JSON. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OrganisationView(
            String code,
            String name,
            @Nullable String parent,
            @Nullable String kind) {

        static OrganisationView of(Organisation one) {
            return new OrganisationView(one.code(), one.name(), one.parent(), one.kind());
        }
    }

    @Allow(Permission.PEOPLE_VIEW)
    @GetMapping("/api/organisations")
    List<OrganisationView> list() {
        return organisations.list().stream().map(OrganisationView::of).toList();
    }

    @Allow(Permission.PEOPLE_MANAGE)
    @PostMapping("/api/organisations")
    @ResponseStatus(HttpStatus.CREATED)
    OrganisationView create(@RequestBody JsonNode json, Caller caller) {
        JsonBody body = JsonBody.of(json, MEMBERS);
        Organisation one = organisation(body, new Organisation(body.text("code"), body.text("name"), null, null));
        return OrganisationView.of(organisations.create(one, body.log(), caller));
    }

    @Allow(Permission.PEOPLE_MANAGE)
    @PatchMapping("/api/organisations/{code}")
    OrganisationView change(@PathVariable String code, @RequestBody JsonNode json, Caller caller) {
        JsonBody body = JsonBody.of(json, MEMBERS);
        return OrganisationView.of(
                organisations.change(code, before -> organisation(body, before), body.log(), caller));
    }

    private static Organisation organisation(JsonBody body, Organisation before) {
        return new Organisation(
                before.code(),
                body.text("name", before.name()),
                body.optionalText("parent", before.parent()),
                body.optionalText("kind", before.kind()));
    }
}
