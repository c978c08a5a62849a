package org.songhua.edge.security;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An identity provider whose tokens are taken in place of a login here.
 *
 * @param issuer its address, or null for none; keys are found by OpenID Connect discovery
 * @param audience what a token must be made for; without it tokens for other programs would open ours
 * @param nameClaim claim with the name of the user
 * @param rolesClaim claim with a list of roles; dots lead into objects, as in {@code realm_access.roles}
 * @param roleMap their role to ours; without entry a role that is called the same counts
 * @param departmentsClaim claim with the departments of the data scope, or null to restrict none
 * @param regionsClaim the same for regions
 * @param classesClaim the same for classes of city objects
 */
@ConfigurationProperties("songhua.oidc")
record OidcSettings(
        @Nullable String issuer,
        @Nullable String audience,
        @DefaultValue("preferred_username") String nameClaim,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue Map<String, String> roleMap,
        @Nullable String departmentsClaim,
        @Nullable String regionsClaim,
        @Nullable String classesClaim) {
    OidcSettings {
        roleMap = new HashMap<>(roleMap);
        if (issuer != null && audience == null)
            throw new IllegalArgumentException("songhua.oidc.issuer needs songhua.oidc.audience beside it.");
    }

    /** Configuration can only be given as text, where leaving out and leaving empty mean the same. */
    boolean isEnabled() {
        return issuer != null && !issuer.isBlank();
    }
}
