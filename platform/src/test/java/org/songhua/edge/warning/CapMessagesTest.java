package org.songhua.edge.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.rule.Level;
import org.songhua.pack.Text;
import org.songhua.warning.Stage;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningStep;

/** Which messages of the Common Alerting Protocol come of the steps of a warning, and how each refers to those before it. */
class CapMessagesTest {
    private static final long SEED = 20261128;
    private static final List<Level> LEVELS = List.of(Level.values());
    private static final String SENDER = "warning@example.org";
    private static final Instant START = Instant.parse("2026-05-01T16:30:00.9Z");
    private static final List<String> KINDS = List.of(
            "RAISED",
            "JUDGE",
            "ISSUE",
            "ESCALATED",
            "LOWERED",
            "ESCALATE",
            "COMMENT",
            "SHELVE",
            "LATE",
            "ACKNOWLEDGE",
            "CLEAR",
            "DISMISS",
            "RELAPSED",
            "ENDED",
            "ARCHIVE");

    private static Warning warning(String reasons, boolean isFalse, String object, String thing, double longitude) {
        return new Warning(
                7,
                "rule_code",
                "gas",
                1,
                new Text("燃气", "Gas"),
                new Text("通风", "Air"),
                "p",
                1L,
                thing,
                null,
                object,
                null,
                "220102",
                longitude,
                43.9,
                Level.YELLOW,
                Level.RED,
                Level.YELLOW,
                Stage.ISSUED,
                true,
                START,
                START,
                null,
                START,
                null,
                0,
                0,
                null,
                0,
                null,
                null,
                null,
                isFalse,
                reasons,
                1);
    }

    private static WarningStep step(int number, String kind, Instant at, Level level) {
        return new WarningStep(number, kind, at, "li", level, null, null);
    }

    private static List<CapMessage> of(List<WarningStep> steps) {
        return CapMessage.of(warning("[]", false, "阀井", "井 1", 125.3), steps, SENDER);
    }

