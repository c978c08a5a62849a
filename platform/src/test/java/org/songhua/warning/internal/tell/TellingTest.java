package org.songhua.warning.internal.tell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.rule.Level;
import org.songhua.outward.Mailbox;
import org.songhua.outward.Mailer;
import org.songhua.outward.Outbox;
import org.songhua.outward.TestSmtp;
import org.songhua.outward.WebhookSender;
import org.songhua.outward.Webhooks;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.people.SettableClock;
import org.songhua.store.Database;
import org.songhua.warning.Action;
import org.songhua.warning.Maintenance;
import org.songhua.warning.MaintenanceWindows;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningCommand;
import org.songhua.warning.internal.desk.DutyPlatform;
import org.songhua.warning.internal.live.WarningCity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** News of warnings to other systems and by mail. The platform writes them; here they are sent by a clock of the test, long before its own would. */
class TellingTest {
    private static final String[] LIMITS = {
        "advice: {zh: 派人现场核实, en: Send somebody to look}",
        "levels:",
        "  yellow: {when: value > 50 %}",
        "  red: {when: value > 90 %}"
    };

    private final TestPlatform platform = DutyPlatform.shared();
    private final Database database = platform.bean(Database.class);
    private final WarningCity city = new WarningCity(platform);
    private final SettableClock clock = new SettableClock(Instant.parse("2035-01-01T00:00:00Z"));
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> signatures = Collections.synchronizedList(new ArrayList<>());
    private volatile int answer = 200;
    private HttpServer server;
    private WebhookDesk webhooks;
    private TestSmtp smtp;
    private Mailbox mailbox;

    @BeforeEach
    void start() throws IOException {
        // What other tests left is none of the news of this one; and the loop of the platform finds nothing that is
        // due.
        database.update("delete from warning.mail");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            signatures.add(exchange.getRequestHeaders().getFirst("Songhua-Signature"));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
        smtp = new TestSmtp();
        var mail = new Mailer.Settings("127.0.0.1", smtp.port(), "", "", "warning@example.org", Mailer.Security.NONE);
        mailbox = new Mailbox(database, "warning", new Mailer(mail), clock);
        webhooks = new WebhookDesk(
                database, platform.bean(Audit.class), clock, mailbox, WebhookSender.secretsOf(new byte[32]), true);
        DutyPlatform.roster();
        city.publish(LIMITS);
    }

    @AfterEach
    void stop() throws IOException {
        webhooks.list().stream()
                .filter(Webhooks.Webhook::active)
                .forEach(one -> webhooks.stop(one.id(), Caller.SYSTEM));
        webhooks.close();
        server.stop(0);
        smtp.close();
    }

    private Webhooks.Added add() {
        return webhooks.add("http://127.0.0.1:" + server.getAddress().getPort() + "/hook", Caller.SYSTEM);
    }

    private Warning act(Warning warning, Action action, String note) {
        return city.warnings().act(warning.id(), new WarningCommand(action, null, null, note, null), WarningCity.CHIEF);
    }

    private Teller teller(String... subscribers) {
        return new Teller(new Outbox(database, "warning"), mailbox, List.of(subscribers));
    }

    /** {@return kinds of all news that arrived of the warnings of this city} */
    private List<String> arrived() {
        return bodies.stream()
                .map(body -> JsonMapper.shared().readTree(body))
                .filter(event -> event.path("data").path("rule").asString().equals(city.rule))
                .map(event -> event.path("type").asString().replace("org.songhua.warning.", ""))
                .toList();
    }

