package org.songhua.engine.hydraulics.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.hydraulics.Junction;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.city.Assets.PipeAsset;
import org.songhua.engine.hydraulics.city.Assets.SourceAsset;
import org.songhua.engine.hydraulics.city.Assets.Use;
import org.songhua.engine.hydraulics.city.Assets.ValveAsset;
import org.songhua.engine.hydraulics.inp.InpReader;
import org.songhua.engine.hydraulics.inp.InpWriter;
import org.songhua.engine.hydraulics.solve.Ending;
import org.songhua.engine.hydraulics.solve.Model;
import org.songhua.engine.hydraulics.solve.Simulation;
import org.songhua.engine.random.Seeded;

/** Registers that say things twice, networks by random registers against a plain walk, and models that survive being written as files. */
class DoubledRegisterTest {

    private static PipeAsset pipe(String id, String from, String to) {
        return new PipeAsset(id, from, to, 100, 200, "pe", 2000);
    }

    private static final SourceAsset SOURCE = new SourceAsset("S", "A", 40);

    /** The first of two pipes of one name counts; the other is told, and has neither gate nor use. */
    @Test
    void x11_aPipeThatIsThereTwiceIsToldAndNotTaken() {
        var assets = new Assets(
                List.of(pipe("1", "A", "B"), pipe("1", "C", "D"), pipe("2", "B", "C")),
                List.of(new ValveAsset("V", "D", true), new ValveAsset("W", "C", true)),
                List.of(SOURCE),
                List.of(new Use("D", 24)));
        CityNetwork city = CityNetwork.of(assets, 2026);
        assertThat(city.trouble(Trouble.Kind.PIPE_TWICE).ids()).containsExactly("1");
        assertThat(city.trouble(Trouble.Kind.VALVE_OFF_THE_NETWORK).ids()).containsExactly("V");
        assertThat(city.trouble(Trouble.Kind.USE_OFF_THE_NETWORK).ids()).containsExactly("D");
        assertThat(city.network().pipes()).extracting(Pipe::id).containsExactly("1", "2", "source S");
        assertThat(city.gates().misplaced(city.network())).isEmpty();
    }

    /** One that is no pipe at all does not take the name of one that is. */
    @Test
    void x12_aPipeWithoutEndsTakesNoName() {
        var assets = new Assets(
                List.of(new PipeAsset("1", null, "B", 1, 1, null, 0), pipe("1", "A", "B"), pipe("1", "B", "B")),
                List.of(),
                List.of(SOURCE),
                List.of());
        CityNetwork city = CityNetwork.of(assets, 2026);
        assertThat(city.trouble(Trouble.Kind.PIPE_WITHOUT_NODES).ids()).containsExactly("1");
        assertThat(city.trouble(Trouble.Kind.PIPE_TO_ITSELF).ids()).containsExactly("1");
        assertThat(city.trouble(Trouble.Kind.PIPE_TWICE).ids()).isEmpty();
        assertThat(city.network().pipes()).hasSize(2);
    }

    /** Two stations of one name would be one reservoir fed twice: the second is told. */
    @Test
    void x13_aSourceThatIsThereTwiceIsToldAndNotTaken() {
        var assets = new Assets(
                List.of(pipe("1", "A", "B"), pipe("2", "B", "C")),
                List.of(),
                List.of(SOURCE, new SourceAsset("S", "C", 90), new SourceAsset("T", "C", 35)),
                List.of(new Use("B", 240)));
        CityNetwork city = CityNetwork.of(assets, 2026);
        assertThat(city.trouble(Trouble.Kind.SOURCE_TWICE).ids()).containsExactly("S");
        assertThat(city.network().reservoirs()).hasSize(2);
        var run = new Simulation(Model.of(city.network()), false);
        assertThat(run.run(Simulation.Listener.NONE)).isEqualTo(Ending.COMPLETED);
        assertThat(run.head(run.model().node("source S"))).isCloseTo(40, within(1e-9));
        assertThat(run.head(run.model().node("source T"))).isCloseTo(35, within(1e-9));
    }

    private static String node(SplittableRandom random) {
        return "N" + random.nextInt(14);
    }

    private static Assets random(SplittableRandom random) {
        var pipes = new ArrayList<PipeAsset>();
        for (int k = 0; k < 22; k++) {
            pipes.add(new PipeAsset(
                    "P" + random.nextInt(20),
                    random.nextInt(15) == 0 ? null : node(random),
                    node(random),
                    random.nextInt(8) == 0 ? Double.NaN : random.nextInt(1, 400),
                    random.nextInt(8) == 0 ? 5 : random.nextInt(50, 800),
                    null,
                    Double.NaN));
        }
        var sources = new ArrayList<SourceAsset>();
        for (int k = 0; k < 3; k++) sources.add(new SourceAsset("S" + random.nextInt(3), node(random), 40 + k));
        var uses = new ArrayList<Use>();
        for (int k = 0; k < 12; k++) uses.add(new Use("N" + random.nextInt(18), random.nextInt(50)));
        return new Assets(pipes, List.of(), sources, uses);
    }

