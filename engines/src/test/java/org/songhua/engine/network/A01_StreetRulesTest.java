package org.songhua.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.osm.OsmTags;

/** Who may use a way: tags in the first column, then the directions open to each mode ("both", "forward", "back", "no"). */
class A01_StreetRulesTest {

    private static OsmTags tags(String text) {
        return OsmTags.of(text.strip().split("[= ]"));
    }

    private static String directions(TravelMode mode, OsmTags tags) {
        StreetRules rules = StreetProfile.of(mode).rules();
        boolean forward = rules.forward_mps(tags) > 0;
        boolean backward = rules.backward_mps(tags) > 0;
        if (forward && backward) return "both";
        if (forward) return "forward";
        return backward ? "back" : "no";
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # tags of the way,                                   walk,    cycle,   wheelchair, drive
            highway=residential,                                 both,    both,    both,       both
            highway=residential oneway=yes,                      both,    forward, both,       forward
            highway=residential oneway=-1,                       both,    back,    both,       back
            highway=residential oneway=yes oneway:bicycle=no,    both,    both,    both,       forward
            highway=residential oneway=yes cycleway=opposite,    both,    both,    both,       forward
            highway=primary junction=roundabout,                 both,    forward, both,       forward
            highway=motorway,                                    no,      no,      no,         forward
            highway=motorway oneway=no,                          no,      no,      no,         both
            highway=trunk motorroad=yes,                         no,      no,      no,         both
            highway=footway,                                     both,    no,      both,       no
            highway=footway bicycle=yes,                         both,    both,    both,       no
            highway=pedestrian,                                  both,    no,      both,       no
            highway=cycleway,                                    both,    both,    both,       no
            highway=cycleway foot=no,                            no,      both,    no,         no
            highway=steps,                                       both,    no,      no,         no
            highway=steps ramp:wheelchair=yes,                   both,    no,      both,       no
            highway=steps conveying=forward,                     forward, no,      no,         no
            highway=steps conveying=backward,                    back,    no,      no,         no
            highway=footway oneway:foot=yes,                     forward, no,      forward,    no
            highway=footway wheelchair=no,                       both,    no,      no,         no
            highway=footway surface=cobblestone,                 both,    no,      no,         no
            highway=footway surface=cobblestone wheelchair=yes,  both,    no,      both,       no
            highway=footway smoothness=horrible,                 both,    no,      no,         no
            highway=footway width=0.8,                           both,    no,      no,         no
            highway=footway incline=8%,                          both,    no,      both,       no
            highway=footway incline=-9%,                         both,    no,      no,         no
            highway=footway incline=up,                          both,    no,      both,       no
            highway=service access=private,                      no,      no,      no,         no
            highway=service access=private foot=yes,             both,    no,      both,       no
            highway=service access=no motor_vehicle=destination, no,      no,      no,         both
            highway=track motor_vehicle=no,                      both,    both,    both,       no
            highway=construction foot=yes,                       no,      no,      no,         no
            highway=proposed,                                    no,      no,      no,         no
            highway=raceway,                                     no,      no,      no,         no
            """)
    void tags_decide_who_may_go_where(String tags, String walk, String cycle, String wheelchair, String drive) {
        assertThat(directions(TravelMode.WALK, tags(tags))).isEqualTo(walk);
        assertThat(directions(TravelMode.CYCLE, tags(tags))).isEqualTo(cycle);
        assertThat(directions(TravelMode.WHEELCHAIR, tags(tags))).isEqualTo(wheelchair);
        assertThat(directions(TravelMode.DRIVE, tags(tags))).isEqualTo(drive);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # tags of the node,            walk,  cycle, wheelchair, drive
            barrier=bollard,               false, false, false,      true
            barrier=gate,                  false, false, false,      false
            barrier=gate access=private,   true,  true,  true,       true
            barrier=gate access=no foot=yes, false, true, false,     true
            barrier=fence,                 true,  true,  true,       true
            barrier=stile,                 false, true,  true,       true
            barrier=kerb kerb=raised,      false, false, true,       false
            barrier=kerb kerb=lowered,     false, false, false,      false
            barrier=lift_gate,             false, false, false,      false
            """)
    void a_barrier_stops_some_modes(String tags, boolean walk, boolean cycle, boolean wheelchair, boolean drive) {
        assertThat(StreetProfile.of(TravelMode.WALK).rules().blocks(tags(tags))).isEqualTo(walk);
        assertThat(StreetProfile.of(TravelMode.CYCLE).rules().blocks(tags(tags)))
                .isEqualTo(cycle);
        assertThat(StreetProfile.of(TravelMode.WHEELCHAIR).rules().blocks(tags(tags)))
                .isEqualTo(wheelchair);
        assertThat(StreetProfile.of(TravelMode.DRIVE).rules().blocks(tags(tags)))
                .isEqualTo(drive);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # 45 km/h by class; nine tenths of a limit when that is less; 0.9 x 20 mph = 28.97 km/h
            highway=primary,                  12.5
            highway=primary maxspeed=30,      7.5
            highway=primary maxspeed=120,     12.5
            highway=primary maxspeed=20mph,   8.0467
            highway=primary maxspeed=walk,    12.5
            """)
    void driving_follows_the_class_of_the_road_and_its_limit(String tags, double mps) {
        assertThat(StreetProfile.of(TravelMode.DRIVE).rules().forward_mps(tags(tags)))
                .isCloseTo(mps, org.assertj.core.data.Offset.offset(1e-3));
    }

    @Test
    void nobody_drives_faster_than_the_profile() {
        assertThat(new StreetProfile(TravelMode.DRIVE, 5).rules().forward_mps(tags("highway=motorway")))
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "61", "NaN"})
    void a_speed_out_of_range_is_refused(double speed) {
        assertThatThrownBy(() -> new StreetProfile(TravelMode.WALK, speed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allowed is above 0 to 60");
    }
}
