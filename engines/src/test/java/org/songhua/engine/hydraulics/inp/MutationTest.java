package org.songhua.engine.hydraulics.inp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.solve.Ending;
import org.songhua.engine.hydraulics.solve.Model;
import org.songhua.engine.hydraulics.solve.Simulation;
import org.songhua.engine.random.Seeded;

/** Damaged files: each is either refused with faults that have lines and remedies, or solved to a stated end with numbers. */
class MutationTest {
    private static final int MUTATIONS = 400;
    private static final List<String> WORDS = List.of(
            "-1",
            "0",
            "1e308",
            "-1e308",
            "NaN",
            "1e-300",
            "R",
            "T",
            "P1",
            "nowhere",
            "[PIPES]",
            "\"",
            ";",
            "OPEN",
            "CLOSED",
            "99:99:99",
            "\u0000",
            "水",
            "999999999999999999999",
            "CV",
            "PRV");

    @Test
    void noDamageCrashesLoopsOrGivesWhatIsNoNumber() {
        Seeded.check(MUTATIONS, random -> {
            String text = damaged(random);
            Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> tryOut(text));
        });
    }

    private static String damaged(SplittableRandom random) {
        var lines = new ArrayList<>(Samples.EVERYTHING.lines().toList());
        int times = random.nextInt(1, 4);
        for (int k = 0; k < times; k++) damage(lines, random);
        return String.join("\n", lines);
    }

    private static void damage(List<String> lines, SplittableRandom random) {
        int at = random.nextInt(lines.size());
        switch (random.nextInt(7)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), lines.get(at));
            case 2 ->
                lines.set(
                        at,
                        lines.get(at).substring(0, random.nextInt(lines.get(at).length() + 1)));
            case 3 -> lines.set(at, lines.get(at) + " " + WORDS.get(random.nextInt(WORDS.size())));
            default -> lines.set(at, replaced(lines.get(at), random));
        }
    }

    private static String replaced(String line, SplittableRandom random) {
        String[] words = line.strip().split("\\s+");
        words[random.nextInt(words.length)] = WORDS.get(random.nextInt(WORDS.size()));
        return String.join(" ", words);
    }

    private static void tryOut(String text) {
        try {
            solve(InpReader.read(text, "damaged.inp").network());
        } catch (FaultException e) {
            for (Fault fault : e.faults()) {
                assertThat(fault.code()).matches("INP-0\\d\\d");
                assertThat(fault.remedy()).isNotEmpty();
                assertThat(fault.place().row()).isBetween(0L, 200L);
            }
        }
    }

    private static void solve(WaterNetwork network) {
        var run = new Simulation(Model.of(network), false);
        boolean more = true;
        for (int step = 0; more && step < 200; step++) {
            run.solve();
            if (run.ending() == Ending.RUNNING) finite(run);
            more = run.advance();
        }
    }

    private static void finite(Simulation run) {
        for (int i = 0; i < run.model().nodeIds().length; i++)
            assertThat(run.head(i)).isFinite();
        for (int k = 0; k < run.model().linkIds().length; k++)
            assertThat(run.flow(k)).isFinite();
    }
}
