package org.songhua.edge.sta.c03filtering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.edge.sta.Requirement;
import org.songhua.edge.sta.StaClient;
import org.songhua.edge.sta.Town;
import org.songhua.edge.sta.Verifies;
import tools.jackson.databind.JsonNode;

/** Order, pages, counts, selection, expansion and formats. */
class PagesTest {
    private static final Town TOWN = new Town();
    private static final StaClient STA = TOWN.sta;
    private static final String MINE = "properties/town eq '" + TOWN.code + "'";
    private static final String READINGS = "Datastream/properties/town eq '" + TOWN.code + "'";

    /** {@return the values of a property over all pages} */
    private static List<String> all(String property, String path, String... options) {
        var values = new ArrayList<String>();
        JsonNode page = STA.json(path, options);
        while (true) {
            page.path("value").forEach(e -> values.add(e.path(property).asString()));
            String next = page.path("@iot.nextLink").asString("");
            if (next.isEmpty()) return values;
            page = STA.follow(next).expect(200).json();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id desc                    | Level 3,Level 2,Level 1,Level 0
            name desc                  | Level 3,Level 2,Level 1,Level 0
            Thing/properties/n         | Level 0,Level 1,Level 2,Level 3
            Thing/properties/odd desc,name | Level 1,Level 3,Level 0,Level 2
            phenomenonTime,name        | Level 0,Level 1,Level 2,Level 3
            length(name),Thing/name desc | Level 3,Level 2,Level 1,Level 0
            """)
    @Verifies({Requirement.ORDERBY, Requirement.ORDER})
    void datastreamsAreSortedByWhatIsAsked(String order, String names) {
        assertThat(String.join(",", all("name", "/Datastreams", "$filter", MINE, "$orderby", order)))
                .isEqualTo(names);
        assertThat(String.join(",", all("name", "/Datastreams", "$filter", MINE, "$orderby", order, "$top", "1")))
                .isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phenomenonTime        | 0,10,20,30,1,11,21,31,2,12,22,32
            phenomenonTime desc,id desc | 32,22,12,2,31,21,11,1,30,20,10,0
            result desc           | 32,31,30,22,21,20,12,11,10,2,1,0
            Datastream/name desc,result | 30,31,32,20,21,22,10,11,12,0,1,2
            """)
    @Verifies({Requirement.ORDERBY, Requirement.PAGINATION, Requirement.TOP})
    void readingsAreSortedByWhatIsAskedOnPagesOfAnySize(String order, String results) {
        for (String top : List.of("1", "5", "12", "100"))
            assertThat(String.join(
                            ",", all("result", "/Observations", "$filter", READINGS, "$orderby", order, "$top", top)))
                    .as("top " + top)
                    .isEqualTo(results);
    }

    @Test
    @Verifies({Requirement.SKIP, Requirement.COUNT})
    void skippingLeavesOutTheFirstAndCountingCountsAll() {
        var page =
                STA.json("/Things", "$filter", MINE, "$orderby", "name", "$skip", "1", "$top", "2", "$count", "true");
        assertThat(page.path("@iot.count").asInt()).isEqualTo(4);
        assertThat(page.at("/value/0/name").asString()).isEqualTo("Gauge 1");
        assertThat(page.path("value").size()).isEqualTo(2);
        assertThat(page.path("@iot.nextLink").asString()).contains("$skip=3");
        var readings =
                STA.json("/Observations", "$filter", READINGS + " and result gt 20", "$top", "0", "$count", "true");
        assertThat(readings.path("@iot.count").asInt()).isEqualTo(5);
        assertThat(STA.json("/Things", "$filter", MINE, "$count", "false").has("@iot.count"))
                .isFalse();
    }

    /** FROST's own tests ask so. */
    @Test
    @Verifies(Requirement.FILTER)
    void anOptionMayBeEncodedAsAWholeItsEqualsSignToo() {
        var page = STA.get(
                        "/Things?%24filter%3Dproperties%2Ftown+eq+%27" + TOWN.code + "%27+and+1+add+1+eq+2&%24top%3D3")
                .expect(200)
                .json();
        assertThat(page.path("value").size()).isEqualTo(3);
        assertThat(STA.get("/Things?%24top%3D1&$top=1").status()).isEqualTo(400);
    }

    @Test
    @Verifies({Requirement.SELECT, Requirement.REQUEST_DATA})
    void onlyWhatIsSelectedIsShown() {
        var thing = STA.json("/Things", "$filter", MINE, "$select", "name,id,Locations")
                .at("/value/0");
        assertThat(thing.propertyNames()).containsExactlyInAnyOrder("@iot.id", "name", "Locations@iot.navigationLink");
        assertThat(STA.get("/Things", "$select", "nothing").status()).isEqualTo(400);
    }

    @Test
    @Verifies(Requirement.EXPAND)
    void expansionsAreShownInPlaceWithTheirOptions() {
        var stream = STA.json(
                        "/Datastreams",
                        "$filter",
                        MINE,
                        "$orderby",
                        "name desc",
                        "$expand",
                        "Thing($select=name;$expand=Locations($select=name)),Observations($orderby=phenomenonTime desc;$top=1;$select=result;$count=true)")
                .at("/value/0");
        assertThat(stream.at("/Thing").propertyNames()).containsExactlyInAnyOrder("name", "Locations");
        assertThat(stream.path("Thing@iot.navigationLink").asString()).endsWith(")/Thing");
        assertThat(stream.at("/Thing/Locations/0/name").asString()).isEqualTo("Place 3");
        assertThat(stream.at("/Observations/0/result").asInt()).isEqualTo(32);
        assertThat(stream.path("Observations@iot.count").asInt()).isEqualTo(3);
        String next = stream.path("Observations@iot.nextLink").asString();
        assertThat(STA.follow(next).expect(200).json().at("/value/0/result").asInt())
                .isEqualTo(31);
    }

    /** As in the example of the standard. */
    @Test
    @Verifies({Requirement.EXPAND, Requirement.SELECT})
    void whatIsExpandedHasOnlyTheLinksThatAreSelected() {
        var thing = STA.json(
                "/Things(" + TOWN.things.getFirst() + ")",
                "$expand",
                "Datastreams($expand=Sensor),Locations($select=name,Things)");
        assertThat(links(thing))
                .containsExactlyInAnyOrder("Locations", "HistoricalLocations", "Datastreams", "MultiDatastreams");
        assertThat(thing.at("/Datastreams/0/@iot.selfLink").asString()).contains("/Datastreams(");
        assertThat(links(thing.at("/Datastreams/0"))).isEmpty();
        assertThat(links(thing.at("/Datastreams/0/Sensor"))).isEmpty();
        assertThat(links(thing.at("/Locations/0"))).containsExactly("Things");
    }

    private static List<String> links(JsonNode entity) {
        return entity.propertyNames().stream()
                .filter(name -> name.endsWith("@iot.navigationLink"))
                .map(name -> name.substring(0, name.indexOf('@')))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"full, true, true", "minimal, false, true", "none, false, true", "off, false, false"})
    void controlInformationIsLeftOutAsIsAsked(String metadata, boolean hasLinks, boolean hasNext) {
        var page = STA.json(
                "/Things",
                "$filter",
                MINE,
                "$top",
                "1",
                "$count",
                "true",
                "$expand",
                "Datastreams($expand=Observations($top=1))",
                "$resultMetadata",
                metadata);
        JsonNode thing = page.at("/value/0");
        JsonNode stream = thing.at("/Datastreams/0");
        assertThat(page.path("@iot.count").asInt()).isEqualTo(4);
        assertThat(thing.has("@iot.id")).isTrue();
        assertThat(links(thing).isEmpty()).isEqualTo(!hasLinks);
        assertThat(thing.has("@iot.selfLink")).isEqualTo(hasLinks);
        assertThat(stream.has("@iot.selfLink")).isEqualTo(hasLinks);
        assertThat(page.has("@iot.nextLink")).isEqualTo(hasNext);
        assertThat(stream.has("Observations@iot.nextLink")).isEqualTo(hasNext);
        if (!hasNext) return;
        for (String next : List.of(
                page.path("@iot.nextLink").asString(),
                stream.path("Observations@iot.nextLink").asString())) {
            JsonNode follower = STA.follow(next).expect(200).json().at("/value/0");
            assertThat(follower.has("@iot.selfLink")).as(next).isEqualTo(hasLinks);
        }
    }

