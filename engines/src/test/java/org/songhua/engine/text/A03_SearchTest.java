package org.songhua.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/** Search as the database does it: first by grams, then by the text itself. */
class A03_SearchTest {
    private static final String[] DISTRICTS = {"朝阳区", "南关区", "宽城区", "二道区", "绿园区", "双阳区", "九台区"};
    private static final String[] STREETS = {"人民大街", "自由大路", "解放大路", "工农大路", "西安大路", "同志街", "重庆路", "Ｚ１路"};
    private static final String[] NAMES = {"长春站", "吉林大学", "伪满皇宫博物院", "장춘역", "Café Harbin", "第一汽车厂", "㈱松花", "𠮷野家"};

    private final List<String> texts = texts();
    private final List<int[]> grams = texts.stream().map(Grams::of).toList();

    private static List<String> texts() {
        var random = new SplittableRandom(11);
        var texts = new ArrayList<String>();
        for (int i = 0; i < 2_000; i++) {
            texts.add(Grams.normalise("%s 吉林省长春市%s%s%d号"
                    .formatted(
                            pick(random, NAMES),
                            pick(random, DISTRICTS),
                            pick(random, STREETS),
                            random.nextInt(1, 3_000))));
        }
        return texts;
    }

    private static String pick(SplittableRandom random, String[] from) {
        return from[random.nextInt(from.length)];
    }

    private List<Integer> byGrams(String query) {
        int[] wanted = Grams.ofQuery(query);
        return IntStream.range(0, texts.size())
                .filter(i -> IntStream.of(wanted).allMatch(code -> Arrays.binarySearch(grams.get(i), code) >= 0))
                .boxed()
                .toList();
    }

    private List<Integer> byText(String query) {
        return IntStream.range(0, texts.size())
                .filter(i -> Arrays.stream(query.split(" ", -1)).allMatch(texts.get(i)::contains))
                .boxed()
                .toList();
    }

    @Test
    void gramsMissNoTextThatHoldsTheQuery() {
        Seeded.check(500, random -> {
            String query = partOf(random, texts.get(random.nextInt(texts.size())));
            assertThat(byGrams(query)).as(query).containsAll(byText(query));
        });
    }

    @Test
    void gramsLetFewOthersThrough() {
        long wanted = 0;
        long others = 0;
        var random = new SplittableRandom(5);
        for (int i = 0; i < 300; i++) {
            String query = partOf(random, texts.get(random.nextInt(texts.size())));
            wanted += byText(query).size();
            others += byGrams(query).size() - byText(query).size();
        }
        assertThat(others).isLessThan(wanted / 5);
    }

    private static String partOf(SplittableRandom random, String text) {
        int[] points = text.codePoints().toArray();
        int from = random.nextInt(points.length);
        int length = Math.min(random.nextInt(1, 9), points.length - from);
        return Grams.normalise(new String(points, from, length));
    }

    @Test
    void findsWhateverWayItIsWritten() {
        for (String query : List.of("吉林大学", "장춘", "cafe harbin", "CAFÉ", "z1路", "Ｚ１", "松花", "(株)松花", "𠮷野")) {
            assertThat(byText(Grams.normalise(query))).as(query).isNotEmpty();
            assertThat(byGrams(Grams.normalise(query))).as(query).isNotEmpty();
        }
    }

    @Test
    void doesNotFindWhatIsNotThere() {
        for (String query : List.of("延吉", "街民", "harbin cafeteria", "林吉")) {
            assertThat(byGrams(Grams.normalise(query))).as(query).isEmpty();
        }
    }
}
