package org.songhua.edge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import tools.jackson.databind.json.JsonMapper;

/** Faults on their way to the command line that asked a running platform: every part comes back, and so does what is not known. */
class FaultViewTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<Place> places() {
        return Stream.of(
                Place.NOWHERE,
                Place.inFile("city.osm.pbf").withFeature("way/4711"),
                Place.inFile("table.csv").withRow(7).withField("height"),
                Place.atField("/properties/name").withPosition(125.3, 43.9),
                Place.inFile("a.geojson").withRow(1).withPosition(0, 0));
    }

    @ParameterizedTest
    @MethodSource("places")
    void comesBackAsItWent(Place place) {
        Fault fault = Fault.refused("GEO-001", place, "It crosses itself.", "Mend it.");
        String text = JSON.writeValueAsString(FaultView.of(fault));
        assertThat(JSON.readValue(text, FaultView.class).fault()).isEqualTo(fault);
    }
}