    @Test
    @Verifies(Requirement.EXPAND)
    void theLatestReadingIsTheSameFromMemoryAndFromTheStore() {
        for (long stream : TOWN.datastreams) {
            String path = "/Datastreams(" + stream + ")";
            var memory = STA.json(
                            path,
                            "$expand",
                            "Observations($orderby=phenomenonTime desc;$top=1)",
                            "$resultMetadata",
                            "none")
                    .at("/Observations/0");
            var store = STA.json(
                            path + "/Observations",
                            "$orderby",
                            "phenomenonTime desc",
                            "$top",
                            "2",
                            "$resultMetadata",
                            "none")
                    .at("/value/0");
            assertThat(memory).isEqualTo(store);
        }
    }

    @Test
    void eachOfManyGetsItsOwnShareOfAnExpansion() {
        var things =
                STA.json("/Things", "$filter", MINE, "$expand", "Datastreams($top=1;$expand=Observations($top=2))");
        assertThat(things.path("value")
                        .valueStream()
                        .map(t -> t.at("/Datastreams/0/Observations").size()))
                .containsExactly(2, 2, 2, 2);
        assertThat(STA.get("/Things", "$expand", "Nothing").status()).isEqualTo(400);
        assertThat(STA.get("/Things", "$top", "1", "$top", "2").status()).isEqualTo(400);
    }

    @Test
    @Verifies(Requirement.DATA_ARRAY)
    void readingsComeAsDataArraysByDatastream() {
        var array = STA.json(
                        "/Observations",
                        "$filter",
                        READINGS,
                        "$select",
                        "result,phenomenonTime",
                        "$resultFormat",
                        "dataArray")
                .at("/value/0");
        assertThat(array.path("Datastream@iot.navigationLink").asString()).contains("/Datastreams(");
        assertThat(array.path("components").toString()).isEqualTo("[\"result\",\"phenomenonTime\"]");
        assertThat(array.path("dataArray@iot.count").asInt()).isEqualTo(3);
        assertThat(array.at("/dataArray/0").size()).isEqualTo(2);
        assertThat(STA.get("/Things", "$resultFormat", "dataArray").status()).isEqualTo(400);
        assertThat(STA.get("/Things", "$resultFormat", "xml").status()).isEqualTo(400);
    }

    @Test
    void entitiesComeAsTableAndAsMap() {
        var csv = STA.get("/Things", "$filter", MINE, "$select", "id,name,properties", "$resultFormat", "CSV")
                .expect(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text().lines().toList()).hasSize(5).first().asString().contains("id,name,properties/n");
        var map = STA.json("/Things", "$filter", MINE, "$expand", "Locations", "$resultFormat", "GeoJSON");
        assertThat(map.path("type").asString()).isEqualTo("FeatureCollection");
        assertThat(map.at("/features/0/geometry/type").asString()).isEqualTo("Point");
        assertThat(map.at("/features/0/properties/name").asString()).startsWith("Gauge");
    }
}
