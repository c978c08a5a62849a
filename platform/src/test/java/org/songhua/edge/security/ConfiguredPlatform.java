package org.songhua.edge.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.TestPlatform;

/** A platform with everything switched on that is off by itself, and an identity provider beside it. */
final class ConfiguredPlatform {
    static final ConfiguredPlatform SHARED = new ConfiguredPlatform();
    static final int KEY_BURST = 5;

    final RSAKey key = newKey("one");
    final HttpServer provider = provider(key);
    final String issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
    final TestPlatform platform = TestPlatform.start(properties());
    final TestPeople people = new TestPeople(platform);

    private Map<String, Object> properties() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("songhua.trust-local", true);
        properties.put("songhua.http.cors-origins", "https://map.example.org");
        properties.put("songhua.keys.burst", KEY_BURST);
        properties.put("songhua.keys.requests-per-second", 0.01);
        properties.put("songhua.oidc.issuer", issuer);
        properties.put("songhua.oidc.audience", "songhua");
        properties.put("songhua.oidc.roles-claim", "realm_access.roles");
        properties.put("songhua.oidc.role-map.city-planner", "planner");
        properties.put("songhua.oidc.regions-claim", "regions");
        return properties;
    }

    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer provider(RSAKey key) {
        try {
            var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            HttpServer server = HttpServer.create(loopback, 0);
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            String discovery = "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/jwks\"}".formatted(address, address);
            String keys = new JWKSet(key.toPublicJWK()).toString();
            server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, discovery));
            server.createContext("/jwks", exchange -> answer(exchange, keys));
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0)));
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** {@return claims of a token that is taken} */
    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("songhua")
                .subject("4711")
                .claim("preferred_username", "wang")
                .claim("realm_access", Map.of("roles", List.of("city-planner", "unknown")))
                .claim("regions", List.of("220102"))
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    ApiClient withToken(String token) {
        return people.client().with("Authorization", "Bearer " + token);
    }
}
