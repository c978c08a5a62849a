package org.songhua.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.pack.TestClasses.attribute;
import static org.songhua.pack.TestClasses.choice;
import static org.songhua.pack.TestClasses.definition;
import static org.songhua.pack.TestClasses.number;
import static org.songhua.pack.TestClasses.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songhua.pack.AttributeDefinition.Type;
import org.songhua.pack.ClassDefinition.GeometryKind;
import org.songhua.pack.OsmClassifier.Match;

class OsmClassifierTest {

    private static String classOf(List<ClassDefinition> classes, Map<String, String> tags, GeometryKind kind) {
        return OsmClassifier.of(classes)
                .classify(tags, kind)
                .map(match -> match.definition().code())
                .orElse("none");
    }

    private static String classOf(List<ClassDefinition> classes, Map<String, String> tags) {
        return classOf(classes, tags, GeometryKind.POINT);
    }

    private static ClassDefinition of(String pack, String code, OsmRule... rules) {
        return definition(pack, code, List.of(), rules);
    }

    @Test
    void theFirstRuleThatFitsWins() {
        var classes = List.of(
                of("p", "school", rule(Map.of("amenity", Set.of("school")))),
                of("p", "building", rule(Map.of("building", Set.of()))));

        assertThat(classOf(classes, Map.of("building", "yes", "amenity", "school")))
                .isEqualTo("school");
        assertThat(classOf(classes, Map.of("building", "yes", "amenity", "bank")))
                .isEqualTo("building");
        assertThat(classOf(classes, Map.of("natural", "tree"))).isEqualTo("none");
    }

    @Test
    void aLaterPackKnowsItsFieldBetter() {
        var classes = List.of(
                of("base", "building", rule(Map.of("building", Set.of()))),
                of("facilities", "school", rule(Map.of("amenity", Set.of("school")))));

        assertThat(classOf(classes, Map.of("building", "yes", "amenity", "school")))
                .isEqualTo("school");
    }

    @Test
    void aRuleWithoutConditionsIsAskedLastWhateverItsPack() {
        var classes = List.of(
                of("base", "building", rule(Map.of("building", Set.of()))), of("late", "other", rule(Map.of())));

        assertThat(classOf(classes, Map.of("building", "yes"))).isEqualTo("building");
        assertThat(classOf(classes, Map.of("x", "y"))).isEqualTo("other");
    }

    @Test
    void allConditionsMustHold() {
        var classes = List.of(
                of("p", "pitch", rule(Map.of("leisure", Set.of("pitch"), "sport", Set.of("soccer", "tennis")))));

        assertThat(classOf(classes, Map.of("leisure", "pitch", "sport", "tennis")))
                .isEqualTo("pitch");
        assertThat(classOf(classes, Map.of("leisure", "pitch"))).isEqualTo("none");
        assertThat(classOf(classes, Map.of("leisure", "pitch", "sport", "chess")))
                .isEqualTo("none");
    }

    @Test
    void anyValueDoesNotMeanNo() {
        var classes = List.of(of("p", "building", rule(Map.of("building", Set.of()))));

        assertThat(classOf(classes, Map.of("building", "no"))).isEqualTo("none");
    }

    private static OsmRule beside(Map<String, Set<String>> tags, GeometryKind kind) {
        return new OsmRule(tags, Set.of(kind), Map.of(), Map.of(), Map.of(), true);
    }

    private static List<String> besides(List<ClassDefinition> classes, Map<String, String> tags, GeometryKind kind) {
        var classifier = OsmClassifier.of(classes);
        var first = classifier.classify(tags, kind).orElseThrow().definition().code();
        return classifier.beside(tags, kind, first).stream()
                .map(match -> match.definition().code())
                .toList();
    }

    @Test
    void aRuleBesideTakesWhatAnotherClassTookAndNothingTwice() {
        var house = of("p", "building", beside(Map.of("building", Set.of()), GeometryKind.POLYGON));
        var twice = of(
                "p",
                "roof",
                beside(Map.of("building", Set.of("roof")), GeometryKind.POLYGON),
                beside(Map.of("roof", Set.of()), GeometryKind.POLYGON));
        var classes = List.of(of("p", "school", rule(Map.of("amenity", Set.of("school")))), house, twice);
        var both = Map.of("building", "yes", "amenity", "school");

        assertThat(besides(classes, both, GeometryKind.POLYGON)).containsExactly("building");
        assertThat(besides(classes, both, GeometryKind.POINT)).isEmpty();
        assertThat(besides(classes, Map.of("building", "yes"), GeometryKind.POLYGON))
                .isEmpty();
        assertThat(besides(classes, Map.of("building", "no", "amenity", "school"), GeometryKind.POLYGON))
                .isEmpty();
        assertThat(besides(
                        classes, Map.of("building", "roof", "roof", "flat", "amenity", "school"), GeometryKind.POLYGON))
                .containsExactly("building", "roof");
    }