    private static List<CapMessage> of(String kinds) {
        var steps = new ArrayList<WarningStep>();
        for (String kind : kinds.split(" ", -1))
            steps.add(step(steps.size(), kind, START.plusSeconds(60L * steps.size()), Level.YELLOW));
        return of(steps);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
        RAISED                                      | -
        RAISED JUDGE ESCALATED CLEAR                | -
        RAISED DISMISS                              | -
        RAISED ISSUE                                | Alert
        RAISED ESCALATED ISSUE                      | Alert
        RAISED ISSUE ISSUE                          | Alert
        RAISED ISSUE ESCALATED LOWERED ESCALATE     | Alert Update Update Update
        RAISED ISSUE COMMENT SHELVE LATE ENDED      | Alert
        RAISED ISSUE ACKNOWLEDGE CLEAR              | Alert Cancel
        RAISED ISSUE DISMISS                        | Alert Cancel
        RAISED ISSUE CLEAR DISMISS ESCALATED        | Alert Cancel
        """)
    void whatIsToldOutward(String kinds, String types) {
        assertThat(of(kinds))
                .extracting(CapMessage::type)
                .containsExactly(types == null ? new String[0] : types.split(" ", -1));
    }

    /** Clause 3.2.1: an identifier is unique, an update names all that it follows, and none is sent before another that it refers to. */
    @Test
    void everyMessageRefersToAllBeforeItAndIsNeverSentBeforeThem() {
        var random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            var steps = new ArrayList<WarningStep>();
            int count = random.nextInt(12);
            for (int i = 0; i < count; i++)
                // A rule's step bears the time of its reading, which may be hours old when it arrives.
                steps.add(step(
                        i,
                        KINDS.get(random.nextInt(KINDS.size())),
                        START.plus(Duration.ofMinutes(random.nextInt(600) - 300L)),
                        random.nextInt(4) == 0 ? null : LEVELS.get(random.nextInt(4))));
            List<CapMessage> messages = of(steps);
            String as = "seed %d round %d".formatted(SEED, round);
            for (int i = 0; i < messages.size(); i++) {
                CapMessage message = messages.get(i);
                assertThat(message.number()).as(as).isEqualTo(i + 1);
                assertThat(message.identifier()).as(as).isEqualTo("songhua-7-" + (i + 1));
                assertThat(message.type())
                        .as(as)
                        .isEqualTo(i == 0 ? "Alert" : message.type())
                        .isIn("Alert", "Update", "Cancel");
                assertThat(message.type().equals("Cancel"))
                        .as(as)
                        .isEqualTo(i > 0 && i == messages.size() - 1 && isOver(message));
                assertThat(message.earlier()).as(as).hasSize(i);
                for (int k = 0; k < i; k++) {
                    CapMessage before = messages.get(k);
                    assertThat(message.earlier().get(k))
                            .as(as)
                            .isEqualTo(SENDER + "," + before.identifier() + "," + before.sent());
                    assertThat(message.sentAt()).as(as).isAfterOrEqualTo(before.sentAt());
                }
                assertThat(message.level())
                        .as(as)
                        .isEqualTo(
                                message.step().level() == null
                                        ? Level.YELLOW
                                        : message.step().level());
            }
        }
    }

    private static boolean isOver(CapMessage message) {
        return Set.of("CLEAR", "DISMISS").contains(message.step().kind());
    }

    /** The offset in digits and no fraction of a second: 16:30:00.9 in Greenwich is 00:30:00 of the next day in China. */
    @Test
    void aTimeHasItsOffsetInDigitsAndNoFraction() {
        assertThat(of("ISSUE").getFirst().sent()).isEqualTo("2026-05-02T00:30:00+08:00");
    }

    @ParameterizedTest
    @CsvSource({
        "BLUE, Minor, Future",
        "YELLOW, Moderate, Expected",
        "ORANGE, Severe, Immediate",
        "RED, Extreme, Immediate"
    })
    void aLevelHasItsSeverityAndUrgency(Level level, String severity, String urgency) {
        CapMessage alert = of(List.of(step(0, "ISSUE", START, level))).getFirst();
        String document = new String(CapDocument.alert(alert, SENDER), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(document)
                .contains("<severity>" + severity + "</severity>")
                .contains("<urgency>" + urgency + "</urgency>")
                .contains("<msgType>Alert</msgType>")
                .contains("<circle>43.900000,125.300000 0.1</circle>")
                .contains("<event>燃气</event>")
                .contains("<event>Gas</event>")
                .doesNotContain("<references>");
    }

    @Test
    void aCancelSaysThatItIsOverAndAFalseAlarmThatItWasNone() {
        var steps = List.of(step(0, "ISSUE", START, Level.RED), step(1, "DISMISS", START.plusSeconds(9), Level.RED));
        CapMessage cancel = CapMessage.of(warning("[]", true, null, null, Double.NaN), steps, SENDER)
                .getLast();
        String document = new String(CapDocument.alert(cancel, SENDER), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(document)
                .contains(
                        "<msgType>Cancel</msgType>", "<responseType>AllClear</responseType>", "<urgency>Past</urgency>")
                .contains("False alarm")
                .contains("<areaDesc>-</areaDesc>")
                .contains("<references>" + SENDER + ",songhua-7-1,2026-05-02T00:30:00+08:00</references>")
                .doesNotContain("<circle>");
    }

    /** Names come from strangers: what would be markup is text, and what XML cannot hold is left out. */
    @ParameterizedTest
    @ValueSource(strings = {"a<b>&\"c\"", "]]>", "<!DOCTYPE x>", "𠮷", "&amp;", "a\tb", "<![CDATA[x]]>"})
    void aNameIsText(String name) throws Exception {
        var steps = List.of(step(0, "ISSUE", START, Level.RED));
        byte[] document = CapDocument.alert(
                CapMessage.of(warning("[]", false, name + "\u0001\uFFFE", null, 125.3), steps, SENDER)
                        .getFirst(),
                SENDER);
        var parsed = javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(document));
        assertThat(parsed.getElementsByTagName("areaDesc").item(0).getTextContent())
                .isEqualTo(name);
    }

    @Test
    void whatWasComparedStandsInTheDescriptionALineForEach() {
        String reasons =
                "[{\"text\":\"gas\",\"observed\":26.5,\"limit\":20,\"unit\":\"%{LEL}\"},{\"text\":\"silence\",\"observed\":null}]";
        var steps = List.of(step(0, "ISSUE", START, Level.RED));
        String document = new String(
                CapDocument.alert(
                        CapMessage.of(warning(reasons, false, "阀井", null, 125.3), steps, SENDER)
                                .getFirst(),
                        SENDER),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(document).contains("gas: 26.5 / 20 %{LEL}\nsilence: - / -");
    }
}
