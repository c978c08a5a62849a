package org.songhua.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.CityObject;
import org.songhua.cim.ObjectId;
import org.songhua.people.Caller;
import org.songhua.register.RecordDraft;
import org.songhua.register.Register;
import org.songhua.register.Registers;

/** Breaks made up for the demo's pipes follow the law that is stated, and are always the same. */
class DemoBreaksTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-05-01");
    private static final int SINCE = 2014;

    private final Registers registers = TestPlatform.shared().bean(Registers.class);
    private final Register register = registers.get("pipe_breaks", Caller.SYSTEM);

    private static CityObject pipe(int number, String material, int year) {
        String attributes = "{\"length\": 200, \"material\": \"%s\", \"year_built\": %d}".formatted(material, year);
        return new CityObject(
                new ObjectId(new UUID(number, 1)),
                "water_pipe",
                0,
                "pipe/" + number,
                null,
                new byte[0],
                attributes,
                null,
                null,
                Instant.EPOCH,
                1);
    }

    /** A thousand pipes of each: 200 km of iron of 1974, of plastic of 1994, and of plastic of last year. */
    private static List<CityObject> pipes() {
        var pipes = new ArrayList<CityObject>();
        for (int k = 0; k < 1000; k++) {
            pipes.add(pipe(k, "grey_iron", 1974));
            pipes.add(pipe(10_000 + k, "pe", 1994));
            pipes.add(pipe(20_000 + k, "pe", 2025));
        }
        return pipes;
    }

    private List<RecordDraft> made(long seed) {
        return new DemoBreaks(register, "broken_on", TODAY, seed)
                .make(pipes(), "length", "year_built", "material", SINCE);
    }

    private static long of(List<RecordDraft> drafts, int from) {
        return drafts.stream()
                .map(draft -> draft.object())
                .filter(id -> id != null
                        && id.getMostSignificantBits() >= from
                        && id.getMostSignificantBits() < from + 10_000)
                .count();
    }

    /**
     * Iron is 40 to 52 years old: 0.35 x 1.15 x 200 km x 12.3 years x (14/15 + 8/15) come to about 1,450. Plastic of 1994 is 20 to 32: 0.04 x 0.65 x 200 x 12.3 x 1.47 are 94; the new
     * one hardly breaks.
     */
    @Test
    void oldIronBreaksAndNewPlasticDoesNot() {
        List<RecordDraft> drafts = made(1);
        assertThat(of(drafts, 0)).as("seed 1").isBetween(1200L, 1700L);
        assertThat(of(drafts, 10_000)).as("seed 1").isBetween(60L, 130L);
        assertThat(of(drafts, 20_000)).as("seed 1").isLessThan(5);
    }

    /** One pipe in fifteen breaks eight times as often: a third of all breaks lie in a fifteenth of the pipes. */
    @Test
    void aFewPipesBreakAgainAndAgain() {
        Map<UUID, Integer> perPipe = new HashMap<>();
        for (RecordDraft draft : made(2)) {
            UUID pipe = draft.object();
            if (pipe != null) perPipe.merge(pipe, 1, Integer::sum);
        }
        List<Integer> counts = perPipe.values().stream().sorted((a, b) -> b - a).toList();
        int all = counts.stream().mapToInt(Integer::intValue).sum();
        int worst = counts.stream().limit(67).mapToInt(Integer::intValue).sum();
        assertThat(worst / (double) all).as("seed 2").isGreaterThan(0.25);
    }

    @Test
    void everyBreakIsOneThatTheRegisterTakes() {
        for (RecordDraft draft : made(3)) {
            LocalDate day = LocalDate.parse(String.valueOf(draft.fields().get("broken_on")));
            assertThat(day).isBetween(LocalDate.of(SINCE, 1, 1), TODAY);
            assertThat(draft.synthetic()).isTrue();
            assertThat(draft.key()).startsWith("DEMO-");
        }
        RecordDraft first = made(3).getFirst();
        assertThat(registers.form("pipe_breaks", first.fields(), Caller.SYSTEM).faults())
                .isEmpty();
        assertThat(made(3)).extracting(RecordDraft::key).doesNotHaveDuplicates();
    }

    @Test
    void oneSeedMakesOneSetOfBreaks() {
        assertThat(made(7)).isEqualTo(made(7));
        assertThat(made(7)).isNotEqualTo(made(8));
    }

    @Test
    void whatIsUnknownOfAPipeDoesNotHinder() {
        var bare = new CityObject(
                new ObjectId(new UUID(1, 1)),
                "water_pipe",
                0,
                "x",
                null,
                new byte[0],
                "{}",
                null,
                null,
                Instant.EPOCH,
                1);
        assertThat(new DemoBreaks(register, "broken_on", TODAY, 1)
                        .make(List.of(bare), "length", "year_built", "material", SINCE))
                .isEmpty();
    }
}