    /** Nodes that a source reaches over the first pipe of each name from the first of each name among them, by spreading until nothing changes. */
    private static Set<String> reached(List<PipeAsset> pipes, List<SourceAsset> sources) {
        var reached = new HashSet<String>();
        var names = new HashSet<String>();
        for (SourceAsset source : sources) {
            boolean placed = pipes.stream()
                    .anyMatch(
                            p -> source.node().equals(p.from()) || source.node().equals(p.to()));
            if (placed && names.add(source.id())) reached.add(source.node());
        }
        for (boolean changed = true; changed; ) {
            changed = false;
            for (PipeAsset pipe : pipes) {
                if (reached.contains(pipe.from()) != reached.contains(pipe.to())) {
                    reached.add(pipe.from());
                    reached.add(pipe.to());
                    changed = true;
                }
            }
        }
        return reached;
    }

    @Test
    void x14_theModelIsWhatASourceReaches() {
        Seeded.check(200, random -> {
            Assets assets = random(random);
            CityNetwork city = CityNetwork.of(assets, 2026);
            var kept = new ArrayList<PipeAsset>();
            var names = new HashSet<String>();
            for (PipeAsset pipe : assets.pipes()) {
                if (pipe.from() == null || pipe.from().equals(pipe.to()) || !names.add(pipe.id())) continue;
                kept.add(pipe);
            }
            Set<String> reached = reached(kept, assets.sources());
            assertThat(city.network().junctions())
                    .extracting(Junction::id)
                    .containsExactlyInAnyOrderElementsOf(reached);
            long expected =
                    kept.stream().filter(pipe -> reached.contains(pipe.from())).count();
            long pipes = city.network().pipes().stream()
                    .filter(pipe -> !pipe.id().startsWith("source"))
                    .count();
            assertThat(pipes).isEqualTo(expected);
            double drawn = city.network().junctions().stream()
                    .mapToDouble(j -> j.demands().getFirst().base())
                    .sum();
            double used = assets.uses().stream()
                    .filter(use -> reached.contains(use.node()))
                    .mapToDouble(Use::cubicMetresPerDay)
                    .sum();
            assertThat(drawn).isCloseTo(used / 24, within(1e-9));
            int told = city.troubles().stream()
                    .filter(t -> Set.of(
                                    Trouble.Kind.PIPE_WITHOUT_NODES,
                                    Trouble.Kind.PIPE_TO_ITSELF,
                                    Trouble.Kind.PIPE_TWICE,
                                    Trouble.Kind.PIPE_WITHOUT_SOURCE)
                            .contains(t.kind()))
                    .mapToInt(t -> t.ids().size())
                    .sum();
            assertThat(told + pipes).isEqualTo(assets.pipes().size());
        });
    }

    /** Names of sources hold a blank: written as a file and read again, the city is the same city. */
    @Test
    void x15_aCityCanBeSentAsAFile() {
        Seeded.check(60, random -> {
            CityNetwork city = CityNetwork.of(random(random), 2026);
            if (city.network().junctions().isEmpty()) return;
            String file = InpWriter.write(city.network());
            var again = InpReader.read(file, "city.inp");
            assertThat(InpWriter.write(again.network())).isEqualTo(file);
            var here = new Simulation(Model.of(city.network()), false);
            var there = new Simulation(Model.of(again.network()), false);
            assertThat(there.run(Simulation.Listener.NONE)).isEqualTo(here.run(Simulation.Listener.NONE));
            for (Junction junction : city.network().junctions()) {
                assertThat(there.head(there.model().node(junction.id())))
                        .isEqualTo(here.head(here.model().node(junction.id())));
            }
        });
    }

    /** Metal loses half a unit a year from its tenth year on, down to its floor; an age that is not known counts as the middle. */
    @ParameterizedTest
    @CsvSource({
        "ductile_iron, 0, 135",
        "ductile_iron, 10, 135",
        "ductile_iron, 30, 125",
        "ductile_iron, 500, 100",
        "ductile_iron, NaN, 117.5",
        "grey_iron, 40, 110",
        "grey_iron, 200, 75",
        "grey_iron, NaN, 100",
        "steel, 12, 134",
        "steel, -5, 135",
        "steel, 1000, 90",
        "pe, 60, 145",
        "pvc, NaN, 145",
        "concrete, 90, 120",
        "wood, 3, 110",
        "'', 3, 110"
    })
    void x16_roughnessByMaterialAndAge(String material, double age, double coefficient) {
        assertThat(PipeRoughness.of(material, age)).isEqualTo(coefficient);
    }

    /** A pipe is never smoother for being older. */
    @Test
    void x17_noPipeGrowsSmooth() {
        var random = new Random(17);
        for (String material : List.of("ductile_iron", "grey_iron", "steel", "pe", "concrete")) {
            for (int k = 0; k < 100; k++) {
                double age = random.nextDouble() * 120;
                assertThat(PipeRoughness.of(material, age + random.nextDouble() * 50))
                        .isLessThanOrEqualTo(PipeRoughness.of(material, age));
            }
        }
    }
}
