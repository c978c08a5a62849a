package org.songhua.planning.internal.town;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.engine.osm.Locations;

/** Entrances belong to the outline they are drawn in, on or beside. */
class EntranceIndexTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Geometry PARK = FACTORY.toGeometry(new Envelope(10, 10.01, 45, 45.01));

    private final EntranceIndex index = new EntranceIndex();

    private void add(double longitude, double latitude) {
        index.add(FACTORY.createPoint(new Coordinate(longitude, latitude)));
    }

    @Test
    void anOutlineWithoutEntrancesHasNone() {
        add(10.1, 45.1);
        assertThat(index.at(PARK)).isEmpty();
    }

    @Test
    void aCityWithoutEntrancesHasNoneAnywhere() {
        assertThat(index.at(PARK)).isEmpty();
    }

    @Test
    void insideOnTheEdgeAndJustBesideCounts() {
        add(10.005, 45.005);
        add(10.01, 45.002);
        // A ten-thousandth of a degree beside, about 11 m: a gate drawn on the pavement.
        add(10.0101, 45.003);
        // Two ten-thousandths are too far.
        add(10.0102, 45.004);
        assertThat(index.at(PARK))
                .containsExactlyInAnyOrder(
                        Locations.of(10.005, 45.005), Locations.of(10.01, 45.002), Locations.of(10.0101, 45.003));
    }

    @Test
    void nearTheBoxAndFarFromTheOutlineDoesNot() {
        Geometry triangle = FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(10, 45), new Coordinate(10.01, 45), new Coordinate(10, 45.01), new Coordinate(10, 45)
        });
        add(10.009, 45.009);
        add(10.001, 45.001);
        assertThat(index.at(triangle)).containsExactly(Locations.of(10.001, 45.001));
    }

    @Test
    void theOrderIsThatOfThePlacesAndNotOfTheFile() {
        add(10.009, 45.001);
        add(10.001, 45.001);
        long[] one = index.at(PARK);
        var other = new EntranceIndex();
        other.add(FACTORY.createPoint(new Coordinate(10.001, 45.001)));
        other.add(FACTORY.createPoint(new Coordinate(10.009, 45.001)));
        assertThat(other.at(PARK)).isEqualTo(one);
    }

    @Test
    void whatIsNoPlaceIsLeftOut() {
        index.add(FACTORY.createPoint());
        index.add(PARK);
        assertThat(index.at(PARK)).isEmpty();
    }
}