    @Test
    void everyStepOfAWarningIsToldOnceInOrderAndSigned() {
        Webhooks.Added added = add();
        city.send(city.sensor(0), 0, 60, 95);
        act(city.raised().getFirst(), Action.ISSUE, null);
        webhooks.run();
        webhooks.run();
        assertThat(arrived()).containsExactly("raised", "escalated", "issue");
        JsonNode event = JsonMapper.shared().readTree(bodies.getLast());
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("source").asString()).isEqualTo("/api/warnings");
        assertThat(event.path("subject").asString())
                .isEqualTo(Long.toString(city.raised().getFirst().id()));
        assertThat(event.path("data").path("stage").asString()).isEqualTo("ISSUED");
        byte[] secret = HexFormat.of().parseHex(added.secret());
        assertThat(signatures.getLast()).isEqualTo(WebhookSender.signature(secret, clock.instant(), bodies.getLast()));
    }

    @Test
    void aBurstIsToldAsOneWarningAndNotAsThousands() {
        add();
        city.send(
                city.grid(30, 10, 100).stream().map(s -> city.reading(s, 0, 95)).toList());
        webhooks.run();
        assertThat(city.raised()).hasSize(30);
        assertThat(arrived()).containsExactly("raised");
    }

    @Test
    void whatWorksKeepBackIsNotToldUntilTheyEnd() {
        add();
        long sensor = city.sensor(0);
        long thing =
                database.get("select thing from sensing.datastream where id = ?", row -> row.whole("thing"), sensor);
        Instant until = Instant.now().plus(Duration.ofHours(1));
        var works = new Maintenance(0, city.start, until, "换阀", "chief", thing, null, null, null);
        city.platform.bean(MaintenanceWindows.class).plan(works, WarningCity.CHIEF);
        city.send(sensor, 1, 95);
        webhooks.run();
        assertThat(arrived()).isEmpty();
        DutyPlatform.passTime(until.plusSeconds(1));
        webhooks.run();
        assertThat(arrived()).containsExactly("released");
    }

    @Test
    void whatIsNotTakenComesAgain() {
        Webhooks.Added added = add();
        answer = 500;
        city.send(city.sensor(0), 0, 60);
        webhooks.run();
        assertThat(arrived()).containsExactly("raised");
        answer = 200;
        clock.advance(Duration.ofMinutes(1));
        webhooks.run();
        assertThat(arrived()).containsExactly("raised", "raised");
        assertThat(bodies.get(0)).isEqualTo(bodies.get(1));
        var state =
                webhooks.list().stream().filter(one -> one.id() == added.id()).findFirst();
        assertThat(state.orElseThrow().waiting()).isZero();
    }

    @Test
    void onlyWhoMayChangeRulesChangesAddresses() {
        var watcher = new Caller("watcher", Set.of(Permission.WARNING_VIEW), Scope.ALL);
        assertThatThrownBy(() -> webhooks.add("http://127.0.0.1/", watcher)).isInstanceOf(NotAllowedException.class);
    }

    @Test
    void subscribersGetAMailWhenAWarningIsIssuedAndWhenItIsOver() throws IOException {
        city.send(city.sensor(0), 0, 95);
        Warning warning = city.raised().getFirst();
        for (String kind : List.of("RAISED", "ISSUE", "ESCALATED", "CLEAR")) {
            teller("room@example.org", "mayor@example.org").tell(1, warning, kind, clock.instant(), "{}");
        }
        assertThat(mailbox.run()).isEqualTo(4);
        assertThat(smtp.letters())
                .extracting(TestSmtp.Letter::to)
                .containsOnly("room@example.org", "mayor@example.org");
        String issued = smtp.letters().getFirst().body();
        assertThat(issued)
                .contains("预警发布：红色 试验水位", "Warning issued: Red Test level", "派人现场核实", "Send somebody to look", "95");
        assertThat(jakarta.mail.internet.MimeUtility.decodeText(
                        smtp.letters().getLast().header("Subject")))
                .startsWith("[红色 Red] 预警解除 试验水位");
        assertThat(mailbox.status()).isEqualTo(new Mailbox.Status(true, 4, 0, 0, null));
    }

    @Test
    void whoIsCalledGetsAMailIfTheyHaveAnAddress() {
        city.send(city.sensor(0), 0, 95);
        Warning warning = city.raised().getFirst();
        teller().call(warning, "");
        teller().call(warning, "zhang@example.org");
        assertThat(mailbox.run()).isEqualTo(1);
        assertThat(smtp.letters().getFirst().body()).contains("超时待处理", "Late, please act");
    }

    @Test
    void mailThatIsNotTakenIsTriedAgainAndInTheEndLeft() {
        smtp.refuse(true);
        mailbox.put("zhang@example.org", "x", "y");
        assertThat(mailbox.run()).isZero();
        assertThat(mailbox.run()).as("not at once").isZero();
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofHours(6));
            mailbox.run();
        }
        assertThat(mailbox.status().stuck()).isEqualTo(1);
        assertThat(mailbox.status().lastError()).contains("451");
        smtp.refuse(false);
        clock.advance(Duration.ofHours(6));
        assertThat(mailbox.run()).isEqualTo(1);
        assertThat(mailbox.status().waiting()).isZero();
    }

    @Test
    void aSentLetterIsForgottenAfterAMonth() {
        mailbox.put("zhang@example.org", "x", "y");
        mailbox.run();
        clock.advance(Mailbox.KEPT.minusSeconds(1));
        mailbox.run();
        assertThat(mailbox.status().sent()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(2));
        mailbox.run();
        assertThat(mailbox.status().sent()).isZero();
    }

    @Test
    void whileNoServerIsSetNothingIsWritten() {
        var none = new Mailer(new Mailer.Settings("", 25, "", "", "a@b", Mailer.Security.NONE));
        var off = new Mailbox(database, "warning", none, clock);
        off.put("zhang@example.org", "x", "y");
        assertThat(off.run()).isZero();
        assertThat(off.status()).isEqualTo(new Mailbox.Status(false, 0, 0, 0, null));
        assertThat(webhooks.mail().isOn()).isTrue();
    }

    @Test
    void aLetterTellsOfTheGroup() {
        city.send(city.sensor(0), 0, 60);
        city.send(city.sensor(100), 1, 95);
        Warning leader = city.raised().getFirst();
        assertThat(leader.groupLevel()).isEqualTo(Level.RED);
        assertThat(WarningLetter.text(leader, "ISSUE")).contains("同因 Of one cause: 2", "红色");
    }
}
