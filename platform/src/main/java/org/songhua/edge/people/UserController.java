package org.songhua.edge.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.people.User;
import org.songhua.people.UserProfile;
import org.songhua.people.Users;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Administration of users. */
@RestController
class UserController {
    /** All members of a user: a console may send back what it got; those that are not for it to set are ignored. */
    private static final Set<String> CHANGEABLE = Set.of(
            "name",
            "displayName",
            "organisation",
            "enabled",
            "roles",
            "scope",
            "lockedUntil",
            "lastLoginAt",
            "mustChangePassword");

    private static final Set<String> CREATABLE = Set.of(
            "name",
            "displayName",
            "organisation",
            "enabled",
            "roles",
            "scope",
            "lockedUntil",
            "lastLoginAt",
            "mustChangePassword",
            "password");

    private static final UserProfile NEW = new UserProfile("", null, true, List.of(), Scope.ALL);

    private final Users users;

    UserController(Users users) {
        this.users = users;
    }

    /** A user as JSON. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record UserView(
            String name,
            String displayName,
            @Nullable String organisation,
            boolean enabled,
            List<String> roles,
            ScopeView scope,
            @Nullable Instant lockedUntil,
            @Nullable Instant lastLoginAt,
            boolean mustChangePassword) {

        static UserView of(User user) {
            return new UserView(
                    user.name(),
                    user.displayName(),
                    user.organisation(),
                    user.enabled(),
                    user.roles(),
                    ScopeView.of(user.scope()),
                    user.lockedUntil(),
                    user.lastLoginAt(),
                    user.mustChangePassword());
        }
    }

    @Allow(Permission.PEOPLE_VIEW)
    @GetMapping("/api/users")
    List<UserView> list() {
        return users.list().stream().map(UserView::of).toList();
    }

    @Allow(Permission.PEOPLE_MANAGE)
    @PostMapping("/api/users")
    @ResponseStatus(HttpStatus.CREATED)
    UserView create(@RequestBody JsonNode json, Caller caller) {
        JsonBody body = JsonBody.of(json, CREATABLE);
        String name = body.text("name");
        String password = body.text("password");
        boolean mustChange = body.flag("mustChangePassword", true);
        UserProfile profile = profile(body, NEW);
        return UserView.of(users.create(name, profile, password, mustChange, body.log(), caller));
    }

    /** A merge patch; {@code "lockedUntil": null} opens a locked name. */
    @Allow(Permission.PEOPLE_MANAGE)
    @PatchMapping("/api/users/{name}")
    UserView change(@PathVariable String name, @RequestBody JsonNode json, Caller caller) {
        JsonBody body = JsonBody.of(json, CHANGEABLE);
        boolean unlock = body.has("lockedUntil") && body.optionalText("lockedUntil", null) == null;
        return UserView.of(users.change(name, before -> profile(body, before), unlock, body.log(), caller));
    }

    @Allow(Permission.PEOPLE_MANAGE)
    @PostMapping("/api/users/{name}/password")
    ResponseEntity<Void> resetPassword(@PathVariable String name, @RequestBody JsonNode json, Caller caller) {
        JsonBody body = JsonBody.of(json, Set.of("password"));
        users.resetPassword(name, body.text("password"), body.log(), caller);
        return ResponseEntity.noContent().build();
    }

    private static UserProfile profile(JsonBody body, UserProfile before) {
        return new UserProfile(
                body.text("displayName", before.displayName()),
                body.optionalText("organisation", before.organisation()),
                body.flag("enabled", before.enabled()),
                body.texts("roles", before.roles()),
                Bodies.scope(body, before.scope()));
    }
}
