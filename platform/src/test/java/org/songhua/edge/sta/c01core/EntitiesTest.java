package org.songhua.edge.sta.c01core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.sta.Requirement;
import org.songhua.edge.sta.StaClient;
import org.songhua.edge.sta.Town;
import org.songhua.edge.sta.Verifies;
import org.songhua.people.Permission;

/** Entities, their links, and the addresses that lead to them. */
class EntitiesTest {
    private static final Town TOWN = new Town();

    @Test
    @Verifies(Requirement.RESOURCE_PATH)
    void theRootListsTheStandardCollectionsAndNoOthers() {
        Set<String> names = TOWN.sta
                .json("")
                .path("value")
                .valueStream()
                .map(c -> c.path("name").asString())
                .collect(Collectors.toSet());
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "Things",
                        "Locations",
                        "HistoricalLocations",
                        "Datastreams",
                        "MultiDatastreams",
                        "Sensors",
                        "ObservedProperties",
                        "Observations",
                        "FeaturesOfInterest");
    }

    @Test
    void onlyTheNewerEditionTellsItsConformance() {
        var settings = TOWN.sta.json("").path("serverSettings");
        assertThat(settings.path("conformance").size()).isPositive();
        for (Requirement one : List.of(Requirement.CREATE_BY_MESSAGE, Requirement.TOLD_BY_MESSAGE)) {
            assertThat(settings.path("conformance").toString()).contains(one.uri());
            assertThat(settings.path(one.uri()).at("/endpoints/0").asString()).matches("mqtt://127\\.0\\.0\\.1:\\d+");
        }
        var old = StaClient.with("v1.0", Permission.SENSING_VIEW).json("");
        assertThat(old.has("serverSettings")).isFalse();
        assertThat(old.at("/value/0/url").asString()).contains("/sta/v1.0/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Things             | name,description,properties | Locations,HistoricalLocations,Datastreams,MultiDatastreams
            Locations          | name,description,encodingType,location | Things,HistoricalLocations
            HistoricalLocations| time | Thing,Locations
            Datastreams        | name,description,observationType,unitOfMeasurement,phenomenonTime | Thing,Sensor,ObservedProperty,Observations
            Sensors            | name,description,encodingType,metadata | Datastreams,MultiDatastreams
            ObservedProperties | name,definition,description | Datastreams,MultiDatastreams
            Observations       | phenomenonTime,resultTime,result | Datastream,FeatureOfInterest
            FeaturesOfInterest | name,description,encodingType,feature | Observations
            """)
    @Verifies(Requirement.DATAMODEL)
    void everyEntityHasItsPropertiesAndLinks(String collection, String properties, String relations) {
        var entity = TOWN.sta.json(path(collection), "$top", "1").at("/value/0");
        assertThat(entity.path("@iot.selfLink").asString())
                .endsWith("/%s(%d)".formatted(collection, entity.path("@iot.id").asLong()));
        for (String property : properties.split(","))
            assertThat(entity.has(property)).as(property).isTrue();
        for (String relation : relations.split(",")) {
            String link = entity.path(relation + "@iot.navigationLink").asString("");
            assertThat(TOWN.sta.follow(link).status()).as(link).isEqualTo(200);
        }
    }

    /** Readings of several properties, which other tests make, have another link. */
    private static String path(String collection) {
        return collection.equals("Observations")
                ? "/Datastreams(" + TOWN.datastreams.get(0) + ")/Observations"
                : "/" + collection;
    }

    @Test
    @Verifies(Requirement.RESOURCE_PATH)
    void pathsLeadFromEntityToEntityToPropertyToValue() {
        String thing = "/Things(" + TOWN.things.get(2) + ")";
        assertThat(TOWN.sta.json(thing + "/name").path("name").asString()).isEqualTo("Gauge 2");
        assertThat(TOWN.sta.get(thing + "/name/$value").text()).isEqualTo("Gauge 2");
        assertThat(TOWN.sta
                        .json(thing + "/Datastreams(" + TOWN.datastreams.get(2) + ")/Sensor")
                        .path("name")
                        .asString())
                .isEqualTo("Sensor 2");
        assertThat(TOWN.sta
                        .json(thing + "/Datastreams/$ref")
                        .at("/value/0/@iot.selfLink")
                        .asString())
                .endsWith("/Datastreams(" + TOWN.datastreams.get(2) + ")");
        assertThat(TOWN.sta
                        .json("/Datastreams(" + TOWN.datastreams.get(2) + ")/Observations", "$top", "1")
                        .at("/value/0/result")
                        .asInt())
                .isEqualTo(20);
        assertThat(TOWN.sta
                        .get("/Datastreams('" + TOWN.datastreams.get(2) + "')")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Nothings",
                "/Things(0)",
                "/Things(9223372036854775807)",
                "/Things(99999999999999999999)",
                "/Things(0)/Datastreams",
                "/Sensors(0)/name",
                "/$ref",
                "/Things/name"
            })
    @Verifies(Requirement.STATUS_CODE)
    void whatIsNotThereIs404(String path) {
        assertThat(TOWN.sta.get(path).status()).isEqualTo(404);
    }

    @Test
    void anEntityOfAnotherParentIsNotThereEither() {
        assertThat(TOWN.sta
                        .get("/Things(%d)/Datastreams(%d)".formatted(TOWN.things.get(0), TOWN.datastreams.get(1)))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Things(x)", "/Things(1", "/Things(-1)", "/Things()"})
    void aMalformedKeyIs400(String path) {
        assertThat(TOWN.sta.get(path).status()).isEqualTo(400);
    }

    @Test
    void anEntityThatDidNotChangeIsNotSentAgain() {
        String path = "/Things(" + TOWN.things.get(0) + ")";
        String tag = TOWN.sta.get(path).header("ETag");
        assertThat(StaClient.all().with("If-None-Match", tag).get(path).status())
                .isEqualTo(304);
        assertThat(StaClient.all().with("If-Match", "\"zz\"").patch(path, "{}").status())
                .isEqualTo(412);
    }

    @Test
    void whoMayNotReadIsRefusedAndWhoIsNobodyMustSayWho() {
        assertThat(StaClient.with("v1.1", Permission.CIM_VIEW).get("/Things").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Things      | /properties/n               | {"n":2}
            Things      | /properties/list[0]         | {"list[0]":{"k":"v2"}}
            Things      | /properties/list[0]/k       | {"k":"v2"}
            Things      | /properties/list/0/k        | {"k":"v2"}
            Things      | /properties/tags[1]/$value  | 2
            Datastreams | /unitOfMeasurement/symbol   | {"symbol":"m"}
            Things      | /properties/nothing         |
            Things      | /name/first                 |
            Things      | /nothing/name               |
            """)
    @Verifies(Requirement.RESOURCE_PATH)
    void anAddressLeadsIntoJson(String set, String path, String expected) {
        long id = set.equals("Things") ? TOWN.things.get(2) : TOWN.datastreams.get(2);
        var answer = TOWN.sta.get(
                "/" + set + "(" + id + ")" + path.replace("[", "%5B").replace("]", "%5D"));
        if (expected == null) assertThat(answer.status()).isEqualTo(404);
        else assertThat(answer.expect(200).text()).isEqualTo(expected);
    }
}