    @Test
    void withoutTheWordARuleIsAskedOnce() {
        var classes = List.of(
                of("p", "school", rule(Map.of("amenity", Set.of("school")))),
                of("p", "building", rule(Map.of("building", Set.of()))));
        assertThat(besides(classes, Map.of("building", "yes", "amenity", "school"), GeometryKind.POLYGON))
                .isEmpty();
    }

    @Test
    void whatIsBesideHasAttributesAndNoName() {
        var classifier = OsmClassifier.of(Packs.ofClasspath().classes());
        var tags = Map.of("building", "hospital", "amenity", "hospital", "name", "中心医院", "building:levels", "12");
        var match = classifier.beside(tags, GeometryKind.POLYGON, "hospital").getFirst();

        assertThat(match.definition().code()).isEqualTo("building");
        assertThat(match.name()).isNull();
        assertThat(match.attributes()).containsEntry("use", "medical").containsEntry("floors", 12L);
        assertThat(match.tags()).doesNotContainKey("name").containsEntry("amenity", "hospital");
    }

    @Test
    void aRuleTakesOnlyItsKindsOfGeometry() {
        var line = new OsmRule(Map.of("natural", Set.of()), Set.of(GeometryKind.LINE), Map.of(), Map.of(), Map.of());
        var classes = List.of(of("p", "cliff", line));

        assertThat(classOf(classes, Map.of("natural", "cliff"), GeometryKind.LINE))
                .isEqualTo("cliff");
        assertThat(classOf(classes, Map.of("natural", "cliff"), GeometryKind.POINT))
                .isEqualTo("none");
        assertThat(classOf(classes, Map.of("natural", "cliff"), GeometryKind.ANY))
                .isEqualTo("none");
    }

    @Test
    void aCollectionOfSeveralKindsFitsARuleThatTakesAllKinds() {
        var all = new OsmRule(
                Map.of("type", Set.of("route")),
                Set.of(GeometryKind.POINT, GeometryKind.LINE, GeometryKind.POLYGON),
                Map.of(),
                Map.of(),
                Map.of());

        assertThat(classOf(List.of(of("p", "route", all)), Map.of("type", "route"), GeometryKind.ANY))
                .isEqualTo("route");
    }

    private static final ClassDefinition STREET = definition(
            "p",
            "street",
            List.of(
                    choice("kind", Type.STRING, "arterial", "branch", "other"),
                    number("lanes", Type.INTEGER, null, "1", "20"),
                    attribute("oneway", Type.BOOLEAN),
                    attribute("address", Type.STRING)),
            new OsmRule(
                    Map.of("highway", Set.of()),
                    Set.of(GeometryKind.LINE),
                    Map.of("kind", "highway", "lanes", "lanes", "oneway", "oneway", "address", "street + number"),
                    Map.of("kind", Map.of("primary", "arterial", "tertiary", "branch")),
                    Map.of("kind", "other")));

    private static Match street(String... tags) {
        var map = new TreeMap<String, String>();
        for (var i = 0; i < tags.length; i += 2) map.put(tags[i], tags[i + 1]);
        return OsmClassifier.of(List.of(STREET))
                .classify(map, GeometryKind.LINE)
                .orElseThrow();
    }

    @Test
    void tagsFillTheAttributesAndTheNameAndTheRestIsKept() {
        var match = street("highway", "primary", "lanes", "4", "oneway", "no", "name", "人民大街", "name:en", "Renmin");

        assertThat(match.name()).isEqualTo("人民大街");
        assertThat(match.attributes()).isEqualTo(Map.of("kind", "arterial", "lanes", 4L, "oneway", false));
        assertThat(match.tags()).isEqualTo(Map.of("highway", "primary", "name:en", "Renmin"));
    }

    @Test
    void aValueThatDoesNotFitStaysAmongTheTags() {
        var match = street("highway", "primary", "lanes", "40", "oneway", "-1");

        assertThat(match.attributes()).isEqualTo(Map.of("kind", "arterial"));
        assertThat(match.tags()).isEqualTo(Map.of("highway", "primary", "lanes", "40", "oneway", "-1"));
    }

    @Test
    void aConstantStandsWhereNoTagSaysBetter() {
        assertThat(street("highway", "footway").attributes()).isEqualTo(Map.of("kind", "other"));
        assertThat(street("highway", "tertiary").attributes()).isEqualTo(Map.of("kind", "branch"));
    }

    @Test
    void severalTagsArePutTogetherIfTheFirstIsThere() {
        assertThat(street("highway", "x", "street", "同志街", "number", "25号").attributes())
                .containsEntry("address", "同志街25号");
        assertThat(street("highway", "x", "street", "Main Street", "number", "25")
                        .attributes())
                .containsEntry("address", "Main Street 25");
        assertThat(street("highway", "x", "street", "Main Street").attributes())
                .containsEntry("address", "Main Street");
        assertThat(street("highway", "x", "number", "25").attributes()).doesNotContainKey("address");
        assertThat(street("highway", "x", "street", "同志街", "number", "25号").tags())
                .containsKeys("street", "number");
        assertThat(street("highway", "x", "street", "", "number", "1").attributes())
                .containsEntry("address", "1");
    }

