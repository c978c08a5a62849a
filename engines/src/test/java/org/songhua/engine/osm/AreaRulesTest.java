package org.songhua.engine.osm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which closed ways are areas; the cases are those of the table that editors and renderers share. */
class AreaRulesTest {

    private static Map<String, String> tags(String text) {
        var tags = new HashMap<String, String>();
        for (String tag : text.split(" ")) {
            if (!tag.isEmpty()) tags.put(tag.substring(0, tag.indexOf('=')), tag.substring(tag.indexOf('=') + 1));
        }
        return tags;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "building=yes",
                "building:part=roof",
                "landuse=residential",
                "amenity=school",
                "shop=supermarket",
                "leisure=park",
                "natural=water",
                "man_made=wastewater_plant",
                "highway=rest_area",
                "highway=platform",
                "railway=station",
                "waterway=dock",
                "power=substation",
                "sport=tennis",
                "area=yes",
                "highway=pedestrian area=yes",
                "barrier=fence area=yes",
                "highway=residential building=yes",
                "highway=service landuse=retail",
                "historic=castle barrier=wall"
            })
    void these_enclose_an_area(String tags) {
        assertThat(AreaRules.isArea(tags(tags))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name=somewhere",
                "highway=residential",
                "highway=pedestrian",
                "highway=residential amenity=marketplace",
                "railway=tram",
                "waterway=river",
                "barrier=fence",
                "power=line",
                "building=no",
                "building=yes area=no",
                "leisure=track",
                "leisure=slipway",
                "natural=coastline",
                "natural=cliff",
                "natural=tree_row",
                "man_made=pipeline",
                "aeroway=runway",
                "historic=citywalls",
                "public_transport=stop_position",
                "golf=hole",
                "sport=running"
            })
    void these_run_in_a_circle(String tags) {
        assertThat(AreaRules.isArea(tags(tags))).isFalse();
    }
}
