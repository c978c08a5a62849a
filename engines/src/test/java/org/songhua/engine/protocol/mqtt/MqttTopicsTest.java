package org.songhua.engine.protocol.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Topic filters: the examples of clause 4.7 of MQTT 5.0, and the plain reading of its rules by a regular expression. */
class MqttTopicsTest {
    private static final long SEED = 47;

    @ParameterizedTest
    @CsvSource({
        // 4.7.1.2, the multi-level wildcard
        "sport/tennis/player1/#, sport/tennis/player1, true",
        "sport/tennis/player1/#, sport/tennis/player1/ranking, true",
        "sport/tennis/player1/#, sport/tennis/player1/score/wimbledon, true",
        "sport/tennis/player1/#, sport/tennis/player2, false",
        "sport/#, sport, true",
        "#, sport/tennis, true",
        "#, sport, true",
        // 4.7.1.3, the single-level wildcard
        "sport/tennis/+, sport/tennis/player1, true",
        "sport/tennis/+, sport/tennis/player2, true",
        "sport/tennis/+, sport/tennis/player1/ranking, false",
        "sport/+, sport, false",
        "sport/+, sport/, true",
        "+/+, /finance, true",
        "/+, /finance, true",
        "+, /finance, false",
        "+, finance, true",
        "+/tennis/#, sport/tennis, true",
        "sport/+/player1, sport/tennis/player1, true",
        "sport/+/player1, sport/player1, false",
        // 4.7.2, topics beginning with $
        "#, $SYS/broker, false",
        "+/monitor/Clients, $SYS/monitor/Clients, false",
        "$SYS/#, $SYS/broker, true",
        "$SYS/monitor/+, $SYS/monitor/Clients, true",
        // 4.7.3: case and every slash count
        "ACCOUNTS, Accounts, false",
        "/finance, finance, false",
        "a//b, a/b, false",
        "a/+/b, a//b, true",
        "a/b, a/b, true",
        "a/b/c, a/b, false"
    })
    void a_topic_matches_as_the_standard_says(String filter, String topic, boolean matches) {
        assertThat(MqttTopics.matches(filter, topic)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#",
                "+",
                "/",
                "a/#",
                "a/+/b",
                "+/#",
                "+/+",
                "/+",
                "$SYS/#",
                "a b",
                "v1.1/Datastreams(1)/Observations"
            })
    void these_are_filters(String filter) {
        assertThat(MqttTopics.isFilter(filter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a#", "a/b#", "#/a", "a/#/b", "a+", "+a/b", "a/b+", "##", "++", "a\0b"})
    void these_are_none(String filter) {
        assertThat(MqttTopics.isFilter(filter)).isFalse();
    }

    @Test
    void a_filter_is_no_longer_than_mqtt_can_say() {
        assertThat(MqttTopics.isFilter("a".repeat(65_535))).isTrue();
        assertThat(MqttTopics.isFilter("a".repeat(65_536))).isFalse();
    }

    @Test
    void only_wildcards_are_wildcards() {
        assertThat(MqttTopics.hasWildcard("a/b")).isFalse();
        assertThat(MqttTopics.hasWildcard("a/+")).isTrue();
        assertThat(MqttTopics.hasWildcard("#")).isTrue();
    }

    @Test
    void matching_is_what_a_regular_expression_says() {
        var random = new SplittableRandom(SEED);
        int matched = 0;
        for (int round = 0; round < 20_000; round++) {
            String filter = words(random, "a", "b", "", "+", "#");
            String topic = words(random, "a", "b", "", "ab", "$a");
            if (!MqttTopics.isFilter(filter)) continue;
            boolean expected =
                    !(topic.startsWith("$") && filter.matches("[+#].*")) && Pattern.matches(expression(filter), topic);
            assertThat(MqttTopics.matches(filter, topic))
                    .as("seed %d: %s against %s", SEED, topic, filter)
                    .isEqualTo(expected);
            if (expected) matched++;
        }
        assertThat(matched).isGreaterThan(500);
    }

    private static String words(SplittableRandom random, String... words) {
        var levels = new String[1 + random.nextInt(4)];
        for (int i = 0; i < levels.length; i++) levels[i] = words[random.nextInt(words.length)];
        String text = String.join("/", levels);
        return text.isEmpty() ? "a" : text;
    }

    private static String expression(String filter) {
        if (filter.equals("#")) return ".*";
        String whole = filter.endsWith("/#") ? filter.substring(0, filter.length() - 2) : filter;
        String expression = whole.replace("$", "\\$").replace("+", "[^/]*");
        return filter.endsWith("/#") ? expression + "(/.*)?" : expression;
    }
}
