package org.songhua.engine.hydraulics.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.leak.LeakScore.Detection;
import org.songhua.engine.hydraulics.leak.LeakScore.Judged;
import org.songhua.engine.hydraulics.leak.LeakScore.Verdict;

/**
 * The year 2019 of L-TOWN with pressures computed from perturbed parameters and official flows and leaks. Never to be quoted as a score of the
 * battle. The schedule of the leaks is used to judge only.
 */
@Tag("slow")
class HybridYearTest {

    @Test
    void thePerfectTeamGetsWhatTheOrganisersGaveIt() throws IOException {
        assumeTrue(Battledim.isAtHand(), "BattLeDIM files are not at hand");
        var account = LeakScore.BATTLEDIM.account(
                Battledim.perfect(), Battledim.leaks(), new PipeDistances(Battledim.network()));
        assertThat(account.euros()).isCloseTo(523_153.82, within(0.5));
        assertThat(account.count(Verdict.RIGHT)).isEqualTo(23);
        assertThat(account.missed()).isEmpty();
        List<Double> official = Battledim.officialScores();
        assertThat(official).hasSize(23);
        for (int k = 0; k < 23; k++)
            assertThat(account.judged().get(k).euros()).isCloseTo(official.get(k), within(0.5));
    }

    @Test
    void mostLeaksOfTheYearAreFound() throws IOException {
        assumeTrue(Battledim.isAtHand(), "BattLeDIM files are not at hand");
        WaterNetwork network = Battledim.network();
        ModelRun.Result run = ModelRun.of(network, Battledim.hybrid(), 3600, 2);
        LeakWatch.Told told = LeakWatch.watch(run, WatchSettings.USUAL);
        for (Finding finding : told.findings())
            System.out.printf(
                    "%d %s told %s began %s %s %.1f+-%.1f m3/h explains %.2f likelihood %.2f %s%n",
                    finding.number(),
                    finding.kind(),
                    Battledim.time((finding.alarmBlock() + 1) * 3600L),
                    Battledim.time(finding.startBlock() * 3600L),
                    finding.area().pipe() + "/" + finding.best().pipe(),
                    finding.cubicMetresPerHour(),
                    finding.spread(),
                    finding.best().explained(),
                    finding.area().likelihood(),
                    finding.evidence().stream()
                            .limit(4)
                            .map(one -> "%s %.3f (%.0f)".formatted(one.channel(), one.change(), one.spreads()))
                            .toList());
        var account = LeakScore.BATTLEDIM.account(
                told.findings().stream()
                        .filter(finding -> finding.kind() != Finding.Kind.ENDED)
                        .map(finding -> new Detection(finding.area().pipe(), (finding.alarmBlock() + 1) * 3600L))
                        .toList(),
                Battledim.leaks(),
                new PipeDistances(network));
        for (Judged one : account.judged())
            System.out.printf(
                    "%s %s %s %s %.0f m %.0f EUR%n",
                    Battledim.time(one.detection().at()),
                    one.detection().pipe(),
                    one.verdict(),
                    one.leak() == null ? "" : one.leak().pipe(),
                    one.distance(),
                    one.euros());
        System.out.printf(
                "right %d, wrong %d, repeated %d, unexplained changes %d, %.0f EUR; missed %s%n",
                account.count(Verdict.RIGHT),
                account.count(Verdict.WRONG),
                account.count(Verdict.REPEATED),
                told.unexplained(),
                account.euros(),
                account.missed().stream().map(LeakScore.Leak::pipe).toList());
        assertThat(account.count(Verdict.RIGHT)).isGreaterThanOrEqualTo(16);
        assertThat(account.count(Verdict.WRONG)).isLessThanOrEqualTo(5);
    }
}
