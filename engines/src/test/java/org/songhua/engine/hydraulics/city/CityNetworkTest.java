package org.songhua.engine.hydraulics.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.city.Assets.PipeAsset;
import org.songhua.engine.hydraulics.city.Assets.SourceAsset;
import org.songhua.engine.hydraulics.city.Assets.Use;
import org.songhua.engine.hydraulics.city.Assets.ValveAsset;
import org.songhua.engine.hydraulics.solve.Ending;
import org.songhua.engine.hydraulics.solve.Model;
import org.songhua.engine.hydraulics.solve.Simulation;
import org.songhua.engine.hydraulics.trace.Isolation;
import org.songhua.engine.hydraulics.trace.IsolationPlan;

/** Catalogue X: from the register of pipes to a network. */
class CityNetworkTest {
    private static PipeAsset pipe(String id, @Nullable String from, @Nullable String to) {
        return new PipeAsset(id, from, to, 100, 200, "pe", 2010);
    }

    /** A row S - A - B - C, fed at S, with chambers at A and B. */
    private static Assets row(PipeAsset... more) {
        var pipes = new ArrayList<>(List.of(pipe("1", "S", "A"), pipe("2", "A", "B"), pipe("3", "B", "C")));
        pipes.addAll(List.of(more));
        return new Assets(
                pipes,
                List.of(new ValveAsset("V1", "A", true), new ValveAsset("V2", "B", true)),
                List.of(new SourceAsset("P", "S", 40)),
                List.of(new Use("A", 24), new Use("C", 48), new Use("C", 24)));
    }

    @Test
    void x01_aRegisterBecomesANetworkThatCanBeComputed() {
        CityNetwork city = CityNetwork.of(row(), 2026);
        assertThat(city.troubles()).isEmpty();
        var run = new Simulation(Model.of(city.network()), false);
        assertThat(run.run(Simulation.Listener.NONE)).isEqualTo(Ending.COMPLETED);
        // 24 and 72 cubic metres a day are 1 and 3 an hour.
        assertThat(run.flow(run.model().link("1"))).isCloseTo(4, within(1e-6));
        assertThat(run.flow(run.model().link("3"))).isCloseTo(3, within(1e-6));
        assertThat(run.pressure(run.model().node("C"))).isBetween(39.0, 40.0);
    }

    @Test
    void x02_aBurstIsPartedByTheChambersAroundIt() {
        CityNetwork city = CityNetwork.of(row(), 2026);
        IsolationPlan plan = new Isolation(city.network(), city.gates(), 0).plan("2", Set.of());
        assertThat(plan.valves()).extracting(Object::toString).containsExactlyInAnyOrder("2@A", "2@B");
        assertThat(plan.without()).containsExactly("C");
        assertThat(city.valveOfNode()).containsEntry("A", "V1").containsEntry("B", "V2");
    }

    @Test
    void x03_whatDoesNotFitIsToldAndLeftOut() {
        CityNetwork city = CityNetwork.of(
                row(pipe("4", null, "B"), pipe("5", "B", null), pipe("6", "C", "C"), pipe("7", "X", "Y")), 2026);
        assertThat(city.trouble(Trouble.Kind.PIPE_WITHOUT_NODES).ids()).containsExactly("4", "5");
        assertThat(city.trouble(Trouble.Kind.PIPE_TO_ITSELF).ids()).containsExactly("6");
        assertThat(city.trouble(Trouble.Kind.PIPE_WITHOUT_SOURCE).ids()).containsExactly("7");
        assertThat(city.network().pipes()).extracting(Pipe::id).containsExactly("1", "2", "3", "source P");
    }

    @Test
    void x04_whatIsMissingIsAssumedAndTold() {
        CityNetwork city = CityNetwork.of(
                row(
                        new PipeAsset("4", "C", "D", 0, 300, null, Double.NaN),
                        new PipeAsset("5", "C", "E", 50, Double.NaN, null, Double.NaN),
                        new PipeAsset("6", "C", "F", 50, 7, null, Double.NaN),
                        new PipeAsset("7", "C", "G", Double.NaN, 9000, null, Double.NaN)),
                2026);
        assertThat(city.trouble(Trouble.Kind.PIPE_WITHOUT_LENGTH).ids()).containsExactly("4", "7");
        assertThat(city.trouble(Trouble.Kind.PIPE_WITHOUT_DIAMETER).ids()).containsExactly("5", "6", "7");
        assertThat(city.network().pipes())
                .filteredOn(one -> Set.of("5", "6", "7").contains(one.id()))
                .allSatisfy(one -> assertThat(one.diameter()).isEqualTo(200));
        assertThat(new Simulation(Model.of(city.network()), false).run(Simulation.Listener.NONE))
                .isEqualTo(Ending.COMPLETED);
    }

    @Test
    void x05_valvesSourcesAndUsesOffTheNetworkAreTold() {
        var assets = new Assets(
                List.of(pipe("1", "S", "A")),
                List.of(new ValveAsset("V", "Z", true)),
                List.of(new SourceAsset("P", "S", 40), new SourceAsset("Q", "Z", 40)),
                List.of(new Use("Z", 5)));
        CityNetwork city = CityNetwork.of(assets, 2026);
        assertThat(city.trouble(Trouble.Kind.VALVE_OFF_THE_NETWORK).ids()).containsExactly("V");
        assertThat(city.trouble(Trouble.Kind.SOURCE_OFF_THE_NETWORK).ids()).containsExactly("Q");
        assertThat(city.trouble(Trouble.Kind.USE_OFF_THE_NETWORK).ids()).containsExactly("Z");
    }

