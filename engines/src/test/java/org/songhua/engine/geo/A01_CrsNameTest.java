package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Place;

class A01_CrsNameTest {
    @ParameterizedTest
    @CsvSource({
        "EPSG:4551, EPSG:4551",
        "' epsg:4551 ', EPSG:4551",
        "EPSG::4551, EPSG:4551",
        "urn:ogc:def:crs:EPSG::4551, EPSG:4551",
        "urn:ogc:def:crs:EPSG:9.9.1:4551, EPSG:4551",
        "http://www.opengis.net/def/crs/EPSG/0/4551, EPSG:4551",
        "https://www.opengis.net/def/crs/EPSG/9.9.1/4551, EPSG:4551",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84, CRS84",
        "urn:ogc:def:crs:OGC:1.3:CRS84, CRS84",
        "OGC:CRS84, CRS84",
        "crs84h, CRS84",
        "WGS 84, CRS84",
        "wgs84, CRS84",
        "CGCS2000, EPSG:4490",
        "cgcs 2000, EPSG:4490",
        "GCJ-02, GCJ-02",
        "gcj02, GCJ-02",
        "GCJ_02, GCJ-02",
        "bd09, BD-09",
        "EPSG:900913, EPSG:3857",
        "EPSG:3857, EPSG:3857"
    })
    void isFoundInEveryCustomaryWay(String name, String found) {
        assertThat(Crs.find(name))
                .hasValueSatisfying(crs -> assertThat(crs.name()).isEqualTo(found));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "EPSG:",
                "EPSG:0",
                "EPSG:999999",
                "EPSG:99999999999999999999",
                "4551",
                "EPSG:4551; drop table",
                "Mars 2000",
                "http://www.opengis.net/def/crs/EPSG/0/",
                "urn:ogc:def:crs:EPSG::x",
                "EPSG:-4551"
            })
    void isEmptyForWhatIsUnknown(String name) {
        assertThat(Crs.find(name)).isEmpty();
        assertThat(Crs.refusal(name, Place.NOWHERE).code()).isEqualTo("CRS-001");
    }

    @ParameterizedTest
    @CsvSource({
        // Beijing 1954, New Beijing, Xian 1980: geographic and Gauss-Krueger zones
        "EPSG:4214, CRS-008",
        "EPSG:2436, CRS-008",
        "EPSG:21420, CRS-008",
        "EPSG:4555, CRS-008",
        "EPSG:4610, CRS-008",
        "EPSG:2343, CRS-008",
        // Pulkovo 1942, Tokyo, a modern ellipsoid with a far datum
        "EPSG:4284, CRS-008",
        "EPSG:4301, CRS-008",
        "EPSG:4141, CRS-008",
        // projections that proj4j computes wrong, or not safely with many threads
        "EPSG:5880, CRS-009",
        "EPSG:3994, CRS-009",
        "EPSG:3752, CRS-009",
        "EPSG:6871, CRS-009",
        "EPSG:3975, CRS-009"
    })
    void isRefusedWithTheReasonWhenItCannotBeTrusted(String name, String code) {
        assertThat(Crs.find(name)).isEmpty();
        var fault = Crs.refusal(name, Place.atField("crs"));
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.problem()).contains(name);
        assertThat(fault.place().field()).isEqualTo("crs");
    }

    @Test
    void theSameSystemIsMadeOnce() {
        assertThat(Crs.find("epsg:4551"))
                .containsSame(Crs.find("urn:ogc:def:crs:EPSG::4551").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CRS84", "WGS84", "CGCS2000", "EPSG:4326", "EPSG:4490", "EPSG:4258"})
    void degreesNeedNothing(String name) {
        var crs = Crs.find(name).orElseThrow();
        assertThat(crs.isLonLat()).isTrue();
        double[] xy = {125.324, 43.88};
        crs.toLonLat(xy, 1);
        crs.fromLonLat(xy, 1);
        assertThat(xy).containsExactly(125.324, 43.88);
    }
}
