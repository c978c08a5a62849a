package org.songhua.engine.text.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class A06_LearnTest {
    private static final TextClassifier START = TextClassifier.train(Letters.of(1, 60), TopicLexicon.NONE);

    @Test
    void aDecisionThatIsRepeatedIsFollowed() {
        var learner = new Learner(START);
        var decision = new Example("共享单车乱停在校门口", "交通");
        for (int i = 0; i < 10; i++) learner.learn(decision);
        assertThat(learner.model().classify("共享单车乱停").label()).isEqualTo("交通");
    }

    @Test
    void whatIsClearAlreadyTeachesNothing() {
        var learner = new Learner(START);
        var decision = new Example("司机堵车出租车公交车", "交通");
        while (learner.learn(decision)) {
            // Until the decision is clear.
        }
        assertThat(learner.learn(decision)).isFalse();
    }

    @Test
    void aNewClassIsTakenIn() {
        var learner = new Learner(START);
        for (int i = 0; i < 10; i++) learner.learn(new Example("低保金没有发", "民政"));
        assertThat(learner.model().labels()).contains("民政");
        assertThat(learner.model().classify("低保金").label()).isEqualTo("民政");
    }

    @Test
    void theModelOfBeforeStaysAsItWas() {
        Verdict before = START.classify("学校老师");
        var learner = new Learner(START);
        TextClassifier early = learner.model();
        for (int i = 0; i < 20; i++) learner.learn(new Example("学校老师", "环保"));
        assertThat(START.classify("学校老师")).isEqualTo(before);
        assertThat(early.classify("学校老师")).isEqualTo(before);
        assertThat(learner.model().classify("学校老师").label()).isEqualTo("环保");
    }

    @Test
    void oneMistakenDecisionDoesNotTurnEverythingOver() {
        var learner = new Learner(START);
        learner.learn(new Example("学校老师补课学费，您好请问领导希望解决", "环保"));
        var matrix = new ConfusionMatrix();
        for (Example letter : Letters.of(4, 150)) {
            matrix.add(letter.label(), learner.model().classify(letter.text()).label());
        }
        assertThat(matrix.accuracy()).isGreaterThan(0.9);
    }

    @Test
    void aTextWithoutCharactersTeachesNothing() {
        assertThat(new Learner(START).learn(new Example("!!!", "交通"))).isFalse();
        var single = new Learner(TextClassifier.train(List.of(new Example("水", "水")), TopicLexicon.NONE));
        assertThat(single.learn(new Example("水", "水"))).isFalse();
    }
}
