package org.songhua.engine.hydraulics.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.inp.InpReader;
import org.songhua.engine.hydraulics.solve.Ending;
import org.songhua.engine.hydraulics.solve.Model;

/** A run of a small network, and what its water carried at each moment to report. */
final class Carried {
    private final Map<String, Double> values = new HashMap<>();
    private double massError;

    private Carried() {}

    /** Runs a network as its file says; flows are in cubic metres per second, so that sums are short. */
    static Carried run(String text) {
        WaterNetwork network = InpReader.read(text, "test.inp").network();
        Model model = Model.of(network);
        var carried = new Carried();
        Ending ending = QualityRun.run(model, network.quality(), (simulation, quality) -> {
            for (String id : model.nodeIds())
                carried.values.put("N" + id + "@" + simulation.seconds(), quality.node(model.node(id)));
            for (String id : model.linkIds())
                carried.values.put("L" + id + "@" + simulation.seconds(), quality.link(model.link(id)));
            carried.massError = quality.massError();
        });
        assertThat(ending).isEqualTo(Ending.COMPLETED);
        return carried;
    }

    double node(String id, long seconds) {
        return values.get("N" + id + "@" + seconds);
    }

    double link(String id, long seconds) {
        return values.get("L" + id + "@" + seconds);
    }

    double massError() {
        return massError;
    }
}
