package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

/** Reference systems by URI, with the axes in the order of their authority. */
class A04_CrsByReferenceTest {
    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";

    private static CrsByReference crs(String name) {
        return CrsByReference.find(name).orElseThrow();
    }

    private static Coordinate changchun(String name) {
        return crs(name).fromLonLat(Shapes.wkt("POINT(125.3246 43.8868)")).getCoordinate();
    }

    @Test
    void geographicSystemsOfEpsgHaveLatitudeFirst() {
        assertThat(changchun(EPSG + 4326)).isEqualTo(new Coordinate(43.8868, 125.3246));
        assertThat(changchun(EPSG + 4490)).isEqualTo(new Coordinate(43.8868, 125.3246));
        assertThat(changchun("http://www.opengis.net/def/crs/OGC/1.3/CRS84"))
                .isEqualTo(new Coordinate(125.3246, 43.8868));
    }

    @Test
    void theZonesOfChinaHaveNorthingFirst() {
        // PROJ 9.1 (cs2cs EPSG:4490 EPSG:4551) gives north 4861466.35, east 445725.80.
        Coordinate at = changchun(EPSG + 4551);
        assertThat(at.x).isCloseTo(4_861_466.35, within(0.006));
        assertThat(at.y).isCloseTo(445_725.80, within(0.006));
        assertThat(changchun(EPSG + 32651).x).isLessThan(changchun(EPSG + 32651).y);
    }

    @Test
    void aNameOfEpsgAndAUrnMeanTheSame() {
        assertThat(crs("EPSG:4551")).isSameAs(crs(EPSG + 4551)).isSameAs(crs("urn:ogc:def:crs:EPSG::4551"));
        assertThat(CrsByReference.find(EPSG + 5186))
                .as("its order of axes is not known here")
                .isEmpty();
        assertThat(CrsByReference.find(EPSG + 2430)).as("another datum").isEmpty();
        assertThat(CrsByReference.find("GCJ-02")).isEmpty();
        assertThat(CrsByReference.find("")).isEmpty();
    }

    @Test
    void theListBeginsWithTheDefaultAndHasNothingTwice() {
        assertThat(CrsByReference.list()).hasSize(188).startsWith(CrsByReference.CRS84);
        assertThat(CrsByReference.list().stream().map(CrsByReference::uri)).doesNotHaveDuplicates();
    }

    @Test
    void whatIsTurnedComesBack() {
        Seeded.check(300, random -> {
            CrsByReference crs = CrsByReference.list().get(random.nextInt(68));
            Geometry shape = Shapes.polygon(random, random.nextDouble(100, 130), random.nextDouble(20, 50), 0.1);
            Geometry back = crs.toLonLat(crs.fromLonLat(shape));
            assertThat(back.equalsExact(shape, 1e-9)).as(crs.uri()).isTrue();
        });
    }

    @Test
    void heightsAreKept() {
        Geometry turned = crs("EPSG:4551").fromLonLat(Shapes.wkt("POINT Z(125.3 43.8 210.5)"));
        assertThat(turned.getCoordinate().getZ()).isEqualTo(210.5);
    }

    @Test
    void aPositionWithoutImageIsNamed() {
        assertThatThrownBy(() -> crs("EPSG:4551").fromLonLat(Shapes.wkt("POINT(30 10)")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Position 1");
        assertThatThrownBy(() -> crs("EPSG:4326").toLonLat(Shapes.wkt("POINT(125 43)")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * Changchun lies at 125.3° E. Central meridians at most 3° away lie between 122.2 and 128.4: of the zones of three degrees
     * 4550 (123°) and 4551 (126°), not 4549 (120°) and 4552 (129°); of those of six 4499 and UTM 51 (123°), not 4500 and UTM 52 (129°).
     */
    @Test
    void zonesFarFromTheDataAreNotOffered() {
        var uris = CrsByReference.list(125.2, 125.4).stream()
                .map(CrsByReference::uri)
                .toList();
        assertThat(uris)
                .contains(epsg(4326), epsg(4490), epsg(3857), epsg(4550), epsg(4551), epsg(4499), epsg(32651))
                .doesNotContain(epsg(4549), epsg(4552), epsg(4500), epsg(32652), epsg(32629));
        assertThat(CrsByReference.list(-180, 180)).containsExactlyElementsOf(CrsByReference.list());
    }

    private static String epsg(int code) {
        return "http://www.opengis.net/def/crs/EPSG/0/" + code;
    }
}
