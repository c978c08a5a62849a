package org.songhua.engine.hydraulics.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.leak.LeakScore.Account;
import org.songhua.engine.hydraulics.leak.LeakScore.Detection;
import org.songhua.engine.hydraulics.leak.LeakScore.Leak;
import org.songhua.engine.hydraulics.leak.LeakScore.Verdict;

/** Small accounts by hand. The street has pipes A, B, C, D of 100, 200, 300 and 600 metres in a row; E lies apart. */
class LeakScoreTest {
    private static final long HOUR = 3600;

    private static final PipeDistances STREET = new PipeDistances(Nets.read("""
            [RESERVOIRS]
            R 50
            Q 50
            [JUNCTIONS]
            1 0 1
            2 0 1
            3 0 1
            4 0 1
            5 0 1
            [PIPES]
            A R 1 100 200 100
            B 1 2 200 200 100
            C 2 3 300 200 100
            D 3 4 600 200 100
            E Q 5 100 200 100
            """));

    /** Ten cubic metres an hour from one moment to another. */
    private static Leak leak(String pipe, long from, long to) {
        return new Leak(pipe, from * HOUR, to * HOUR, (start, end) -> 10.0 * (end - start) / HOUR);
    }

    private static Account account(List<Leak> leaks, Detection... detections) {
        return LeakScore.BATTLEDIM.account(List.of(detections), leaks, STREET);
    }

    private static Detection found(String pipe, long hour) {
        return new Detection(pipe, hour * HOUR);
    }

    /** 90 hours are left, 900 cubic metres, 720 euros. */
    @Test
    void theRightPipeSavesWhatStillWouldRun() {
        Account account = account(List.of(leak("B", 0, 100)), found("B", 10));
        assertThat(account.euros()).isCloseTo(720, within(1e-9));
        assertThat(account.judged().getFirst().verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(account.missed()).isEmpty();
    }

    /** From the middle of A to that of B are 50 + 100 metres: half of 500 euros of search. */
    @Test
    void aPipeNearByCostsASearch() {
        Account account = account(List.of(leak("B", 0, 100)), found("A", 10));
        assertThat(account.judged().getFirst().distance()).isCloseTo(150, within(1e-9));
        assertThat(account.euros()).isCloseTo(720 - 250, within(1e-9));
    }

    /** B to C are 100 + 150 metres and right; C to D are 150 + 300 and too far; a pipe apart is out of reach. */
    @Test
    void beyondTheLimitItIsWrong() {
        List<Leak> leaks = List.of(leak("C", 0, 100));
        assertThat(account(leaks, found("B", 1)).count(Verdict.RIGHT)).isOne();
        assertThat(account(leaks, found("D", 1)).euros()).isEqualTo(-500);
        assertThat(account(leaks, found("E", 1)).euros()).isEqualTo(-500);
        assertThat(account(leaks, found("E", 1)).missed()).isEqualTo(leaks);
    }

    @Test
    void exactlyAtTheLimitItIsRight() {
        var wide = new LeakScore(450, 0.8, 500);
        var narrow = new LeakScore(449.999, 0.8, 500);
        List<Leak> leaks = List.of(leak("C", 0, 100));
        assertThat(wide.account(List.of(found("D", 0)), leaks, STREET).count(Verdict.RIGHT))
                .isOne();
        assertThat(narrow.account(List.of(found("D", 0)), leaks, STREET).count(Verdict.WRONG))
                .isOne();
    }

    @Test
    void beforeTheStartAndBehindTheEndItIsWrong() {
        List<Leak> leaks = List.of(leak("B", 10, 20));
        assertThat(account(leaks, found("B", 9)).euros()).isEqualTo(-500);
        assertThat(account(leaks, found("B", 10)).euros()).isCloseTo(80, within(1e-9));
        assertThat(account(leaks, found("B", 20)).euros()).isCloseTo(0, within(1e-9));
        assertThat(account(leaks, found("B", 21)).euros()).isEqualTo(-500);
    }

    @Test
    void theSecondTimeCountsNothing() {
        Account account = account(List.of(leak("B", 0, 100)), found("B", 10), found("A", 20));
        assertThat(account.count(Verdict.REPEATED)).isOne();
        assertThat(account.euros()).isCloseTo(720, within(1e-9));
    }

    /** The earlier one is the first one, however they are listed. */
    @Test
    void theOrderIsThatOfTime() {
        Account account = account(List.of(leak("B", 0, 100)), found("A", 20), found("B", 10));
        assertThat(account.judged().getFirst().detection().pipe()).isEqualTo("B");
        assertThat(account.euros()).isCloseTo(720, within(1e-9));
    }

    /** With B found before, A belongs to C's leak if that is in reach: 50 + 200 + 150 metres are not. */
    @Test
    void oneNotFoundBeforeComesFirst() {
        List<Leak> leaks = List.of(leak("A", 0, 100), leak("B", 0, 100));
        Account account = account(leaks, found("B", 10), found("B", 11));
        assertThat(account.count(Verdict.RIGHT)).isEqualTo(2);
        assertThat(account.judged().get(1).leak()).isEqualTo(leaks.getFirst());
        Account far = account(List.of(leak("B", 0, 100), leak("C", 0, 100)), found("B", 10), found("A", 11));
        assertThat(far.count(Verdict.REPEATED)).isOne();
    }

    @Test
    void amongSeveralTheNearestIsMeant() {
        Account account = account(List.of(leak("A", 0, 100), leak("B", 0, 100)), found("B", 10));
        assertThat(account.judged().getFirst().distance()).isZero();
        assertThat(account.missed()).extracting(Leak::pipe).containsExactly("A");
    }

    @Test
    void nothingToldMissesAll() {
        List<Leak> leaks = List.of(leak("A", 0, 100), leak("B", 0, 100));
        assertThat(account(leaks).euros()).isZero();
        assertThat(account(leaks).missed()).isEqualTo(leaks);
    }
}
