package org.songhua.engine.text.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.random.Seeded;

class A08_AddressTest {
    private static final AddressParser PARSER = AddressParser.train(Streets.of(1, 300));

    private static String shown(String address) {
        return PARSER.parse(address).stream()
                .map(part -> part.kind() + "=" + part.text())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "吉林省长春市朝阳区人民大街2020号, prov=吉林省 city=长春市 district=朝阳区 road=人民大街 roadno=2020号",
        "解放路15号湖滨小区3栋1204室, road=解放路 roadno=15号 poi=湖滨小区 houseno=3栋 roomno=1204室",
        "四平市铁西区 红旗街８８号, city=四平市 district=铁西区 road=红旗街 roadno=88号"
    })
    void takesAnAddressApart(String address, String parts) {
        assertThat(shown(address)).isEqualTo(parts);
    }

    @Test
    void findsTheParts_of_addressesItHasNotSeen() {
        var score = new PartScore();
        for (TaggedAddress address : Streets.of(2, 200)) score.add(address, PARSER.tag(address.tokens()));
        assertThat(score.f1()).isGreaterThan(0.98);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n"})
    void aBlankTextHasNoParts(String blank) {
        assertThat(PARSER.parse(blank)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "𠮷野家", "\u0000", "aaa bbb", "号号号", "1"})
    void anyTextIsTakenApartSomehow(String text) {
        assertThat(PARSER.parse(text)).allMatch(part -> part.from() < part.to());
    }

    @Test
    void theSameAddressesGiveTheSameParser() {
        AddressParser again = AddressParser.train(Streets.of(1, 300));
        for (TaggedAddress address : Streets.of(3, 50)) {
            assertThat(again.tag(address.tokens())).isEqualTo(PARSER.tag(address.tokens()));
        }
    }

    @Test
    void partsNeverBeginInTheMiddleOfAnother() {
        for (TaggedAddress address : Streets.of(4, 100)) {
            String before = "O";
            for (String tag : PARSER.tag(address.tokens()).tags()) {
                if (tag.startsWith("I-")) assertThat(TaggedAddress.kind(before)).isEqualTo(TaggedAddress.kind(tag));
                before = tag;
            }
        }
    }

    @Test
    void withoutAddressesNothingCanBeLearnt() {
        assertThatThrownBy(() -> AddressParser.train(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TaggedAddress(List.of("a"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tagsSayTheParts() {
        var tagged = new TaggedAddress(
                List.of("人", "民", "路", "，", "5", "号", "六"),
                List.of("B-road", "I-road", "I-road", "O", "I-no", "I-no", "B-no"));
        assertThat(tagged.parts())
                .containsExactly(
                        new AddressPart("road", "人民路", 0, 3),
                        new AddressPart("no", "5号", 4, 6),
                        new AddressPart("no", "六", 6, 7));
    }

    @Test
    void numbersAreKnownByTheirLength() {
        assertThat(TokenFeatures.shape("7")).isEqualTo("9");
        assertThat(TokenFeatures.shape("123456")).isEqualTo("9999");
        assertThat(TokenFeatures.shape("abc")).isEqualTo("AA");
        assertThat(TokenFeatures.shape("路")).isEqualTo("路");
        assertThat(TokenFeatures.of(List.of("八", "号"))).hasSize(2).allMatch(features -> features.size() == 16);
    }

    /** Trying every sequence of tags: what dynamic programming finds is the best of all. */
    @Test
    void theBestTagsAreTheBestOfAllSequences() {
        Seeded.check(300, random -> {
            int tags = 3;
            int length = random.nextInt(1, 6);
            var emission = new float[4 * tags];
            var transition = new float[(tags + 1) * tags];
            for (int i = 0; i < emission.length; i++) emission[i] = random.nextInt(-9, 10);
            for (int i = 0; i < transition.length; i++) transition[i] = random.nextInt(-9, 10);
            var may = new boolean[tags + 1][tags];
            for (boolean[] row : may) for (int tag = 0; tag < tags; tag++) row[tag] = tag == 0 || random.nextInt(3) > 0;
            var features = new int[length][];
            for (int i = 0; i < length; i++) features[i] = new int[] {random.nextInt(4), random.nextInt(4)};
            var scorer = new TagScorer(tags, may, emission, transition);
            assertThat(score(scorer, features, scorer.best(features))).isEqualTo(bestOfAll(scorer, features));
        });
    }

    private static double bestOfAll(TagScorer scorer, int[][] features) {
        double best = Double.NEGATIVE_INFINITY;
        int sequences = (int) Math.pow(scorer.tags(), features.length);
        for (int code = 0; code < sequences; code++) {
            var tags = new int[features.length];
            for (int i = 0, rest = code; i < tags.length; i++, rest /= scorer.tags()) tags[i] = rest % scorer.tags();
            best = Math.max(best, score(scorer, features, tags));
        }
        return best;
    }

    private static double score(TagScorer scorer, int[][] features, int[] tags) {
        double sum = 0;
        int before = scorer.tags();
        for (int i = 0; i < tags.length; i++) {
            if (!scorer.mayFollow()[before][tags[i]]) return Double.NEGATIVE_INFINITY;
            for (int feature : features[i]) sum += scorer.emission()[feature * scorer.tags() + tags[i]];
            sum += scorer.transition()[before * scorer.tags() + tags[i]];
            before = tags[i];
        }
        return sum;
    }

    @Test
    void filesAreReadAndWhatIsNoTokenIsTold() {
        var faults = new ArrayList<Fault>();
        List<TaggedAddress> read = BioReader.read(
                "\uFEFF路 B-road\n602 B-roadno\n\n号 road\n路 B-road\n\n\n街\tB-road", "dev.txt", faults::add);
        assertThat(read).hasSize(2);
        assertThat(read.getFirst().tokens()).containsExactly("路", "602");
        assertThat(read.getLast().tags()).containsExactly("B-road");
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("ADR-001");
            assertThat(fault.place().row()).isEqualTo(4);
        });
        BioReader.read("x".repeat(100), "dev.txt", faults::add);
        assertThat(faults.getLast().problem()).contains("…");
    }

    /** Three true parts; two found, one of them right: precision 1/2, recall 1/3, F1 = 2·1/(2+3). */
    @Test
    void partsCountOnlyWithBothEndsAndKind() {
        var truth = new TaggedAddress(List.of("长", "春", "路", "5"), List.of("B-city", "I-city", "B-road", "B-no"));
        var found = new TaggedAddress(List.of("长", "春", "路", "5"), List.of("B-city", "I-city", "I-city", "B-no"));
        var score = new PartScore();
        score.add(truth, found);
        assertThat(score.precision()).isEqualTo(0.5);
        assertThat(score.recall()).isCloseTo(1.0 / 3, Offset.offset(1e-12));
        assertThat(score.f1()).isCloseTo(0.4, Offset.offset(1e-12));
        assertThat(score.f1("no")).isEqualTo(1);
        assertThat(score.f1("city")).isZero();
        assertThat(score.f1("nothing")).isZero();
        assertThat(score.lines())
                .startsWith("entity precision 0.5000, recall 0.3333, F1 0.4000")
                .contains("no\t1.0000\t1.0000\t1.0000\t1");
    }
}
