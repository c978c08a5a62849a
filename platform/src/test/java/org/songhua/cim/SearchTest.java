package org.songhua.cim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.people.Scope;

/** Search finds substrings of any length in Chinese and Latin text, on a database without extensions. */
class SearchTest {
    private static final long SEED = 42;
    private static final String SYLLABLES = "松花江大街人民路解放桥南湖公园吉林长春站前同志延安新民";
    private static Search search;
    private static final Set<String> NAMES = new TreeSet<>();

    @BeforeAll
    static void build() {
        search = TestPlatform.shared().bean(Search.class);
        var town = CityFixture.create(TestPlatform.shared(), "search_test");
        var random = new Random(SEED);
        for (int i = 0; i < 400; i++) add(town, "测" + syllables(random, 2 + random.nextInt(4)), i);
        add(town, "测松花江大街", 1000);
        add(town, "测松花江大街北延长线", 1001);
        add(town, "北测松花江大街", 1002);
        add(town, "测 Ｋｏｆｅ 100％ Café_A", 1003);
        town.add("building", "测地址楼", Map.of("address", "解放大路1244号"), CityFixture.square(20, 20, 0.001), "990201", null);
        town.done();
    }

    @Test
    void findsEveryNameThatContainsTheTextAndNoOther() {
        var random = new Random(SEED + 1);
        for (int round = 0; round < 80; round++) {
            String name = NAMES.stream()
                    .skip(random.nextInt(NAMES.size()))
                    .findFirst()
                    .orElseThrow();
            int from = random.nextInt(name.length());
            String text = name.substring(from, from + 1 + random.nextInt(name.length() - from));
            var expected = new TreeSet<>(NAMES.stream()
                    .filter(n -> fold(n).contains(fold(text).strip()))
                    .toList());
            if (expected.size() > 100 || fold(text).isBlank() || fold(text).contains(" ")) continue;
            assertThat(names(text))
                    .as("seed %d round %d: %s", SEED, round, text)
                    .containsAll(expected);
        }
    }

    @Test
    void twoCharactersAreEnough() {
        assertThat(names("测松花江大街")).contains("测松花江大街", "测松花江大街北延长线", "北测松花江大街");
        assertThat(names("花江")).isNotEmpty();
    }

    @Test
    void oneCharacterIsEnough() {
        assertThat(names("桥")).isNotEmpty().allSatisfy(name -> assertThat(name).contains("桥"));
    }

    @Test
    void equalComesBeforeBeginningBeforeContaining() {
        assertThat(names("测松花江大街").subList(0, 3)).containsExactly("测松花江大街", "测松花江大街北延长线", "北测松花江大街");
    }

    @Test
    void widthCaseAndWildcardsDoNotMatter() {
        assertThat(names("kofe 100%")).containsExactly("测 Ｋｏｆｅ 100％ Café_A");
        assertThat(names("café_a")).containsExactly("测 Ｋｏｆｅ 100％ Café_A");
        assertThat(names("测_松花")).isEmpty();
        assertThat(names("测%大街")).isEmpty();
    }

    @Test
    void addressesAreSearchedToo() {
        assertThat(search.search("解放大路1244", null, 10, Scope.ALL))
                .extracting(Search.Hit::name, Search.Hit::address)
                .contains(tuple("测地址楼", "解放大路1244号"));
    }

    @Test
    void scopeHidesHits() {
        assertThat(search.search("测地址楼", null, 10, new Scope(Set.of(), Set.of("9903"), Set.of())))
                .isEmpty();
    }

    @Test
    void emptyAndHostileTextIsHarmless() {
        assertThat(search.search("   ", null, 10, Scope.ALL)).isEmpty();
        assertThat(search.search("'; drop table cim.search_test; --", null, 10, Scope.ALL))
                .isEmpty();
        assertThat(search.search("江".repeat(5000), null, 10, Scope.ALL)).isEmpty();
    }

    private static void add(CityFixture town, String name, int i) {
        NAMES.add(name);
        town.add("building", name, Map.of(), CityFixture.square(20 + i * 0.0001, 20, 0.001));
    }

    private static String syllables(Random random, int count) {
        var name = new StringBuilder();
        for (int i = 0; i < count; i++) name.append(SYLLABLES.charAt(random.nextInt(SYLLABLES.length())));
        return name.toString();
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static List<String> names(String text) {
        return search.search(text, null, 1000, Scope.ALL).stream()
                .map(Search.Hit::name)
                .toList();
    }
}
