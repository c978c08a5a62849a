package org.songhua.edge.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Allow;
import org.songhua.people.ApiKey;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** API keys for programs and devices. */
@RestController
class KeyController {
    private static final Set<String> MEMBERS = Set.of("name", "permissions", "scope", "expiresAt");

    private final ApiKeys keys;

    KeyController(ApiKeys keys) {
        this.keys = keys;
    }

    /**
     * A key as JSON.
     *
     * @param secret the whole token, in the answer to its creation only
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record KeyView(
            String name,
            Instant createdAt,
            String createdBy,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            List<String> permissions,
            ScopeView scope,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String secret) {

        static KeyView of(ApiKey key, @Nullable String secret) {
            return new KeyView(
                    key.name(),
                    key.createdAt(),
                    key.createdBy(),
                    key.expiresAt(),
                    key.lastUsedAt(),
                    PermissionView.codes(key.permissions()),
                    ScopeView.of(key.scope()),
                    secret);
        }
    }

    @Allow(Permission.PEOPLE_VIEW)
    @GetMapping("/api/keys")
    List<KeyView> list() {
        return keys.list().stream().map(key -> KeyView.of(key, null)).toList();
    }

    /** A key reaches as far as its maker unless a scope is given. */
    @Allow(Permission.PEOPLE_MANAGE)
    @PostMapping("/api/keys")
    @ResponseStatus(HttpStatus.CREATED)
    KeyView create(@RequestBody JsonNode json, Caller caller) {
        JsonBody body = JsonBody.of(json, MEMBERS);
        ApiKey.Created created = keys.create(
                body.text("name"),
                Bodies.permissions(body, Set.of()),
                Bodies.scope(body, caller.scope()),
                body.optionalInstant("expiresAt"),
                body.log(),
                caller);
        return KeyView.of(created.key(), created.token());
    }

    @Allow(Permission.PEOPLE_MANAGE)
    @DeleteMapping("/api/keys/{name}")
    ResponseEntity<Void> revoke(@PathVariable String name, Caller caller) {
        keys.revoke(name, caller);
        return ResponseEntity.noContent().build();
    }
}
