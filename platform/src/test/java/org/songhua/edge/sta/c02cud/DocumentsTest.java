package org.songhua.edge.sta.c02cud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.sta.StaClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The documents of every kind of entity, member by member: what must be there, of what kind it is, and what a change leaves alone. */
class DocumentsTest {
    private static final long SEED = 20261128;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final StaClient STA = StaClient.all();

    /** A whole document of each collection, without what it is related to. */
    private static final Map<String, String> WHOLE = new TreeMap<>(
            Map.of(
                    "Things",
                    "{\"name\":\"n\",\"description\":\"d\",\"properties\":{\"a\":1}}",
                    "Locations",
                    "{\"name\":\"n\",\"description\":\"d\",\"encodingType\":\"application/geo+json\",\"location\":{\"type\":\"Point\",\"coordinates\":[125,43]},\"properties\":{\"a\":1}}",
                    "Sensors",
                    "{\"name\":\"n\",\"description\":\"d\",\"encodingType\":\"e\",\"metadata\":\"m\",\"properties\":{\"a\":1}}",
                    "ObservedProperties",
                    "{\"name\":\"n\",\"definition\":\"x\",\"description\":\"d\",\"properties\":{\"a\":1}}",
                    "FeaturesOfInterest",
                    "{\"name\":\"n\",\"description\":\"d\",\"encodingType\":\"application/geo+json\",\"feature\":{\"type\":\"Point\",\"coordinates\":[125,43]},\"properties\":{\"a\":1}}"));

    private static ObjectNode whole(String collection) {
        return (ObjectNode) JSON.readTree(WHOLE.get(collection));
    }

    /** Each member of each collection. */
    static Stream<Arguments> members() {
        return WHOLE.keySet().stream()
                .flatMap(collection ->
                        whole(collection).propertyStream().map(one -> Arguments.of(collection, one.getKey())));
    }

