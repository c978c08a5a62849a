package org.songhua.engine.text.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.random.Seeded;

/** Tags and parts of addresses: files as they come, tokens of any text, parts that tile their tokens, scores against plain counting. */
class A09_TaggerTest {
    private static final String[] TAGS = {"O", "B-road", "I-road", "B-city", "I-city", "I-poi", "B-", "x"};

    private static TaggedAddress tagged(SplittableRandom random) {
        var tokens = new ArrayList<String>();
        var tags = new ArrayList<String>();
        for (int k = random.nextInt(9); k > 0; k--) {
            tokens.add(String.valueOf((char) ('甲' + random.nextInt(40))));
            tags.add(TAGS[random.nextInt(TAGS.length)]);
        }
        return new TaggedAddress(tokens, tags);
    }

    /** Parts come in order, do not overlap, hold tokens of their kind only, and none of that kind is left over. */
    @Test
    void partsTileTheTokensThatHaveAKind() {
        Seeded.check(3000, random -> {
            TaggedAddress address = tagged(random);
            int at = 0;
            var covered = new HashSet<Integer>();
            for (AddressPart part : address.parts()) {
                assertThat(part.from()).as(address.toString()).isGreaterThanOrEqualTo(at);
                assertThat(part.to()).isGreaterThan(part.from());
                at = part.to();
                assertThat(part.text())
                        .isEqualTo(String.join("", address.tokens().subList(part.from(), part.to())));
                for (int i = part.from(); i < part.to(); i++) {
                    covered.add(i);
                    assertThat(address.tags().get(i)).endsWith("-" + part.kind());
                    if (i > part.from()) assertThat(address.tags().get(i)).startsWith("I-");
                }
            }
            for (int i = 0; i < address.tags().size(); i++) {
                boolean hasKind = address.tags().get(i).matches("[BI]-.+");
                assertThat(covered.contains(i)).as(address + " " + i).isEqualTo(hasKind);
            }
        });
    }

    /** A part goes on as long as it can: where one ends beside one of its kind, the next begins with B. */
    @Test
    void neighboursOfOneKindArePartedByABeginningOnly() {
        Seeded.check(2000, random -> {
            TaggedAddress address = tagged(random);
            List<AddressPart> parts = address.parts();
            for (int k = 1; k < parts.size(); k++) {
                AddressPart before = parts.get(k - 1);
                AddressPart part = parts.get(k);
                if (before.to() == part.from() && before.kind().equals(part.kind()))
                    assertThat(address.tags().get(part.from())).startsWith("B-");
            }
        });
    }