    @Test
    void x06_aChamberThatStandsClosedBetweenTwoPipesPartsThem() {
        Assets open = row();
        var closed = new Assets(
                open.pipes(), List.of(new ValveAsset("V2", "B", false)), open.sources(), List.of(new Use("A", 24)));
        CityNetwork city = CityNetwork.of(closed, 2026);
        assertThat(city.network().pipes())
                .filteredOn(one -> one.state() == Pipe.State.CLOSED)
                .extracting(Pipe::id)
                .containsExactly("2", "3");
        assertThat(city.trouble(Trouble.Kind.VALVE_CLOSED).ids()).containsExactly("V2");
    }

    /** C lies behind the closed chamber and has no water anyway: a burst of the feed takes it from A alone. */
    @Test
    void x10_whoIsDryAlreadyLosesNothing() {
        Assets open = row();
        var closed = new Assets(open.pipes(), List.of(new ValveAsset("V2", "B", false)), open.sources(), open.uses());
        CityNetwork city = CityNetwork.of(closed, 2026);
        IsolationPlan plan = new Isolation(city.network(), city.gates(), 0).plan("1", Set.of());
        assertThat(plan.without()).containsExactly("A");
        assertThat(plan.lostDemand()).isCloseTo(1, within(1e-3));
    }

    @Test
    void x07_aRegisterWithoutSourceHasNothingToCompute() {
        CityNetwork city = CityNetwork.of(new Assets(row().pipes(), List.of(), List.of(), List.of()), 2026);
        assertThat(city.network().pipes()).isEmpty();
        assertThat(city.trouble(Trouble.Kind.PIPE_WITHOUT_SOURCE).ids()).containsExactly("1", "2", "3");
    }

    /** 135 of ductile iron, ten sound years and then half a unit a year: 135 - 0.5 x 20 = 125 after thirty. */
    @Test
    void x08_oldMetalIsRough() {
        assertThat(PipeRoughness.of("ductile_iron", 30)).isEqualTo(125);
        assertThat(PipeRoughness.of("ductile_iron", 5)).isEqualTo(135);
        assertThat(PipeRoughness.of("grey_iron", 300)).isEqualTo(75);
        assertThat(PipeRoughness.of("steel", Double.NaN)).isEqualTo(112.5);
        assertThat(PipeRoughness.of("pe", 80)).isEqualTo(PipeRoughness.of("pvc", 0));
        assertThat(PipeRoughness.of("concrete", 10)).isEqualTo(120);
        assertThat(PipeRoughness.of(null, 3)).isEqualTo(PipeRoughness.of("wood", 3));
    }

    /** Whatever a register says, a network comes of it that ends, and every pipe is either in it or told of. */
    @Test
    void x09_noRegisterIsTooBad() {
        for (int seed = 0; seed < 200; seed++) {
            Assets assets = random(new Random(seed));
            CityNetwork city = CityNetwork.of(assets, 2026);
            var told = new ArrayList<String>();
            for (Trouble.Kind kind : List.of(
                    Trouble.Kind.PIPE_WITHOUT_NODES, Trouble.Kind.PIPE_TO_ITSELF, Trouble.Kind.PIPE_WITHOUT_SOURCE))
                told.addAll(city.trouble(kind).ids());
            city.network().pipes().stream()
                    .map(Pipe::id)
                    .filter(id -> !id.startsWith("source"))
                    .forEach(told::add);
            assertThat(told)
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(
                            assets.pipes().stream().map(PipeAsset::id).toList());
            assertThat(city.gates().misplaced(city.network()))
                    .as("seed %d", seed)
                    .isEmpty();
            if (city.network().junctions().isEmpty()) continue;
            Simulation run = new Simulation(Model.of(city.network()), false);
            run.run(Simulation.Listener.NONE);
            assertThat(run.ending()).as("seed %d", seed).isNotEqualTo(Ending.RUNNING);
        }
    }

    private static Assets random(Random random) {
        var pipes = new ArrayList<PipeAsset>();
        for (int i = 0; i < 30; i++)
            pipes.add(new PipeAsset(
                    "P" + i,
                    node(random),
                    node(random),
                    random.nextInt(4) == 0 ? -1 : 10 + random.nextInt(300),
                    random.nextInt(4) == 0 ? Double.NaN : 100 * (1 + random.nextInt(6)),
                    List.of("pe", "steel", "?").get(random.nextInt(3)),
                    random.nextBoolean() ? Double.NaN : 1950 + random.nextInt(70)));
        var valves = new ArrayList<ValveAsset>();
        for (int i = 0; i < 8; i++)
            valves.add(new ValveAsset("V" + i, "N" + random.nextInt(25), random.nextInt(5) > 0));
        return new Assets(
                pipes,
                valves,
                List.of(new SourceAsset("S", "N" + random.nextInt(25), 40)),
                List.of(new Use("N" + random.nextInt(25), 10), new Use("N" + random.nextInt(25), 50)));
    }

    private static @Nullable String node(Random random) {
        return random.nextInt(12) == 0 ? null : "N" + random.nextInt(22);
    }
}