    private static List<String> told(Answer answer) {
        answer.expect(400);
        return answer.json()
                .path("faults")
                .valueStream()
                .map(fault -> fault.path("code").asString() + " "
                        + fault.at("/place/field").asString())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("members")
    void whatIsMandatoryIsAskedForAndTheRestMayBeMissing(String collection, String member) {
        ObjectNode without = whole(collection);
        without.remove(member);
        Answer answer = STA.post("/" + collection, without.toString());
        if (member.equals("properties")) answer.expect(201);
        else assertThat(told(answer)).containsExactly("STA-010 /" + member);
    }

    @ParameterizedTest
    @MethodSource("members")
    void aNullIsAsGoodAsNothing(String collection, String member) {
        ObjectNode with = whole(collection);
        with.putNull(member);
        Answer answer = STA.post("/" + collection, with.toString());
        if (member.equals("properties")) answer.expect(201);
        else assertThat(told(answer)).as(answer.text()).contains("STA-010 /" + member);
    }

    @ParameterizedTest
    @MethodSource("members")
    void aValueOfAnotherKindIsTold(String collection, String member) {
        boolean anything = List.of("metadata", "location", "feature").contains(member);
        for (String wrong : List.of("1", "true", "[]", "[1]", member.equals("properties") ? "\"text\"" : "{\"a\":1}")) {
            ObjectNode with = whole(collection);
            with.set(member, JSON.readTree(wrong));
            Answer answer = STA.post("/" + collection, with.toString());
            if (anything) assertThat(answer.status()).as(answer.text()).isIn(201, 400);
            else assertThat(told(answer)).as(wrong).containsExactly("STA-011 /" + member);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Things", "Locations", "Sensors", "ObservedProperties", "FeaturesOfInterest"})
    void aMemberThatNobodyKnowsIsToldAndOurOwnAreOverlooked(String collection) {
        ObjectNode with = whole(collection);
        with.put("colour", "red").put("Name", "n");
        assertThat(told(STA.post("/" + collection, with.toString())))
                .containsExactlyInAnyOrder("STA-012 /colour", "STA-012 /Name");
        ObjectNode read = whole(collection);
        read.put("@iot.id", 7).put("@iot.selfLink", "x").put("Datastreams@iot.navigationLink", "y");
        STA.post("/" + collection, read.toString()).expect(201);
    }

    private static long create(String collection) {
        return STA.create("/" + collection, WHOLE.get(collection));
    }

    @ParameterizedTest
    @MethodSource("members")
    void aChangeOfOneMemberLeavesTheOthers(String collection, String member) {
        String path = "/%s(%d)".formatted(collection, create(collection));
        ObjectNode before = (ObjectNode) STA.json(path);
        String value = member.equals("properties")
                ? "{\"b\":[2]}"
                : List.of("location", "feature").contains(member)
                        ? "{\"type\":\"Point\",\"coordinates\":[126,44]}"
                        : "\"neu 新\"";
        STA.patch(path, "{\"%s\":%s}".formatted(member, value)).expect(200);
        ObjectNode after = (ObjectNode) STA.json(path);
        assertThat(after.get(member)).isEqualTo(JSON.readTree(value));
        before.remove(member);
        after.remove(member);
        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("members")
    void nothingMandatoryIsTakenAwayByAChange(String collection, String member) {
        String path = "/%s(%d)".formatted(collection, create(collection));
        Answer answer = STA.patch(path, "{\"%s\":null}".formatted(member));
        if (member.equals("properties")) {
            answer.expect(200);
            assertThat(STA.json(path).path("properties").isObject()).isFalse();
        } else {
            assertThat(told(answer)).containsExactly("STA-010 /" + member);
            assertThat(STA.json(path).get(member)).isEqualTo(whole(collection).get(member));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Things", "Locations", "Sensors", "ObservedProperties", "FeaturesOfInterest"})
    void aReplacementLeavesNothingOfWhatWas(String collection) {
        String path = "/%s(%d)".formatted(collection, create(collection));
        ObjectNode bare = whole(collection);
        bare.remove("properties");
        bare.put("description", "anders");
        STA.put(path, bare.toString()).expect(200);
        JsonNode after = STA.json(path);
        assertThat(after.path("description").asString()).isEqualTo("anders");
        assertThat(after.path("properties").isObject()).isFalse();
        bare.remove("description");
        assertThat(told(STA.put(path, bare.toString()))).containsExactly("STA-010 /description");
    }

    /** Changes by chance one after the other, beside a map in which they are made too. */
    @Test
    void manyChangesAreAsIfMadeInAMap() {
        var random = new Random(SEED);
        for (String collection : WHOLE.keySet()) {
            String path = "/%s(%d)".formatted(collection, create(collection));
            var model = new LinkedHashMap<String, JsonNode>();
            whole(collection).propertyStream().forEach(one -> model.put(one.getKey(), one.getValue()));
            for (int i = 0; i < 12; i++) {
                ObjectNode patch = JSON.createObjectNode();
                for (String member : List.of("name", "description", "properties")) {
                    if (random.nextBoolean()) continue;
                    JsonNode value = member.equals("properties")
                            ? JSON.readTree("{\"k%d\":%d}".formatted(random.nextInt(3), i))
                            : JSON.readTree("\"v" + random.nextInt(100) + "\"");
                    patch.set(member, value);
                    model.put(member, value);
                }
                STA.patch(path, patch.toString()).expect(200);
            }
            JsonNode after = STA.json(path);
            model.forEach((member, value) -> assertThat(after.get(member))
                    .as("seed %d %s %s", SEED, collection, member)
                    .isEqualTo(value));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        {"Locations":[{"@iot.id":"x"}]}                                    | STA-011 /Locations/0/@iot.id
        {"Locations":[{"@iot.id":1.5}]}                                    | STA-011 /Locations/0/@iot.id
        {"Locations":[{"@iot.id":99999999999999999999}]}                   | STA-011 /Locations/0/@iot.id
        {"Locations":[7]}                                                  | STA-011 /Locations/0
        {"Locations":{"@iot.id":1}}                                        | STA-011 /Locations
        {"Locations":[{"name":"inline","description":"d"}]}                | STA-016 /Locations/0
        {"Sensor":{"@iot.id":1}}                                           | STA-012 /Sensor
        """)
    void aRelationThatIsNoneIsToldInAChange(String document, String told) {
        String path = "/Things(" + create("Things") + ")";
        assertThat(told(STA.patch(path, document))).contains(told);
    }

    @Test
    void aLinkToWhatIsNotThereIsToldAndNothingIsChanged() {
        long thing = create("Things");
        String path = "/Things(" + thing + ")";
        assertThat(told(STA.patch(path, "{\"name\":\"neu\",\"Locations\":[{\"@iot.id\":999999999}]}")))
                .containsExactly("STA-013 /Locations/0");
        assertThat(STA.json(path).path("name").asString()).isEqualTo("n");
    }

    /** A thing moves by its Locations; where it was stands in its history, the newest first when asked so. */
    @Test
    void whereAThingWasIsRememberedEachTimeItMoves() {
        long thing = create("Things");
        var places = new ArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            long place = create("Locations");
            places.add(place);
            STA.patch("/Things(" + thing + ")", "{\"Locations\":[{\"@iot.id\":%d}]}".formatted(place))
                    .expect(200);
            JsonNode now = STA.json("/Things(" + thing + ")/Locations").path("value");
            assertThat(now.size()).isOne();
            assertThat(now.get(0).path("@iot.id").asLong()).isEqualTo(place);
        }
        JsonNode history = STA.json(
                        "/Things(" + thing + ")/HistoricalLocations", "$expand", "Locations", "$orderby", "id")
                .path("value");
        assertThat(history.valueStream()
                        .map(one -> one.at("/Locations/0/@iot.id").asLong())
                        .toList())
                .containsExactlyElementsOf(places);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Things", "Locations", "Sensors", "ObservedProperties", "FeaturesOfInterest"})
    void whatIsDeletedIsGoneAndNothingElse(String collection) {
        long one = create(collection);
        long other = create(collection);
        STA.delete("/%s(%d)".formatted(collection, one)).expect(200);
        STA.get("/%s(%d)".formatted(collection, one)).expect(404);
        STA.get("/%s(%d)".formatted(collection, other)).expect(200);
        STA.patch("/%s(%d)".formatted(collection, one), "{\"name\":\"x\"}").expect(404);
        STA.put("/%s(%d)".formatted(collection, one), WHOLE.get(collection)).expect(404);
        STA.delete("/%s(%d)".formatted(collection, one)).expect(404);
    }
}
