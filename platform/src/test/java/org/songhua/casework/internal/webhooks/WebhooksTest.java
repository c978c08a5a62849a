package org.songhua.casework.internal.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.casework.TestCases;
import org.songhua.casework.internal.vault.Cipherbox;
import org.songhua.engine.fault.FaultException;
import org.songhua.outward.Outbox;
import org.songhua.outward.Webhooks;
import org.songhua.people.Audit;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.store.Database;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** News to other systems: signed, at least once, tried again, and watched. The loop of the platform sleeps here. */
class WebhooksTest {
    private static TestPlatform platform;
    private static TestCases test;

    /** A request as it arrived. */
    private record Arrived(String signature, String type, String body) {}

    private final List<Arrived> arrived = Collections.synchronizedList(new ArrayList<>());
    private volatile int answer = 200;
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private HttpServer server;
    private DefaultWebhooks webhooks;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start(Map.of("songhua.casework.sweep-seconds", 100_000));
        test = new TestCases(platform);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            arrived.add(new Arrived(
                    exchange.getRequestHeaders().getFirst("Songhua-Signature"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
        webhooks = at(true);
    }

    @AfterEach
    void close() {
        webhooks.list().forEach(one -> {
            if (one.active()) webhooks.stop(one.id(), TestCases.ALL);
        });
        webhooks.close();
        server.stop(0);
    }

    private DefaultWebhooks at(boolean inside) {
        var clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new DefaultWebhooks(
                platform.bean(Database.class),
                platform.bean(Cipherbox.class),
                platform.bean(Audit.class),
                clock,
                inside);
    }

    private Webhooks.Added add() {
        return webhooks.add("http://127.0.0.1:" + server.getAddress().getPort() + "/hook", TestCases.ALL);
    }

    private Webhooks.Webhook state(Webhooks.Added added) {
        return webhooks.list().stream()
                .filter(one -> one.id() == added.id())
                .findFirst()
                .orElseThrow();
    }

    /** A port beyond all ports, or none at all, is no address; one that was kept long ago must not hold up the news of others. */
    @Test
    void anAddressThatNothingCanBeSentToIsRefusedAndHoldsUpNobody() {
        for (String url : List.of(
                "http://127.0.0.1:99999/x", "http://127.0.0.1:65536/", "http://127.0.0.1:0/", "http://[::1]:70000/"))
            assertThatThrownBy(() -> webhooks.add(url, TestCases.ALL))
                    .as(url)
                    .isInstanceOfSatisfying(
                            FaultException.class,
                            e -> assertThat(e.faults()).singleElement().satisfies(fault -> {
                                assertThat(fault.place().field()).isEqualTo("/url");
                                assertThat(fault.remedy()).isNotBlank();
                            }));
        Webhooks.Added old = add();
        platform.bean(Database.class)
                .update("update casework.webhook set url = 'http://127.0.0.1:99999/x' where id = ?", old.id());
        Webhooks.Added good = add();
        test.reported();
        assertThat(webhooks.run()).isOne();
        assertThat(arrived).hasSize(1);
        assertThat(state(good).sent()).isOne();
        assertThat(state(old).waiting()).isOne();
        assertThat(state(old).lastError()).isNotBlank();
    }

    @Test
    void everyStepOfACaseIsToldOnceInOrderAndSigned() {
        Webhooks.Added added = add();
        var id = test.reported();
        test.act(id, "accept", TestCases.DESK);
        assertThat(webhooks.run()).isEqualTo(2);
        assertThat(webhooks.run()).isZero();
        assertThat(arrived).hasSize(2);
        Arrived first = arrived.getFirst();
        assertThat(first.type()).startsWith("application/cloudevents+json");
        JsonNode event = JsonMapper.shared().readTree(first.body());
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("id").asString()).isEqualTo(id + "/1");
        assertThat(event.path("type").asString()).isEqualTo("org.songhua.case.create");
        assertThat(event.path("data").path("to").asString()).isEqualTo("reported");
        byte[] secret = HexFormat.of().parseHex(added.secret());
        assertThat(first.signature()).isEqualTo(DefaultWebhooks.signature(secret, now, first.body()));
        assertThat(DefaultWebhooks.signature(secret, now, first.body() + " ")).isNotEqualTo(first.signature());
    }

    @Test
    void theSecretIsKeptNowhereAndIsAnotherForEachAddress() {
        Webhooks.Added one = add();
        Webhooks.Added two = add();
        assertThat(one.secret()).hasSize(64).isNotEqualTo(two.secret());
        assertThat(one.toString()).doesNotContain(one.secret());
        String table = platform.bean(Database.class)
                .list("select w::text as line from casework.webhook w", row -> row.text("line"))
                .toString();
        assertThat(table).doesNotContain(one.secret(), two.secret());
    }

    @Test
    void nothingPersonalIsTold() {
        add();
        test.reports.take(
                org.songhua.casework.NewReport.of("web", "01001", "我叫王小明 13955556666")
                        .by(new org.songhua.casework.Contact("王小明", "13955556666", "a@b.cn")),
                "citizen");
        webhooks.run();
        assertThat(arrived)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.body()).doesNotContain("1395555", "王小明", "a@b.cn"));
    }

    /** A minute, two, four … later; after four tries somebody is told once; then it is taken. */
    @Test
    void whatIsNotTakenIsTriedAgainLaterAndWatched() {
        Webhooks.Added added = add();
        answer = 503;
        test.reported();
        assertThat(webhooks.run()).isZero();
        assertThat(webhooks.run()).isZero();
        assertThat(arrived).hasSize(1);
        for (int minutes : new int[] {1, 2, 4}) {
            now = now.plus(Duration.ofMinutes(minutes));
            webhooks.run();
        }
        assertThat(arrived).hasSize(4);
        assertThat(state(added).stuck()).isOne();
        assertThat(state(added).lastError()).isEqualTo("HTTP 503");
        assertThat(platform.bean(Audit.class).list(null, 5))
                .anyMatch(entry -> entry.action().equals("webhook.stuck"));
        answer = 204;
        assertThat(webhooks.retry(added.id(), TestCases.ALL)).isOne();
        assertThat(webhooks.run()).isOne();
        assertThat(state(added).waiting()).isZero();
        assertThat(arrived.getLast().body()).isEqualTo(arrived.getFirst().body());
    }

    @Test
    void pausesGrowToSixHours() {
        assertThat(Outbox.pause(0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Outbox.pause(3)).isEqualTo(Duration.ofMinutes(8));
        assertThat(Outbox.pause(1_000)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void aRedirectIsNotFollowed() {
        Webhooks.Added added = add();
        answer = 302;
        test.reported();
        assertThat(webhooks.run()).isZero();
        assertThat(arrived).hasSize(1);
        assertThat(state(added).lastError()).isEqualTo("HTTP 302");
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        Webhooks.Added added = add();
        assertThatThrownBy(() -> platform.bean(Database.class).run(() -> {
                    test.reported();
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(state(added).waiting()).isZero();
    }

    @Test
    void aStoppedAddressIsToldNoMore() {
        Webhooks.Added added = add();
        test.reported();
        webhooks.stop(added.id(), TestCases.ALL);
        test.reported();
        assertThat(webhooks.run()).isZero();
        assertThat(state(added).active()).isFalse();
        assertThatThrownBy(() -> webhooks.stop(added.id(), TestCases.ALL)).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "ftp://a/b",
                "file:///etc/passwd",
                "http://",
                "http://user:word@example.org/",
                "javascript:alert(1)",
                "http://127.0.0.1/",
                "http://localhost:8080/",
                "http://[::1]/",
                "http://10.0.0.1/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest",
                "http://100.100.100.200/latest",
                "http://0.0.0.0/",
                "http://[fc00::1]/",
                "http://a b/"
            })
    void addressesThatAreNoneOrLieInsideAreRefused(String url) {
        try (var outside = at(false)) {
            assertThatThrownBy(() -> outside.add(url, TestCases.ALL)).isInstanceOf(FaultException.class);
        }
    }

    @Test
    void onlyWhoMayConfigureAdds() {
        assertThatThrownBy(() -> webhooks.add("http://127.0.0.1/", TestCases.CHIEF))
                .isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> webhooks.stop(1, TestCases.CHIEF)).isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> webhooks.retry(1, TestCases.CHIEF)).isInstanceOf(NotAllowedException.class);
    }
}
