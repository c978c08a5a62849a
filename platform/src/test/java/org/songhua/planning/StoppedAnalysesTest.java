package org.songhua.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.progress.StoppedException;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every analysis tells how far it is, ends where it is stopped, and comes to the same result when it is asked again. */
class StoppedAnalysesTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final PlanningTown TOWN = PlanningTown.get();

    /** A question to an analysis. */
    record Question(String analysis, JsonNode inputs) {
        static Question of(String analysis, String inputs) {
            return new Question(analysis, MAPPER.readTree(inputs));
        }

        JsonNode answer(Scope scope, Progress progress) {
            return MAPPER.valueToTree(TOWN.analyses().run(analysis, inputs, scope, progress));
        }

        @Override
        public String toString() {
            return analysis + " " + inputs;
        }
    }

    static List<Question> questions() {
        String middle = PlanningTown.at(5, 5);
        return List.of(
                Question.of("life-circle", "{}"),
                Question.of("reach-area", "{\"place\": " + middle + "}"),
                Question.of("nearest-services", "{\"place\": " + middle + ", \"element\": \"primary_school\"}"),
                Question.of("what-if", "{\"element\": \"kindergarten\", \"open\": [" + middle + "]}"),
                Question.of("site-selection", "{\"element\": \"kindergarten\", \"count\": 3}"),
                Question.of("site-selection", "{\"element\": \"kindergarten\", \"method\": \"median\"}"),
                Question.of(
                        "site-selection",
                        "{\"set\": \"shelter\", \"element\": \"refuge\", \"count\": 2, \"capacity\": 40, \"keep\": true}"),
                Question.of("commuting-circle", "{\"place\": " + middle + ", \"minutes\": [1, 2, 3]}"),
                Question.of(
                        "commuting-circle",
                        "{\"place\": " + middle
                                + ", \"minutes\": [20], \"feeds\": [\"stopped\"], \"date\": \"2026-03-02\"}"),
                Question.of("line-of-sight", "{\"place\": " + middle + ", \"radius\": 200}"),
                Question.of("line-of-sight", "{\"place\": " + middle + ", \"radius\": 200, \"tolerance\": 2}"),
                Question.of(
                        "height-limit",
                        "{\"place\": %s, \"left\": %s, \"right\": %s, \"lowest\": 20}"
                                .formatted(middle, PlanningTown.at(7, 6), PlanningTown.at(7, 4))),
                Question.of("echo", "{\"text\": \"a\", \"pause\": 0.1}"));
    }

    @BeforeAll
    static void timetable() {
        new GtfsFixture().importAs("stopped", TOWN.platform.bean(TimetableFeeds.class));
    }

    private static List<Double> shares(Question question, Scope scope) {
        var shares = new ArrayList<Double>();
        question.answer(scope, shares::add);
        return shares;
    }

    private static void stopped(Question question, Scope scope, int call) {
        var shares = new ArrayList<Double>();
        Progress progress = share -> {
            shares.add(share);
            if (shares.size() == call) throw new StoppedException();
        };
        assertThatThrownBy(() -> question.answer(scope, progress))
                .as("%s stopped at call %d", question, call)
                .isInstanceOf(StoppedException.class);
        assertThat(shares).hasSize(call);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void sharesNeverFallAndEndAtAll(Question question) {
        List<Double> shares = shares(question, TOWN.scope);
        assertThat(shares).isSorted().allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
        assertThat(shares.getLast()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void itEndsWhereItIsStoppedAndAnswersTheSameAfterwards(Question question) {
        JsonNode before = question.answer(TOWN.scope, Progress.NONE);
        int calls = shares(question, TOWN.scope).size();
        for (int call : new int[] {1, (calls + 1) / 2, calls}) stopped(question, TOWN.scope, call);
        assertThat(question.answer(TOWN.scope, Progress.NONE)).isEqualTo(before);
    }

    @Test
    void aTownThatWasHalfReadIsNotKept() {
        // A scope that nobody asked with before: the city is read for it, page by page.
        var scope = new Scope(Set.of(), Set.of(TOWN.region), Set.of("street", "building", "kindergarten"));
        Question question = Question.of("life-circle", "{\"elements\": [\"kindergarten\"]}");
        stopped(question, scope, 1);
        stopped(question, scope, 2);
        JsonNode whole = question.answer(scope, Progress.NONE);
        assertThat(whole.at("/summary/counts/dwellings").intValue()).isEqualTo(126);
        // 300 m are three blocks: a diamond of 25 junctions, and the house of unknown people beside one of them.
        assertThat(whole.at("/summary/all/buildingsCovered").intValue()).isEqualTo(26);
    }

    @Test
    void readingTheCityIsPartOfTheWork() {
        var scope = new Scope(Set.of(), Set.of(TOWN.region), Set.of("street", "building"));
        List<Double> first = shares(Question.of("life-circle", "{}"), scope);
        List<Double> second = shares(Question.of("life-circle", "{}"), scope);
        // The second time the town is kept, and the work begins where reading ends.
        assertThat(first.getFirst()).isZero();
        assertThat(second.getFirst()).isEqualTo(0.5);
        assertThat(first.size()).isGreaterThan(second.size());
    }
}
