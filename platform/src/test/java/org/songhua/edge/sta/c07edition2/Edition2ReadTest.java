package org.songhua.edge.sta.c07edition2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.sta.Requirement;
import org.songhua.edge.sta.StaClient;
import org.songhua.edge.sta.Town;
import org.songhua.edge.sta.Verifies;
import tools.jackson.databind.JsonNode;

/** SensorThings 2.0 shows what 1.1 does, under its own names. */
class Edition2ReadTest {
    private static final Town TOWN = new Town();
    private static final StaClient STA = StaClient.of("v2.0");

    private static String thing(int gauge) {
        return "/Things(" + TOWN.things.get(gauge) + ")";
    }

    private static String stream(int gauge) {
        return "/Datastreams(" + TOWN.datastreams.get(gauge) + ")";
    }

    private static List<String> texts(JsonNode page, String property) {
        var texts = new ArrayList<String>();
        page.path("value").forEach(entity -> texts.add(entity.path(property).asString()));
        return texts;
    }

    @Test
    @Verifies({Requirement.EDITION_2_HTTP_ADVERTISEMENT, Requirement.EDITION_2_PATHS})
    void theServiceTellsItsEntitySetsItsAddressAndItsModel() {
        JsonNode root = STA.json("");
        assertThat(texts(root, "name"))
                .containsExactly(
                        "Things",
                        "Locations",
                        "HistoricalLocations",
                        "Datastreams",
                        "Sensors",
                        "ObservedProperties",
                        "Observations",
                        "Features");
        assertThat(root.path("serverSettings")
                        .path("http://www.opengis.net/spec/sensorthings/2.0/req/binding/http")
                        .at("/endpoints/0")
                        .asString())
                .endsWith("/sta/v2.0");
        assertThat(root.at("/serverSettings/functions").toString()).contains("st_within", "now");
        JsonNode model = STA.json("/$metadata").path("org.OGC.STA");
        assertThat(model.at("/Observation/ProximateFeatureOfInterest/$Type").asString())
                .isEqualTo("org.OGC.STA.Feature");
        assertThat(model.at("/Datastream/phenomenonTime/$Type").asString()).isEqualTo("org.OGC.STA.TM_Object");
    }

    @Test
    @Verifies({
        Requirement.EDITION_2_THING,
        Requirement.EDITION_2_LOCATION,
        Requirement.EDITION_2_SENSOR,
        Requirement.EDITION_2_OBSERVED_PROPERTY
    })
    void anEntityHasItsAddressItsIdAndLinks() {
        JsonNode thing = STA.json(thing(1));
        assertThat(thing.path("@context").asString()).endsWith("/sta/v2.0/$metadata#Things/$entity");
        assertThat(thing.path("@id").asString()).endsWith("/sta/v2.0" + thing(1));
        assertThat(thing.path("id").asLong()).isEqualTo(TOWN.things.get(1));
        assertThat(thing.path("Datastreams@navigationLink").asString())
                .endsWith("/sta/v2.0" + thing(1) + "/Datastreams");
        assertThat(thing.propertyNames())
                .containsExactly(
                        "@context",
                        "@id",
                        "id",
                        "name",
                        "description",
                        "properties",
                        "Locations@navigationLink",
                        "HistoricalLocations@navigationLink",
                        "Datastreams@navigationLink");
        JsonNode place = STA.json("/Locations(" + TOWN.locations.get(1) + ")");
        assertThat(place.at("/location/type").asString()).isEqualTo("Point");
        assertThat(place.has("Things@navigationLink")).isTrue();
        JsonNode sensor = STA.json(stream(1) + "/Sensor");
        assertThat(sensor.path("metadata").asString()).isEqualTo("https://example.org");
        JsonNode property = STA.json(stream(1) + "/ObservedProperties").at("/value/0");
        assertThat(property.path("definition").asString()).isEqualTo("https://example.org/level");
        assertThat(STA.json("/ObservedProperties(" + property.path("id").asLong() + ")/Datastreams")
                        .at("/value/0/id")
                        .asLong())
                .isEqualTo(TOWN.datastreams.get(1));
        assertThat(STA.json("/HistoricalLocations", "$filter", "Thing/id eq " + TOWN.things.get(1))
                        .at("/value/0/time")
                        .asString())
                .endsWith("Z");
    }

