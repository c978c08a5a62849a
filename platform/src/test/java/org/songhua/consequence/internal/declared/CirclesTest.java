package org.songhua.consequence.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.songhua.consequence.Consequence;
import org.songhua.consequence.Consequence.Cause;
import org.songhua.consequence.Consequence.Enters;
import org.songhua.pack.Text;

/** Which consequences would follow from themselves without end. */
class CirclesTest {
    private static Consequence one(String code, Cause cause, @Nullable Enters enters) {
        return new Consequence(code, "trial", new Text("一", "One"), "某法", List.of(), cause, null, enters);
    }

    private static Cause at(String register, String... steps) {
        return new Cause(register, List.of(steps), "", "", List.of(), "");
    }

    private static Enters into(String register, String... then) {
        return new Enters(register, Map.of(), Map.of(), List.of(then));
    }

    @Test
    void aRecordThatEntersOneOfItsOwnRegisterIsACircleOfOne() {
        assertThat(Circles.of(List.of(one("a", at("wells", "create"), into("wells")))))
                .containsExactly(List.of("a"));
    }

    @Test
    void aStepThatIsNotDoneToWhatIsEnteredMakesNone() {
        assertThat(Circles.of(List.of(one("a", at("wells", "finish"), into("wells")))))
                .isEmpty();
        assertThat(Circles.of(List.of(one("a", at("wells", "finish"), into("wells", "finish")))))
                .containsExactly(List.of("a"));
        assertThat(Circles.of(List.of(one("a", at("wells", "amend"), into("wells", "finish")))))
                .isEmpty();
    }

    @Test
    void aWayOverOtherRegistersIsToldInItsOrder() {
        var all = List.of(
                one("start", at("gates", "create"), into("wells")),
                one("a", at("wells", "create"), into("pumps", "run")),
                one("b", at("pumps", "run"), into("tanks")),
                one("c", at("tanks", "create", "amend"), into("wells")));
        assertThat(Circles.of(all)).containsExactly(List.of("a", "b", "c"));
    }

    /** Days and deadlines come with time: what follows from them each year is a plan and no circle. */
    @Test
    void dutiesDeadlinesAndCasesEndEveryWay() {
        var duty = new Cause("wells", List.of(), "check", "", List.of(), "");
        var deadline = new Cause("", List.of(), "", "d_", List.of("mend"), "");
        assertThat(Circles.of(List.of(one("a", duty, into("wells")), one("b", deadline, into("wells")))))
                .isEmpty();
        assertThat(Circles.of(List.of(one("a", at("wells", "create"), null)))).isEmpty();
        assertThat(Circles.of(List.of())).isEmpty();
    }

    /** A way that parts and meets again is no circle. */
    @Test
    void aDiamondIsNone() {
        var all = List.of(
                one("a", at("a", "create"), into("b")),
                one("b", at("b", "create"), into("d")),
                one("c", at("b", "create"), into("d")),
                one("d", at("d", "create"), into("e")));
        assertThat(Circles.of(all)).isEmpty();
    }

    /** Against taking away whatever leads nowhere until nothing changes: what is left has a circle. */
    @Test
    void randomOnesHaveACircleWhenTakingAwayTheEndsLeavesSomething() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            int count = 1 + random.nextInt(7);
            var all = new ArrayList<Consequence>();
            for (int i = 0; i < count; i++)
                all.add(one(
                        "c" + i,
                        at("r" + random.nextInt(6), "create"),
                        random.nextInt(4) == 0 ? null : into("r" + random.nextInt(6))));
            assertThat(Circles.of(all).isEmpty()).as("seed %d", seed).isEqualTo(!hasCircle(all));
            for (List<String> circle : Circles.of(all))
                assertThat(isCircle(circle, all)).as("seed %d", seed).isTrue();
        }
    }

    private static boolean leads(Consequence one, Consequence other) {
        Enters enters = one.enters();
        return enters != null && enters.register().equals(other.cause().register());
    }

    private static boolean hasCircle(List<Consequence> all) {
        Set<Consequence> left = new HashSet<>(all);
        while (left.removeIf(one -> left.stream().noneMatch(other -> leads(one, other)))) {
            // Again, without those.
        }
        return !left.isEmpty();
    }

    private static boolean isCircle(List<String> circle, List<Consequence> all) {
        Map<String, Consequence> byCode = new HashMap<>();
        all.forEach(one -> byCode.put(one.code(), one));
        for (int i = 0; i < circle.size(); i++)
            if (!leads(byCode.get(circle.get(i)), byCode.get(circle.get((i + 1) % circle.size())))) return false;
        return !circle.isEmpty();
    }
}
