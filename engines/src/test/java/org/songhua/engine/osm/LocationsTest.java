package org.songhua.engine.osm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.random.Seeded;

/** Two coordinates in one long. */
class LocationsTest {

    @ParameterizedTest
    @CsvSource({"180, 90", "-180, -90", "0, 0", "126.5496342, 43.8378842", "-0.0000001, 0.0000001"})
    void coordinates_of_seven_decimals_come_back_as_the_same_doubles(double longitude, double latitude) {
        long location = Locations.of(longitude, latitude);
        assertThat(Locations.longitude(location)).isEqualTo(longitude);
        assertThat(Locations.latitude(location)).isEqualTo(latitude);
    }

    @Test
    void every_unit_comes_back() {
        Seeded.check(2000, random -> {
            long longitude = random.nextLong(-1_800_000_000, 1_800_000_001);
            long latitude = random.nextLong(-900_000_000, 900_000_001);
            long location = Locations.ofUnits(longitude, latitude);
            assertThat(Locations.longitude(location)).isEqualTo(longitude / 1e7);
            assertThat(Locations.latitude(location)).isEqualTo(latitude / 1e7);
            assertThat(location).isNotEqualTo(Locations.MISSING);
        });
    }

    @ParameterizedTest
    @CsvSource({"180.0000001, 0", "-180.0000001, 0", "0, 90.0000001", "0, -90.0000001", "1e300, 0", "0, -1e300"})
    void what_lies_outside_the_world_is_missing(double longitude, double latitude) {
        assertThat(Locations.of(longitude, latitude)).isEqualTo(Locations.MISSING);
    }
}