    @Test
    @Verifies(Requirement.EDITION_2_PATHS)
    void aDatastreamTellsTheTypeOfItsResultsAndSpansAsObjects() {
        JsonNode stream = STA.json(stream(2));
        JsonNode type = stream.path("resultType");
        assertThat(type.path("type").asString()).isEqualTo("Quantity");
        assertThat(type.path("uom").toString()).isEqualTo("{\"code\":\"m\",\"label\":\"metre\",\"symbol\":\"m\"}");
        long property =
                STA.json(stream(2) + "/ObservedProperties").at("/value/0/id").asLong();
        assertThat(type.path("definition").asString()).endsWith("/sta/v2.0/ObservedProperties(" + property + ")");
        assertThat(stream.path("phenomenonTime").toString())
                .isEqualTo("{\"start\":\"2026-05-01T00:00:00Z\",\"end\":\"2026-05-01T02:00:00Z\"}");
        assertThat(stream.has("unitOfMeasurement")).isFalse();
        assertThat(STA.json(stream(2) + "/resultType").at("/value/type").asString())
                .isEqualTo("Quantity");
        assertThat(STA.get(stream(2) + "/name/$value").text()).isEqualTo("Level 2");
        assertThat(STA.get(stream(2) + "/unitOfMeasurement").status()).isEqualTo(404);
        assertThat(STA.json(stream(2) + "/Thing/$ref").path("@id").asString()).endsWith("/sta/v2.0" + thing(2));
    }

    @Test
    @Verifies(Requirement.EDITION_2_PATHS)
    void aReadingHasAnObjectForItsTimeAndALinkToItsFeature() {
        JsonNode reading = STA.json(stream(0) + "/Observations", "$orderby", "phenomenonTime", "$top", "1")
                .at("/value/0");
        assertThat(reading.path("phenomenonTime").toString()).isEqualTo("{\"start\":\"2026-05-01T00:00:00Z\"}");
        assertThat(reading.path("properties").toString()).isEqualTo("{\"hour\":0,\"hours\":[0,0,0]}");
        assertThat(reading.has("resultTime")).isFalse();
        String path = "/Observations(" + reading.path("id").asLong() + ")";
        assertThat(STA.json(path + "/ProximateFeatureOfInterest").path("@id").asString())
                .contains("/Features(");
        assertThat(STA.json(path + "/Datastream").path("id").asLong()).isEqualTo(TOWN.datastreams.get(0));
        assertThat(STA.get(path + "/FeatureOfInterest").status()).isEqualTo(404);
    }

    @Test
    @Verifies({Requirement.EDITION_2_EXPAND, Requirement.EDITION_2_SELECT})
    void whatIsExpandedHasOptionsOfItsOwnAndNoLinkUnlessSelected() {
        JsonNode thing = STA.json(
                thing(3),
                "$select",
                "name",
                "$expand",
                "Datastreams($select=name;$expand=ObservedProperties($select=name),Observations($top=1;$orderby=phenomenonTime desc;$count=true;$select=result))");
        assertThat(thing.propertyNames()).containsExactly("@context", "name", "Datastreams");
        JsonNode stream = thing.at("/Datastreams/0");
        assertThat(stream.at("/ObservedProperties/0/name").asString()).startsWith("level of");
        assertThat(stream.at("/Observations/0").toString()).isEqualTo("{\"result\":32}");
        assertThat(stream.path("Observations@count").asInt()).isEqualTo(3);
        assertThat(stream.path("Observations@nextLink").asString())
                .contains("/sta/v2.0" + stream(3) + "/Observations?");
        JsonNode both = STA.json(thing(3), "$select", "name,Locations", "$expand", "Locations");
        assertThat(both.propertyNames()).containsExactly("@context", "name", "Locations@navigationLink", "Locations");
    }

