package org.songhua.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultLog;

/** The API keys. Fault logs work as in {@link Users}. */
public interface ApiKeys {

    /** {@return all keys by name, expired ones too} */
    List<ApiKey> list();

    /** Makes a key, which may do no more than whoever makes it. */
    ApiKey.Created create(
            String name,
            Set<Permission> permissions,
            Scope scope,
            @Nullable Instant expiresAt,
            FaultLog log,
            Caller by);

    /**
     * Takes a key out of force at once.
     *
     * @throws NotFoundException when there is no such key
     */
    void revoke(String name, Caller by);

    /** {@return who asks, named {@code key:<name>}, if the token is that of a key in force} */
    Optional<Caller> authenticate(String token);
}
