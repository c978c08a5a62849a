package org.songhua.outward;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.store.Database;

/**
 * Sends the outbox. Each letter is signed with HMAC-SHA-256 over time and body under the secret of its address; no redirect is followed;
 * addresses inside the house are refused unless a setting allows them, when they are added and again when they are sent to.
 */
public class WebhookSender implements Webhooks, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int STUCK_ATTEMPTS = 4;
    private static final int MOST_AT_ONCE = 200;
    private static final int LONGEST_ERROR = 200;
    private static final int MOST_PORT = 65_535;

    private final Database database;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final Settings settings;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * Whose news are sent.
     *
     * @param schema of the module; it has the tables {@code webhook} and {@code outbox}
     * @param permission that one needs to change addresses
     * @param faultCode of an address that cannot be one
     * @param secrets makes the secret of an address from its salt
     * @param insideAllowed whether loopback and private addresses may be told
     */
    public record Settings(
            String schema,
            Permission permission,
            String faultCode,
            Function<String, byte[]> secrets,
            boolean insideAllowed) {}

    public WebhookSender(Database database, Audit audit, Clock clock, Settings settings) {
        this.database = database;
        this.outbox = new Outbox(database, settings.schema());
        this.audit = audit;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public List<Webhook> list() {
        return outbox.list();
    }

    @Override
    public Added add(String url, Caller caller) {
        require(caller);
        String wrong = wrong(url);
        if (!wrong.isEmpty())
            throw new FaultException(Fault.refused(
                    settings.faultCode(),
                    Place.atField("/url"),
                    wrong,
                    "Give an http or https address of another machine."));
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        String salt = Base64.getEncoder().encodeToString(random);
        return database.inTransaction(() -> {
            long id = outbox.add(url, salt, caller.name(), clock.instant());
            audit.record(caller.name(), "webhook.added", "webhook:" + id, "{}");
            return new Added(id, HexFormat.of().formatHex(secret(salt)));
        });
    }

    private byte[] secret(String salt) {
        return settings.secrets().apply(salt);
    }

    /** {@return what is wrong with an address; empty when nothing is} */
    private String wrong(String url) {
        try {
            URI address = URI.create(url);
            String host = address.getHost();
            if (url.length() > 500 || host == null || !List.of("http", "https").contains(address.getScheme()))
                return "This is no address of the web.";
            if (address.getRawUserInfo() != null) return "The address holds a password.";
            if (address.getPort() == 0 || address.getPort() > MOST_PORT) return "There is no such port.";
            if (settings.insideAllowed()) return "";
            for (InetAddress one : InetAddress.getAllByName(host))
                if (Inside.holds(one)) return "The address lies inside the house.";
            return "";
        } catch (IllegalArgumentException e) {
            return "This is no address of the web.";
        } catch (UnknownHostException e) {
            return "The host is not known.";
        }
    }

    @Override
    public void stop(long id, Caller caller) {
        require(caller);
        database.run(() -> {
            if (!outbox.stop(id)) throw new NotFoundException("webhook " + id);
            audit.record(caller.name(), "webhook.stopped", "webhook:" + id, "{}");
        });
    }

    @Override
    public int retry(long id, Caller caller) {
        require(caller);
        return database.inTransaction(() -> {
            audit.record(caller.name(), "webhook.retried", "webhook:" + id, "{}");
            return outbox.retry(id, clock.instant());
        });
    }

    private void require(Caller caller) {
        Permission needed = settings.permission();
        if (!caller.may(needed)) throw new NotAllowedException("The permission " + needed.code() + " is missing.");
    }

    /** Sends what is due, one letter in a transaction of its own. {@return how many were sent} */
    public int run() {
        int sent = 0;
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            Boolean done = database.inTransaction(this::once);
            if (done == null) break;
            if (done) sent++;
        }
        int stuck = outbox.markStuck(clock.instant(), STUCK_ATTEMPTS);
        if (stuck > 0) {
            LOG.warn("{} pieces of news of {} are stuck; see its webhooks.", stuck, settings.schema());
            audit.record("system", "webhook.stuck", "webhooks", "{\"count\": " + stuck + "}");
        }
        return sent;
    }

    private @org.jspecify.annotations.Nullable Boolean once() {
        var letter = outbox.next(clock.instant()).orElse(null);
        if (letter == null) return null;
        String failure = send(letter);
        if (failure.isEmpty()) outbox.sent(letter.id(), clock.instant());
        else outbox.failed(letter.id(), failure, clock.instant().plus(Outbox.pause(letter.attempts())));
        return failure.isEmpty();
    }

    /** {@return why it was not taken; empty when it was} */
    private String send(Outbox.Letter letter) {
        String wrong = wrong(letter.url());
        if (!wrong.isEmpty()) return wrong;
        Instant now = clock.instant();
        HttpRequest request = HttpRequest.newBuilder(URI.create(letter.url()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/cloudevents+json; charset=utf-8")
                .header("Songhua-Webhook", Long.toString(letter.webhook()))
                .header("Songhua-Signature", signature(secret(letter.salt()), now, letter.event()))
                .POST(HttpRequest.BodyPublishers.ofString(letter.event()))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300 ? "" : "HTTP " + status;
        } catch (IOException e) {
            String problem = String.valueOf(e.getMessage());
            return (e.getClass().getSimpleName() + ": " + problem)
                    .substring(
                            0,
                            Math.min(LONGEST_ERROR, e.getClass().getSimpleName().length() + 2 + problem.length()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "The program is being shut down.";
        }
    }

    /** {@return what makes the secret of an address from its salt by a key: HMAC-SHA-256, so that no secret need be kept} */
    public static Function<String, byte[]> secretsOf(byte[] key) {
        byte[] own = key.clone();
        return salt -> mac(own, "webhook\n" + salt);
    }

    /** {@return {@code t=<seconds>,v1=<hex>}: HMAC-SHA-256 of {@code <seconds>.<body>}} */
    public static String signature(byte[] secret, Instant at, String body) {
        byte[] signed = mac(secret, at.getEpochSecond() + "." + body);
        return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(signed);
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
