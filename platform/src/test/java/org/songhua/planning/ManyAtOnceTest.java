package org.songhua.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many analyses of one town at once: they share its searches, and each comes to what it comes to alone. */
class ManyAtOnceTest {
    private static final PlanningTown TOWN = PlanningTown.get();

    /** An analysis and its inputs. */
    private record Question(String analysis, String inputs) {
        JsonNode answer() {
            return TOWN.run(analysis, inputs);
        }
    }

    private static List<Question> questions() {
        var questions = new ArrayList<Question>();
        for (int i = 0; i < 8; i++) {
            String place = PlanningTown.at(i, 10 - i);
            questions.add(new Question("reach-area", "{\"place\": " + place + ", \"minutes\": [" + (3 + i) + "]}"));
            questions.add(new Question("what-if", "{\"element\": \"kindergarten\", \"open\": [" + place + "]}"));
            questions.add(new Question("nearest-services", "{\"place\": " + place + ", \"element\": \"park_large\"}"));
            String bridge = TOWN.ids.get("bridge").toString();
            questions.add(new Question(
                    "what-if", "{\"element\": \"middle_school\", \"closedStreets\": [\"" + bridge + "\"]}"));
            questions.add(new Question("life-circle", "{\"elements\": [\"primary_school\", \"middle_school\"]}"));
            questions.add(new Question("commuting-circle", "{\"place\": " + place + ", \"minutes\": [1, 2]}"));
        }
        return questions;
    }

    @Test
    void eachComesToWhatItComesToAlone() throws InterruptedException, ExecutionException {
        List<Question> questions = questions();
        List<JsonNode> alone = questions.stream().map(Question::answer).toList();
        try (var threads = Executors.newFixedThreadPool(6)) {
            var together = new ArrayList<Future<JsonNode>>();
            for (int round = 0; round < 3; round++) {
                for (Question question : questions) together.add(threads.submit(question::answer));
            }
            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get())
                        .as(questions.get(i % questions.size()).toString())
                        .isEqualTo(alone.get(i % questions.size()));
            }
        }
    }

    @Test
    void anAnalysisThatFailsLeavesTheNextOneAlone() {
        JsonNode before = TOWN.run("what-if", "{\"element\": \"kindergarten\"}");
        for (String wrong : List.of(
                "{\"element\": \"nothing\"}",
                "{\"element\": \"kindergarten\", \"open\": [[10, 95]]}",
                "{\"element\": \"kindergarten\", \"set\": \"nothing\"}")) {
            try {
                TOWN.run("what-if", wrong);
                throw new AssertionError(wrong + " was taken");
            } catch (org.songhua.engine.fault.FaultException e) {
                assertThat(e.faults()).isNotEmpty();
            }
        }
        assertThat(TOWN.run("what-if", "{\"element\": \"kindergarten\"}")).isEqualTo(before);
    }

    @Test
    void theSameDwellingsAreCountedByEveryAnalysis() {
        long circle =
                TOWN.run("life-circle", "{}").at("/summary/counts/dwellings").longValue();
        String middle = PlanningTown.at(5, 5);
        JsonNode commuting =
                TOWN.run("commuting-circle", "{\"place\": " + middle + "}").path("units");
        JsonNode comparison =
                TOWN.run("what-if", "{\"element\": \"kindergarten\"}").path("comparison");
        assertThat(commuting.at("/within/0/share/buildings").longValue()).isEqualTo(circle);
        assertThat(comparison.at("/before/buildings").longValue()).isEqualTo(circle);
        assertThat(commuting.at("/within/0/share/people").doubleValue())
                .isEqualTo(comparison.at("/before/people").doubleValue());
        // Those without a street and cut off are told by both, and are the same.
        JsonNode counts =
                TOWN.run("life-circle", "{\"elements\": [\"middle_school\"]}").at("/summary/counts");
        assertThat(commuting.path("dwellingsWithoutStreet")).isEqualTo(counts.path("dwellingsWithoutStreet"));
        assertThat(commuting.path("dwellingsCutOff")).isEqualTo(counts.path("dwellingsCutOff"));
    }
}
