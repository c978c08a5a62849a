package org.songhua.cim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.engine.text.Grams;
import org.songhua.people.Scope;

/**
 * Search beside the obvious one: every object whose name, address or code holds all the words of the question, whatever the script,
 * the width or the case; and in which order they come.
 */
class FindingTest {
    private static final long SEED = 20261128;
    /** Rare ideographs are two units of a string each; the letters change length with their case; marks fall away. */
    private static final List<String> PIECES = List.of(
            "寻松", "花江", "𠮷", "𡈽", "路", "Ｋｏｆｅ", "café", "Straße", "İ", "12", "号", "_", "%", "\\", "'", " ", "-", "あ",
            "한", "ﬁ");

    private static final Map<ObjectId, List<String>> TEXTS = new LinkedHashMap<>();
    private static Search search;

    @BeforeAll
    static void build() {
        search = TestPlatform.shared().bean(Search.class);
        var town = CityFixture.create(TestPlatform.shared(), "finding_test");
        var random = new Random(SEED);
        for (int i = 0; i < 150; i++) {
            String name = random.nextInt(6) == 0 ? null : text(random, 1 + random.nextInt(5));
            var attributes = new LinkedHashMap<String, Object>();
            if (random.nextInt(3) == 0) attributes.put("address", text(random, 3));
            if (random.nextInt(3) == 0) attributes.put("code", "寻C" + i);
            add(town, name, attributes, i);
        }
        add(town, "寻" + "长".repeat(98) + "𠮷" + "尾", Map.of(), 200);
        add(town, "寻甲桥", Map.of(), 300);
        add(town, "寻甲桥", Map.of("address", "寻甲桥路1号"), 301);
        add(town, "寻甲桥北", Map.of(), 302);
        add(town, "北寻甲桥", Map.of(), 303);
        town.done();
    }

    private static void add(CityFixture town, String name, Map<String, ?> attributes, int i) {
        var id =
                town.add("building", name, attributes, CityFixture.square(60 + i * 0.001, -20, 0.0005), "990501", null);
        var texts = new ArrayList<String>();
        if (name != null) texts.add(name);
        for (String key : List.of("address", "code"))
            if (attributes.containsKey(key)) texts.add(String.valueOf(attributes.get(key)));
        TEXTS.put(id, texts.stream().map(Grams::normalise).toList());
    }

    private static String text(Random random, int pieces) {
        var text = new StringBuilder("寻");
        for (int i = 0; i < pieces; i++) text.append(PIECES.get(random.nextInt(PIECES.size())));
        return text.toString();
    }

    private static Set<String> found(String question) {
        var ids = new TreeSet<String>();
        search.search(question, null, 1000, Scope.ALL).forEach(hit -> {
            if (TEXTS.containsKey(hit.id())) ids.add(hit.id().toString());
        });
        return ids;
    }

    /** The lines of an object are searched as one text, so that words may lie in different ones. */
    private static Set<String> expected(String question) {
        String[] words = Grams.normalise(question).strip().split(" ", -1);
        var ids = new TreeSet<String>();
        TEXTS.forEach((id, lines) -> {
            String all = String.join("\n", new java.util.LinkedHashSet<>(lines));
            boolean holds = !words[0].isEmpty();
            for (String word : words) holds &= all.contains(word);
            if (holds) ids.add(id.toString());
        });
        return ids;
    }

    /** A part of a text by characters, never half of one. */
    private static String part(Random random, String text) {
        int[] points = text.codePoints().toArray();
        if (points.length == 0) return "寻";
        int from = random.nextInt(points.length);
        int count = 1 + random.nextInt(Math.min(6, points.length - from));
        return new String(points, from, count);
    }

    @Test
    void findsExactlyWhatHoldsAllTheWords() {
        var random = new Random(SEED + 1);
        var all = TEXTS.values().stream().flatMap(List::stream).toList();
        for (int round = 0; round < 250; round++) {
            String question = part(random, all.get(random.nextInt(all.size())));
            if (random.nextInt(3) == 0) question += " " + part(random, all.get(random.nextInt(all.size())));
            assertThat(found(question))
                    .as("seed %d round %d: “%s”", SEED, round, question)
                    .isEqualTo(expected(question));
        }
    }

    @ParameterizedTest
    @CsvSource({"KOFE, ｋｏｆｅ", "CAFÉ, cafe", "café, CAFE", "１２号, 12号", "fi, ﬁ", "寻　松, 寻 松"})
    void twoWaysToWriteOneQuestionFindTheSame(String one, String other) {
        assertThat(found(one)).isEqualTo(found(other));
    }

    /** A pasted page is cut to its first hundred characters: never in the middle of one, so that what was found stays found. */
    @Test
    void aLongQuestionIsCutBetweenCharacters() {
        String head = "寻" + "长".repeat(98);
        assertThat(found(head + "𠮷" + "尾")).hasSize(1);
        assertThat(found(head + "𠮷尾" + "还有很多")).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void whatIsCalledSoComesFirstThenWhatBeginsSoThenTheRestTheShorterFirst() {
        List<String> names = search.search("寻甲桥", null, 10, Scope.ALL).stream()
                .map(Search.Hit::name)
                .toList();
        assertThat(names).containsExactly("寻甲桥", "寻甲桥", "寻甲桥北", "北寻甲桥");
        var second = search.search("寻甲桥", null, 10, Scope.ALL).get(1);
        assertThat(second.address()).isEqualTo("寻甲桥路1号");
    }

    @Test
    void whatLiesInSightComesBeforeWhatDoesNotAmongEqualOnes() {
        var sight = new Extent(60.3008, -21, 60.302, -19);
        assertThat(search.search("寻甲桥", sight, 10, Scope.ALL))
                .extracting(Search.Hit::address)
                .startsWith("寻甲桥路1号");
        assertThat(search.search("寻甲桥", new Extent(60.2995, -21, 60.3004, -19), 10, Scope.ALL))
                .extracting(Search.Hit::address)
                .first()
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void noMoreThanAreAskedForAndTheFirstOfThem(int limit) {
        var all = search.search("寻甲桥", null, 10, Scope.ALL);
        assertThat(search.search("寻甲桥", null, limit, Scope.ALL)).isEqualTo(all.subList(0, limit));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "寻\u0000甲",
                "\uD842",
                "寻\uDFB7",
                "\u200B",
                "\u202E寻甲桥",
                "'",
                "\\",
                "%",
                "_",
                "%%",
                "寻' or 1=1 --",
                "\u3000\t\n",
                "𠮷"
            })
    void everyTextIsAQuestionThatIsAnswered(String question) {
        assertThat(found(question)).isEqualTo(expected(question));
    }

    @Test
    void aScopeLeavesOnlyWhatIsWithin() {
        assertThat(search.search("寻甲桥", null, 10, new Scope(Set.of(), Set.of("9905"), Set.of())))
                .hasSize(4);
        assertThat(search.search("寻甲桥", null, 10, new Scope(Set.of(), Set.of("990502"), Set.of())))
                .isEmpty();
        assertThat(search.search("寻甲桥", null, 10, new Scope(Set.of(), Set.of(), Set.of("tree"))))
                .isEmpty();
        assertThat(search.search("寻甲桥", null, 10, new Scope(Set.of("housing"), Set.of(), Set.of())))
                .isEmpty();
    }
}