    @Test
    void aTokenWithoutTagIsRefused() {
        assertThatThrownBy(() -> new TaggedAddress(List.of("甲"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new TaggedAddress(List.of(), List.of()).parts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            人民大街12号            | 人 民 大 街 12 号
            １２号ＡＢ座            | 12 号 ab 座
            3-2-101                 | 3 - 2 - 101
            B座  1单元              | b 座 1 单 元
            𠮷林路7                 | 𠮷 林 路 7
            12a3                    | 12 a 3
            Straße                  | stra ß e
            """)
    void tokensAreCharactersAndRunsOfDigitsAndLetters(String text, String tokens) {
        assertThat(String.join(" ", AddressParser.tokens(text))).isEqualTo(tokens);
    }

    /** Nothing but blanks is lost between a text and its tokens. */
    @Test
    void tokensTogetherAreTheTextWithoutBlanks() {
        String[] pieces = {"路", "12", "a", "B", "-", " ", "\t", "号", "𠮷", "é", "，", "\u200B", "0"};
        Seeded.check(1500, random -> {
            var text = new StringBuilder();
            for (int k = random.nextInt(15); k > 0; k--) text.append(pieces[random.nextInt(pieces.length)]);
            String joined = String.join("", AddressParser.tokens(text.toString()));
            assertThat(joined)
                    .isEqualTo(org.songhua.engine.text.Grams.normalise(text.toString())
                            .replace(" ", ""));
            for (String token : AddressParser.tokens(text.toString())) {
                boolean run = token.matches("[0-9]+|[a-z]+");
                assertThat(run || token.codePointCount(0, token.length()) == 1)
                        .as(token)
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"7, 9", "12, 99", "123, 999", "1234, 9999", "123456, 9999", "a, A", "abc, AA", "路, 路", "é, é", "-, -"})
    void shapesTellLengthsOfNumbersAndNothingElse(String token, String shape) {
        assertThat(TokenFeatures.shape(token)).isEqualTo(shape);
    }

    @Test
    void everyTokenHasTheSameNumberOfFeaturesEachOfItsOwnKind() {
        Seeded.check(300, random -> {
            List<String> tokens = tagged(random).tokens();
            List<List<String>> all = TokenFeatures.of(tokens);
            assertThat(all).hasSameSizeAs(tokens);
            for (List<String> ofToken : all) {
                var first = new HashSet<Character>();
                for (String feature : ofToken) first.add(feature.charAt(0));
                assertThat(first).hasSameSizeAs(ofToken);
            }
        });
    }

    /** The word that ends a part is looked for five tokens ahead, the token itself included. */
    @Test
    void theNextEndingIsSeenFiveTokensAhead() {
        assertThat(TokenFeatures.of(List.of("人", "民", "大", "街")).getFirst()).contains("d3街");
        assertThat(TokenFeatures.of(List.of("一", "二", "三", "四", "路")).getFirst())
                .contains("d4路");
        assertThat(TokenFeatures.of(List.of("一", "二", "三", "四", "五", "路")).getFirst())
                .contains("d_");
        assertThat(TokenFeatures.of(List.of("路")).getFirst()).contains("d0路", "e路_");
    }

    private static final String FILE = """
            人 B-road
            民 I-road
            路 I-road

            1 B-no
            号 I-no
            """;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesMayEndInAnyWay(String end) {
        var faults = new ArrayList<Fault>();
        List<TaggedAddress> addresses = BioReader.read(FILE.replace("\n", end), "x.bio", faults::add);
        assertThat(faults).isEmpty();
        assertThat(addresses).extracting(a -> a.parts().getFirst().text()).containsExactly("人民路", "1号");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            人 C-road     | no such beginning
            人            | no tag
            B-road        | no token
            人 B-         | no kind
            人 b-road     | small letter
            人 O-road     | nothing has no kind
            人 I          | no kind
            """)
    void aLineThatIsNoTokenIsToldAndItsAddressLeftOut(String line, String why) {
        var faults = new ArrayList<Fault>();
        List<TaggedAddress> addresses = BioReader.read(FILE.replace("民 I-road", line), "x.bio", faults::add);
        assertThat(faults).as(why).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("ADR-001");
            assertThat(fault.place().row()).isEqualTo(2);
            assertThat(fault.place().file()).isEqualTo("x.bio");
        });
        assertThat(addresses).extracting(a -> a.parts().getFirst().text()).containsExactly("1号");
    }

    @Test
    void aMarkOfByteOrderTabsAndManyEmptyLinesDoNoHarm() {
        var faults = new ArrayList<Fault>();
        String text = "\uFEFF" + FILE.replace(" ", "\t").replace("\n\n", "\n\n\n   \n\n") + "\n\n";
        assertThat(BioReader.read(text, "x.bio", faults::add)).hasSize(2);
        assertThat(faults).isEmpty();
        assertThat(BioReader.read("", "x.bio", faults::add)).isEmpty();
    }

    @Test
    void aLongLineIsToldInShort() {
        var faults = new ArrayList<Fault>();
        BioReader.read("长".repeat(10_000), "x.bio", faults::add);
        assertThat(faults.getFirst().problem()).hasSizeLessThan(100);
    }

    /** Counted anew from the sets of parts of each address. */
    @Test
    void scoresFollowFromTheSetsOfParts() {
        Seeded.check(200, random -> {
            var score = new PartScore();
            double right = 0;
            double found = 0;
            double are = 0;
            for (int k = random.nextInt(1, 12); k > 0; k--) {
                TaggedAddress truth = tagged(random);
                var tags = new ArrayList<>(truth.tags());
                for (int i = 0; i < tags.size(); i++)
                    if (random.nextInt(4) == 0) tags.set(i, TAGS[random.nextInt(TAGS.length)]);
                var guess = new TaggedAddress(truth.tokens(), tags);
                score.add(truth, guess);
                var common = new HashSet<>(truth.parts());
                common.retainAll(guess.parts());
                right += common.size();
                found += guess.parts().size();
                are += truth.parts().size();
            }
            assertThat(score.precision()).isCloseTo(found == 0 ? 0 : right / found, within(1e-12));
            assertThat(score.recall()).isCloseTo(are == 0 ? 0 : right / are, within(1e-12));
            assertThat(score.f1()).isCloseTo(found + are == 0 ? 0 : 2 * right / (found + are), within(1e-12));
            assertThat(score.f1("nothing")).isZero();
        });
    }

    /** A tag that never followed another among the examples never does, but for beginnings, which may stand anywhere. */
    @Test
    void whatNeverFollowedNeverFollows() {
        AddressParser parser = AddressParser.train(Streets.of(3, 60));
        var followed = new HashSet<String>();
        for (TaggedAddress address : Streets.of(3, 60)) {
            for (int i = 1; i < address.tags().size(); i++)
                followed.add(address.tags().get(i - 1) + " " + address.tags().get(i));
        }
        Seeded.check(200, random -> {
            TaggedAddress found = parser.tag(tagged(random).tokens());
            for (int i = 0; i < found.tags().size(); i++) {
                String tag = found.tags().get(i);
                if (i == 0) assertThat(tag).doesNotStartWith("I-");
                else if (tag.startsWith("I-"))
                    assertThat(followed).contains(found.tags().get(i - 1) + " " + tag);
            }
        });
    }

    @Test
    void aParserKnowsAgainWhatItLearntFrom() {
        List<TaggedAddress> addresses = Streets.of(11, 80);
        AddressParser parser = AddressParser.train(addresses);
        var score = new PartScore();
        for (TaggedAddress address : addresses) score.add(address, parser.tag(address.tokens()));
        assertThat(score.f1()).isGreaterThan(0.99);
        assertThat(score.lines()).hasSizeGreaterThan(4).first().asString().startsWith("entity precision ");
    }
}