    @Test
    @Verifies({
        Requirement.EDITION_2_TOP,
        Requirement.EDITION_2_SKIP,
        Requirement.EDITION_2_COUNT,
        Requirement.EDITION_2_PAGINATION,
        Requirement.EDITION_2_PRECEDENCE
    })
    void pagesFollowEachOther() {
        String mine = TOWN.mine("properties/n ge 1");
        JsonNode first = STA.json("/Things", "$filter", mine, "$orderby", "name desc", "$top", "2", "$count", "true");
        assertThat(first.path("@count").asInt()).isEqualTo(3);
        assertThat(texts(first, "name")).containsExactly("Gauge 3", "Gauge 2");
        JsonNode second =
                STA.follow(first.path("@nextLink").asString()).expect(200).json();
        assertThat(texts(second, "name")).containsExactly("Gauge 1");
        assertThat(second.has("@nextLink")).isFalse();
        assertThat(texts(STA.json("/Things", "$filter", mine, "$orderby", "name", "$skip", "2"), "name"))
                .containsExactly("Gauge 3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Things       | properties/n eq 2                                              | Gauge 2
            Things       | Datastreams/any(d:d/name eq 'Level 1' and d/resultType/type eq 'Quantity') | Gauge 1
            Things       | Datastreams/ObservedProperties/name ne null and name eq 'Gauge 0' | Gauge 0
            Things       | 't3' in properties/tags                                        | Gauge 3
            Datastreams  | phenomenonTime/start lt 2026-05-01T01:00:00Z and Thing/properties/n eq 1 | Level 1
            Datastreams  | Observations/result gt 30                                      | Level 3
            Datastreams  | resultType/type eq 'Category'                                  |
            Datastreams  | Observations/any(o:o/ProximateFeatureOfInterest/name eq 'Place 2') | Level 2
            """)
    @Verifies(Requirement.EDITION_2_FILTER)
    void filtersSpeakTheNamesOfThisEdition(String set, String filter, String name) {
        JsonNode found = STA.json("/" + set, "$filter", TOWN.mine(filter));
        assertThat(texts(found, "name")).isEqualTo(name == null ? List.of() : List.of(name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            phenomenonTime/start ge 2026-05-01T02:00:00Z and result lt 20    | 2 12
            phenomenonTime/start lt 2026-05-01T01:00:00Z                     | 0 10 20 30
            phenomenonTime/start gt 2026-05-01T01:00:00Z and phenomenonTime/start le 2026-05-01T02:00:00Z | 2 12 22 32
            properties/hour eq 1                                             | 1 11 21 31
            phenomenonTime/end eq 2026-05-01T00:00:00Z                       | 0 10 20 30
            ProximateFeatureOfInterest/name eq 'Place 1'                     | 10 11 12
            """)
    @Verifies(Requirement.EDITION_2_FILTER)
    void filtersOfReadings(String filter, String results) {
        var found = new ArrayList<String>();
        STA.json(
                        "/Observations",
                        "$filter",
                        "Datastream/properties/town eq '" + TOWN.code + "' and (" + filter + ")",
                        "$orderby",
                        "result")
                .path("value")
                .forEach(reading -> found.add(reading.path("result").asString()));
        assertThat(String.join(" ", found)).isEqualTo(results);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Datastreams?$filter=unitOfMeasurement/symbol eq 'm'",
                "/Datastreams?$expand=ObservedProperty",
                "/Things?$select=Streams",
                "/Observations?$filter=FeatureOfInterest/id eq 1",
                "/Things?$filter=$Streams/name eq 'x'",
                "/Things?$count=perhaps"
            })
    @Verifies(Requirement.EDITION_2_FILTER)
    void namesOfOtherEditionsAreUnknown(String request) {
        String[] parts = request.split("[?=]", 3);
        assertThat(STA.get(parts[0], parts[1], parts[2]).status()).as(request).isEqualTo(400);
        assertThat(STA.get("/MultiDatastreams").status()).isEqualTo(404);
        assertThat(TOWN.sta.get("/$Streams").status()).isEqualTo(404);
        assertThat(TOWN.sta.get(thing(0) + "/$Streams").status()).isEqualTo(404);
    }
}
