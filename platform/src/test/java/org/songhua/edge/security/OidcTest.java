package org.songhua.edge.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.people.Permission;
import org.songhua.people.Roles;
import org.songhua.people.Scope;

class OidcTest {
    private final ConfiguredPlatform configured = ConfiguredPlatform.SHARED;

    @Test
    void letsInWithTheRolesOfTheToken() {
        ApiClient client = token(configured.claims());
        var user = client.get("/api/session").expect(200).json().get("user");
        assertThat(user.get("name").stringValue()).isEqualTo("oidc:wang");
        assertThat(user.get("permissions").toString())
                .isEqualTo(
                        "[\"cim.view\",\"cim.propose\",\"cim.edit\",\"cim.import\",\"sensing.view\",\"evaluation.view\",\"evaluation.edit\",\"register.view\",\"register.edit\",\"planning.run\"]");
        assertThat(client.get("/api/catalogue").status()).isEqualTo(200);
        assertThat(client.get("/api/users").expect(403).code()).isEqualTo("AUTH-010");
    }

    @Test
    void narrowsTheScopeByAClaimWhichMustBeThere() {
        var tokens = new OidcTokens(settings(), configured.platform.bean(Roles.class));
        var caller = tokens.caller(ConfiguredPlatform.sign(configured.claims().build(), configured.key));
        assertThat(caller.scope()).isEqualTo(new Scope(Set.of(), Set.of("220102"), Set.of()));
        assertThat(caller.permissions()).contains(Permission.CIM_EDIT);
        refused(configured.claims().claim("regions", null).build());
        refused(configured.claims().claim("regions", List.of()).build());
    }

    @Test
    void asksForNoCsrfTokenWhereThereIsABearerToken() {
        Answer answer = token(configured.claims()).post("/api/users", "{}");
        assertThat(answer.expect(403).code()).isEqualTo("AUTH-010");
    }

    @Test
    void refusesTokensThatAreOldForOthersFromOthersOrNameless() {
        refused(configured
                .claims()
                .expirationTime(Date.from(Instant.now().minusSeconds(600)))
                .build());
        refused(configured
                .claims()
                .notBeforeTime(Date.from(Instant.now().plusSeconds(600)))
                .build());
        refused(configured.claims().audience("another program").build());
        refused(configured.claims().audience(List.of()).build());
        refused(configured.claims().issuer("https://id.example.org").build());
        refused(configured.claims().claim("preferred_username", null).build());
        refused(configured
                .claims()
                .claim("preferred_username", "wang\nadministrator")
                .build());
    }

    @Test
    void refusesTokensSignedByAnotherKeyOrNotAtAll() throws Exception {
        var stranger = ConfiguredPlatform.newKey(configured.key.getKeyID());
        refused(ConfiguredPlatform.sign(configured.claims().build(), stranger));
        refused(new PlainJWT(configured.claims().build()).serialize());
        var symmetric = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256), configured.claims().build());
        symmetric.sign(new MACSigner(configured.key.toRSAPublicKey().getEncoded()));
        refused(symmetric.serialize());
        refused("a.b.c");
        refused("nonsense");
        refused("");
    }

    @Test
    void givesNothingForRolesThatItDoesNotKnow() {
        ApiClient client = token(configured.claims().claim("realm_access", Map.of("roles", List.of("root"))));
        assertThat(client.get("/api/session").json().at("/user/permissions").isEmpty())
                .isTrue();
        ApiClient none = token(configured.claims().claim("realm_access", null));
        assertThat(none.get("/api/catalogue").expect(403).code()).isEqualTo("AUTH-010");
    }

    @Test
    void takesNoTokensWhereNoProviderIsSetUp() {
        String token = ConfiguredPlatform.sign(configured.claims().build(), configured.key);
        Answer answer = new TestPeople(TestPlatform.shared())
                .client()
                .with("Authorization", "Bearer " + token)
                .get("/api/session");
        assertThat(answer.expect(401).code()).isEqualTo("AUTH-006");
    }

    @Test
    void saysWhenTheProviderIsAway() {
        var settings = new OidcSettings(
                "http://127.0.0.1:1/", "songhua", "preferred_username", "roles", Map.of(), null, null, null);
        var tokens = new OidcTokens(settings, configured.platform.bean(Roles.class));
        String token = ConfiguredPlatform.sign(configured.claims().build(), configured.key);
        assertThatThrownBy(() -> tokens.caller(token)).hasMessageContaining("AUTH-008");
    }

    private OidcSettings settings() {
        return new OidcSettings(
                configured.issuer,
                "songhua",
                "preferred_username",
                "realm_access.roles",
                Map.of("city-planner", "planner"),
                null,
                "regions",
                null);
    }

    private ApiClient token(JWTClaimsSet.Builder claims) {
        return configured.withToken(ConfiguredPlatform.sign(claims.build(), configured.key));
    }

    private void refused(JWTClaimsSet claims) {
        refused(ConfiguredPlatform.sign(claims, configured.key));
    }

    private void refused(String token) {
        Answer answer = configured.withToken(token).get("/api/session").expect(401);
        assertThat(answer.code()).isEqualTo("AUTH-006");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }
}
