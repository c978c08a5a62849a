package org.songhua.edge.people;

import java.util.List;
import java.util.Set;
import org.songhua.edge.people.PermissionView.TitleView;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Role;
import org.songhua.people.Roles;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Roles and the permissions that they are made of. */
@RestController
class RoleController {
    private static final Set<String> MEMBERS = Set.of("code", "title", "permissions", "builtIn");
    private static final Set<String> TITLE = Set.of("zh", "en");

    private final Roles roles;

    RoleController(Roles roles) {
        this.roles = roles;
    }

    /** A role as JSON. */
    record RoleView(String code, TitleView title, List<String> permissions, boolean builtIn) {

        static RoleView of(Role role) {
            return new RoleView(
                    role.code(),
                    new TitleView(role.titleZh(), role.titleEn()),
                    PermissionView.codes(role.permissions()),
                    role.builtIn());
        }
    }

    @Allow(Permission.PEOPLE_VIEW)
    @GetMapping("/api/permissions")
    List<PermissionView> permissions() {
        return PermissionView.all();
    }

    @Allow(Permission.PEOPLE_VIEW)
    @GetMapping("/api/roles")
    List<RoleView> list() {
        return roles.list().stream().map(RoleView::of).toList();
    }

    @Allow(Permission.PEOPLE_MANAGE)
    @PostMapping("/api/roles")
    @ResponseStatus(HttpStatus.CREATED)
    RoleView create(@RequestBody JsonNode json, Caller caller) {
        JsonBody body = JsonBody.of(json, MEMBERS);
        Role role = role(body, new Role(body.text("code"), "", "", Set.of(), false));
        return RoleView.of(roles.create(role, body.log(), caller));
    }

    @Allow(Permission.PEOPLE_MANAGE)
    @PatchMapping("/api/roles/{code}")
    RoleView change(@PathVariable String code, @RequestBody JsonNode json, Caller caller) {
        JsonBody body = JsonBody.of(json, MEMBERS);
        return RoleView.of(roles.change(code, before -> role(body, before), body.log(), caller));
    }

    private static Role role(JsonBody body, Role before) {
        JsonBody title = body.object("title", TITLE);
        return new Role(
                before.code(),
                title.text("zh", before.titleZh()),
                title.text("en", before.titleEn()),
                Bodies.permissions(body, before.permissions()),
                false);
    }
}