    /** Every rule is asked in order: what the index must agree with. */
    private static Optional<String> byLinearScan(
            List<ClassDefinition> classes, Map<String, String> tags, GeometryKind kind) {
        var packs = new ArrayList<String>();
        classes.forEach(c -> {
            if (!packs.contains(c.pack())) packs.addFirst(c.pack());
        });
        for (var unconditional : List.of(false, true)) {
            for (var pack : packs) {
                for (var c : classes) {
                    if (!c.pack().equals(pack)) continue;
                    for (var rule : c.osm()) {
                        if (rule.tags().isEmpty() == unconditional && fits(rule, tags, kind)) {
                            return Optional.of(c.code());
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean fits(OsmRule rule, Map<String, String> tags, GeometryKind kind) {
        if (!rule.geometry().contains(kind) && !rule.geometry().contains(GeometryKind.ANY)) return false;
        return rule.tags().entrySet().stream().allMatch(condition -> {
            var value = tags.get(condition.getKey());
            if (value == null) return false;
            return condition.getValue().isEmpty()
                    ? !value.equals("no")
                    : condition.getValue().contains(value);
        });
    }

    private static final List<GeometryKind> KINDS =
            List.of(GeometryKind.POINT, GeometryKind.LINE, GeometryKind.POLYGON);

    private static OsmRule randomRule(Random random) {
        var tags = new HashMap<String, Set<String>>();
        for (var i = random.nextInt(4); i > 0; i--) {
            var values = new HashSet<String>();
            for (var v = random.nextInt(4); v > 0; v--) values.add(randomValue(random));
            tags.put("key" + random.nextInt(6), values);
        }
        var kind = random.nextInt(4);
        var kinds = kind == 3 ? Set.of(GeometryKind.ANY) : Set.of(KINDS.get(kind));
        return new OsmRule(tags, kinds, Map.of(), Map.of(), Map.of());
    }

    private static String randomValue(Random random) {
        var value = random.nextInt(6);
        return value == 0 ? "no" : "value" + value;
    }

    @Test
    void theIndexAgreesWithTheLinearScan() {
        for (var seed = 1L; seed <= 40; seed++) {
            var random = new Random(seed);
            var classes = new ArrayList<ClassDefinition>();
            for (var c = 0; c < 25; c++) {
                classes.add(of("pack" + c / 9, "class" + c, randomRule(random), randomRule(random)));
            }
            var classifier = OsmClassifier.of(classes);
            for (var round = 0; round < 200; round++) {
                var tags = new HashMap<String, String>();
                for (var i = random.nextInt(5); i > 0; i--) tags.put("key" + random.nextInt(7), randomValue(random));
                var kind = KINDS.get(random.nextInt(3));

                assertThat(classifier
                                .classify(tags, kind)
                                .map(m -> m.definition().code()))
                        .as("seed %d round %d: %s %s", seed, round, kind, tags)
                        .isEqualTo(byLinearScan(classes, tags, kind));
            }
        }
    }

    @Test
    void theIndexAgreesWithTheLinearScanOnTheShippedPacks() {
        var classes = Packs.ofClasspath().classes();
        var classifier = OsmClassifier.of(classes);
        var rules = classes.stream().flatMap(c -> c.osm().stream()).toList();
        var seed = 2025L;
        var random = new Random(seed);
        for (var round = 0; round < 2000; round++) {
            var tags = new TreeMap<String, String>();
            for (var i = 1 + random.nextInt(3); i > 0; i--) {
                rules.get(random.nextInt(rules.size()))
                        .tags()
                        .forEach((key, values) -> tags.put(
                                key,
                                values.isEmpty() ? "yes" : values.iterator().next()));
            }
            var kind = KINDS.get(random.nextInt(3));

            assertThat(classifier.classify(tags, kind).map(m -> m.definition().code()))
                    .as("seed %d round %d: %s %s", seed, round, kind, tags)
                    .isEqualTo(byLinearScan(classes, tags, kind));
        }
    }

    @Test
    void nothingThatTheSourceSaysIsLost() {
        var classes = Packs.ofClasspath().classes();
        var classifier = OsmClassifier.of(classes);
        var seed = 11L;
        var random = new Random(seed);
        var keys = List.of("highway", "building", "amenity", "name", "lanes", "height", "capacity", "operator", "ref");
        for (var round = 0; round < 3000; round++) {
            var tags = new TreeMap<String, String>();
            for (var key : keys) if (random.nextInt(3) == 0) tags.put(key, String.valueOf(random.nextInt(100)));
            var match = classifier.classify(tags, KINDS.get(random.nextInt(3))).orElseThrow();
            var held = new HashSet<String>();
            match.attributes()
                    .values()
                    .forEach(value -> held.add(value.toString().replaceAll("\\.0$", "")));
            if (match.name() != null) held.add(match.name());

            tags.forEach((key, value) -> assertThat(value.equals(match.tags().get(key)) || held.contains(value))
                    .as("seed %d: %s=%s of %s in %s", seed, key, value, tags, match)
                    .isTrue());
        }
    }
}
