package org.songhua.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseClass.Condition;
import org.songhua.casework.CaseClass.Question;
import org.songhua.engine.fault.FaultException;
import org.songhua.pack.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which questions are asked after which answers: one rule on the server and on the phone, both held to the cases of
 * {@code conditional-questions.json}.
 */
class ConditionalQuestionsTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);

    /** The same form as in questions.test.ts of the console. */
    private static final List<Question> FORM = List.of(
            ask("extent", null),
            ask("valve", new Condition("extent", List.of("home"))),
            ask("key", new Condition("extent", List.of("home"))),
            ask("why", new Condition("valve", List.of("no"))),
            ask("notice", new Condition("extent", List.of("building", "area"))));

    private final TestCases test = new TestCases(TestPlatform.shared());

    private static Question ask(String code, @Nullable Condition when) {
        return new Question(code, new Text(code, code), "string", false, Map.of(), when);
    }

    private static List<String> asked(Map<String, String> answers) {
        return FORM.stream()
                .filter(one -> one.isAsked(answers, FORM))
                .map(Question::code)
                .toList();
    }

    @Test
    void theServerAsksWhatThePhoneAsks() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/casework/conditional-questions.json")) {
            JsonNode vectors =
                    new JsonMapper().readTree(Objects.requireNonNull(in).readAllBytes());
            assertThat(vectors.size()).isGreaterThan(5);
            for (JsonNode vector : vectors) {
                Map<String, String> answers = new LinkedHashMap<>();
                vector.path("answers")
                        .properties()
                        .forEach(one -> answers.put(one.getKey(), one.getValue().asString()));
                assertThat(asked(answers))
                        .as(vector.path("name").asString())
                        .isEqualTo(vector.path("asked")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList());
            }
        }
    }

    /** Whatever is answered: what is asked rests on something asked before it, and answers to what is not asked change nothing. */
    @Test
    void whatIsAskedRestsOnWhatIsAsked() {
        var random = new Random(SEED);
        List<String> values = List.of("", "home", "building", "area", "no", "home,area", "x");
        for (int i = 0; i < 2_000; i++) {
            var answers = new LinkedHashMap<String, String>();
            for (Question one : FORM) answers.put(one.code(), values.get(random.nextInt(values.size())));
            List<String> asked = asked(answers);
            for (Question one : FORM)
                if (one.when() != null && asked.contains(one.code()))
                    assertThat(asked)
                            .as("seed %d, round %d: %s", SEED, i, answers)
                            .contains(one.when().question());
            var only = new LinkedHashMap<>(answers);
            only.keySet().retainAll(asked);
            assertThat(asked(only))
                    .as("seed %d, round %d: %s", SEED, i, answers)
                    .isEqualTo(asked);
        }
    }

    private void take(String... answers) {
        var given = new LinkedHashMap<String, String>();
        for (int i = 0; i < answers.length; i += 2) given.put(answers[i], answers[i + 1]);
        NewReport plain = NewReport.of("web", "h_water", "停水了");
        test.reports.take(
                new NewReport(
                        plain.channel(),
                        plain.classCode(),
                        plain.text(),
                        null,
                        null,
                        "WGS84",
                        "manual",
                        null,
                        null,
                        Contact.NOBODY,
                        given,
                        null,
                        null,
                        null,
                        false),
                "citizen");
    }

    @Test
    void anAnswerToWhatIsNotAskedIsRefusedAndNoneIsMissed() {
        take();
        take("extent", "home", "valve_open", "yes");
        take("extent", "area", "notice_seen", "no");
        assertThatThrownBy(() -> take("extent", "area", "valve_open", "yes"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        refused -> assertThat(refused.faults())
                                .extracting(org.songhua.engine.fault.Fault::code)
                                .containsExactly("CASE-145"));
        assertThatThrownBy(() -> take("valve_open", "yes")).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> take("extent", "moon")).isInstanceOf(FaultException.class);
    }
}
