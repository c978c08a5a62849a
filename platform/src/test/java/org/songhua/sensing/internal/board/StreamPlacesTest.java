package org.songhua.sensing.internal.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.TestPlatform;
import org.songhua.edge.sta.StaClient;
import org.songhua.sensing.Observations;
import org.songhua.sensing.ObservedKinds;
import org.songhua.sensing.StreamBoard;
import org.songhua.sensing.StreamStatus;
import org.songhua.store.Database;

/** The list of all datastreams, whatever strangers write into a location; and when a datastream is called silent. */
class StreamPlacesTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();

    /** A board of its own: that of the platform may know the datastreams of ten seconds ago. */
    private static StreamBoard fresh() {
        return new JdbcStreamBoard(
                PLATFORM.bean(Database.class),
                PLATFORM.bean(Observations.class),
                PLATFORM.bean(ObservedKinds.class),
                PLATFORM.bean(Clock.class));
    }

    private static long stream(StaClient sta, String place, String encoding) {
        long thing = sta.create("/Things", """
            {"name": "n", "description": "d", "Locations": [{"name": "l", "description": "d", "encodingType": "%s", "location": %s}],
             "Datastreams": [{"name": "s", "description": "d", "observationType": "t", "unitOfMeasurement": {"symbol": "m"},
               "Sensor": {"name": "s", "description": "d", "encodingType": "e", "metadata": "m"},
               "ObservedProperty": {"name": "p", "description": "d", "definition": "x"}}]}\
            """.formatted(encoding, place));
        return sta.json("/Things(" + thing + ")/Datastreams")
                .at("/value/0/@iot.id")
                .asLong();
    }

    /** Whatever stands in one location, the list of all datastreams is answered; what is no place is shown without one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        {"type": "Point", "coordinates": ["east", "north"]}
        {"type": "Point", "coordinates": [[1, 2], [3, 4]]}
        {"type": "Point", "coordinates": [1]}
        {"type": "Point", "coordinates": []}
        {"type": "Point", "coordinates": null}
        {"type": "Point", "coordinates": {"a": 1, "b": 2}}
        {"type": "Point", "coordinates": "1,2"}
        {"type": "Point", "coordinates": [true, false]}
        {"type": "Point", "coordinates": [1e400, 2]}
        {"type": "Point"}
        {"type": ["Point"]}
        "Point"
        """)
    void aLocationThatIsNoPlaceHidesNothingOfTheOthers(String location) {
        long odd = stream(StaClient.all(), location, "application/vnd.example+json");
        long plain = stream(
                StaClient.all(), "{\"type\": \"Point\", \"coordinates\": [125.5, 43.5, 200]}", "application/geo+json");
        List<StreamStatus> all = fresh().list("");
        assertThat(all)
                .filteredOn(one -> one.datastream() == odd)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.lon()).isNull();
                    assertThat(one.lat()).isNull();
                });
        assertThat(all)
                .filteredOn(one -> one.datastream() == plain)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.lon()).isEqualTo(125.5);
                    assertThat(one.lat()).isEqualTo(43.5);
                });
    }

    /** Two readings may be lost; without an interval a day is long enough. A second more, and nobody believes that it still sends. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        60,  180,   0, GOOD
        60,  181,   0, SILENT
        60,  180,   4, DOUBTFUL
        60,  181,   4, SILENT
        60,  -3600, 0, GOOD
        0,   86400, 0, GOOD
        0,   86401, 0, SILENT
        600, 1800,  1, DOUBTFUL
        """)
    void aDatastreamIsSilentAfterThreeIntervals(int interval_s, long age_s, int quality, StreamStatus.State state) {
        Instant now = Instant.parse("2026-11-28T08:00:00Z");
        assertThat(JdbcStreamBoard.state(now.minusSeconds(age_s), quality, interval_s, now))
                .isEqualTo(state);
    }
}
