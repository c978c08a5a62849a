package org.songhua.sensing.internal.things;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.odata.QueryParser;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.SensorThings;
import org.songhua.sensing.Target;
import tools.jackson.databind.json.JsonMapper;

/**
 * Conditions on observed properties, which are found first, find the same as when each datastream's property is looked up: a condition whose constant stands on the left
 * goes that way. Two properties have one name.
 */
class FewFirstTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261129);
    private static final SensorThings THINGS = TestPlatform.shared().bean(SensorThings.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TOWN = TestPeople.newName("few");
    private static final List<String> NAMES = List.of("level", "flow", "level", "rain");
    private static final List<Long> PROPERTIES = new ArrayList<>();

    @BeforeAll
    static void build() {
        for (int i = 0; i < NAMES.size(); i++)
            PROPERTIES.add(
                    create(EntityType.OBSERVED_PROPERTY, """
                {"name": "%s", "definition": "urn:%d", "description": "d", "properties": {"town": "%s", "kind": %d, "wet": %s}}""".formatted(NAMES.get(i), i, TOWN, i % 3, i % 2 == 0)));
        long sensor = create(EntityType.SENSOR, """
                {"name": "s", "description": "d", "encodingType": "text/plain", "metadata": "m"}""");
        for (int thing = 0; thing < 8; thing++) create(EntityType.THING, thing(thing, sensor));
        create(EntityType.THING, """
                {"name": "several", "description": "d", "properties": {"town": "%s"}, "MultiDatastreams": [{"name": "m", "description": "d",
                  "observationType": "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_ComplexObservation",
                  "multiObservationDataTypes": ["http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement"],
                  "unitOfMeasurements": [{"name": "u", "symbol": "u", "definition": "urn:u"}],
                  "ObservedProperties": [{"@iot.id": %d}], "Sensor": {"@iot.id": %d}}]}""".formatted(TOWN, PROPERTIES.getFirst(), sensor));
    }

    private static String thing(int number, long sensor) {
        var streams = new ArrayList<String>();
        for (int at = 0; at < number % 4; at++)
            streams.add("""
                {"name": "%s %d", "description": "d", "observationType": "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
                 "unitOfMeasurement": {"name": "u", "symbol": "u", "definition": "urn:u"}, "Observations": [{"result": %d}],
                 "ObservedProperty": {"@iot.id": %d}, "Sensor": {"@iot.id": %d}}""".formatted(TOWN, at, number, PROPERTIES.get((number + at) % 4), sensor));
        return """
                {"name": "thing %d", "description": "d", "properties": {"town": "%s", "part": %d},
                 "Locations": [{"name": "l", "description": "d", "encodingType": "application/geo+json",
                   "location": {"type": "Point", "coordinates": [125.%d, 43.8]}}], "Datastreams": [%s]}""".formatted(number, TOWN, number % 2, number, String.join(",", streams));
    }

    private static long create(EntityType type, String document) {
        return THINGS.create(Target.all(type), JSON.readTree(document)).id();
    }

    private static List<Long> found(EntityType type, String filter) {
        var query = QueryParser.parse(Map.of("$filter", filter, "$top", "1000", "$orderby", "id"));
        return THINGS.list(Target.all(type), query).nodes().stream()
                .map(node -> node.entity().id())
                .toList();
    }

    /** A condition, and the same the other way round. */
    private record Both(String one, String other) {
        static Both of(String path, String constant) {
            return new Both(path + " eq " + constant, constant + " eq " + path);
        }

        static Both plain(String text) {
            return new Both(text, text);
        }

        Both with(String word, Both next) {
            return new Both(
                    "(" + one + " " + word + " " + next.one + ")", "(" + other + " " + word + " " + next.other + ")");
        }

        Both not() {
            return new Both("not (" + one + ")", "not (" + other + ")");
        }
    }

    private static Both atom(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> Both.of("ObservedProperty/name", "'level'");
            case 1 -> Both.of("ObservedProperty/name", "'flow'");
            case 2 -> Both.of("ObservedProperty/name", "'nothing'");
            case 3 -> Both.of("ObservedProperty/properties/kind", String.valueOf(random.nextInt(3)));
            case 4 -> Both.of("ObservedProperty/properties/wet", "true");
            case 5 -> Both.of("Thing/properties/part", String.valueOf(random.nextInt(2)));
            default -> Both.plain("ObservedProperty/name ne 'rain'");
        };
    }

    private static Both condition(Random random, int depth) {
        return switch (depth == 0 ? 9 : random.nextInt(6)) {
            case 0, 1 -> condition(random, depth - 1).with("and", condition(random, depth - 1));
            case 2 -> condition(random, depth - 1).with("or", condition(random, depth - 1));
            case 3 -> condition(random, depth - 1).not();
            default -> atom(random);
        };
    }

    private static void assertSame(EntityType type, String mine, Both condition) {
        assertThat(found(type, mine + " and " + condition.one()))
                .as(condition.one() + " seed " + SEED)
                .isEqualTo(found(type, mine + " and " + condition.other()));
    }

    @Test
    void datastreamsOfConditionsByChance() {
        var random = new Random(SEED);
        String mine = "Thing/properties/town eq '" + TOWN + "'";
        for (int i = 0; i < 150; i++) assertSame(EntityType.DATASTREAM, mine, condition(random, 2));
    }

    /** Seen from things, through a variable, and from readings. */
    @Test
    void seenFromElsewhere() {
        var random = new Random(SEED + 1);
        for (int i = 0; i < 20; i++) {
            Both atom = atom(random);
            Both each = new Both(
                    "Datastreams/any(d: d/" + atom.one() + ")",
                    "Datastreams/any(d: " + atom.other().replaceAll("(ObservedProperty|Thing)/", "d/$1/") + ")");
            assertSame(EntityType.THING, "properties/town eq '" + TOWN + "'", each);
            Both behind = new Both(
                    "Datastream/" + atom.one(), atom.other().replaceAll("(ObservedProperty|Thing)/", "Datastream/$1/"));
            assertSame(EntityType.OBSERVATION, "Datastream/Thing/properties/town eq '" + TOWN + "'", behind);
        }
    }

    /** Thing n has as many datastreams as n leaves when divided by four, of the properties n, n+1 ...: four of each name. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                ObservedProperty/name eq 'level'                                                              | 4
                ObservedProperty/name eq 'level' and Thing/properties/part eq 1                               | 2
                ObservedProperty/name eq 'level' or ObservedProperty/name eq 'flow'                           | 8
                ObservedProperty/name eq 'level' and ObservedProperty/properties/kind eq 2                    | 2
                ObservedProperty/name eq null                                                                 | 0
                ObservedProperty/name eq 'level' and Observations/result gt 5                                 | 2
                ObservedProperty/name eq 'level' and st_within(Thing/Locations/location,geography'POLYGON((125.05 43,125.35 43,125.35 44,125.05 44,125.05 43))') | 2
                """)
    void asManyAsThereAre(String filter, int count) {
        assertThat(found(EntityType.DATASTREAM, "Thing/properties/town eq '" + TOWN + "' and " + filter))
                .hasSize(count);
    }

    @Test
    void streamsOfSeveralPropertiesAreFoundThroughThem() {
        String filter = "Thing/properties/town eq '" + TOWN + "' and ObservedProperties/name eq 'level'";
        assertThat(found(EntityType.MULTI_DATASTREAM, filter)).hasSize(1);
    }
}
