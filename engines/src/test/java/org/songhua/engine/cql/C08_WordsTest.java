package org.songhua.engine.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.random.Seeded;

/** The words of the text encoding (21-065r2, annex B): names, texts, numbers, signs and blanks, and how names are printed. */
class C08_WordsTest {
    private static List<String> words(String text) {
        return TextLexer.tokens(text).stream().map(Token::text).toList();
    }

    private static List<Token.Kind> kinds(String text) {
        return TextLexer.tokens(text).stream().map(Token::kind).toList();
    }

    @Test
    void aFilterIsCutIntoWordsThatKnowWhereTheyBegin() {
        List<Token> tokens = TextLexer.tokens("a >= 1.5 AND \"b c\" = 'd'");
        assertThat(tokens).extracting(Token::text).containsExactly("a", ">=", "1.5", "AND", "b c", "=", "d", "");
        assertThat(tokens).extracting(Token::at).containsExactly(0, 2, 5, 9, 13, 19, 21, 24);
        assertThat(tokens.get(4).place()).isEqualTo("character 14");
        assertThat(tokens.getLast().told()).isEqualTo("the end");
        assertThat(kinds("a >= 1.5 \"b\" 'd'"))
                .containsExactly(
                        Token.Kind.NAME,
                        Token.Kind.SIGN,
                        Token.Kind.NUMBER,
                        Token.Kind.QUOTED_NAME,
                        Token.Kind.TEXT,
                        Token.Kind.END);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<>|1",
                "<=|1",
                ">=|1",
                "=<|2",
                "=>|2",
                "><|2",
                "<<|2",
                "()|2",
                "+-|2",
                "*/%^|4",
                "a-b|3",
                "a.b|1",
                "1a|2",
                "1.5.5|2",
                "1e5|1",
                "1e+5|1",
                "1e|2",
                "1e+|3",
                ".5|1",
                "5.|1",
                "'a''b'|1",
                "'a' 'b'|2",
                "'a\\'b'|1",
                "\"a\"\"b\"|2",
                "a:b|1",
                "a_1|1",
                "用途|1",
            })
    void signsNumbersAndNamesEndWhereTheGrammarSays(String text, int count) {
        assertThat(words(text)).as(text).hasSize(count + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "''|``",
                "'a'|a",
                "'it''s'|it's",
                "'it\\'s'|it's",
                "''''|'",
                "'\"'|\"",
                "'a\\b'|a\\b",
                "'%_'|%_",
                "'松 花'|松 花",
            })
    void aTextKeepsItsCharactersButItsEscapes(String written, String meant) {
        assertThat(words(written)).containsExactly(meant, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\n", "\r", "\f", "\u000b", "\u0085", "\u00a0", "\u2003", "\u2028", "\u3000"})
    void anyBlankOfUnicodeSeparatesWords(String blank) {
        assertThat(words(blank + "a" + blank + "=" + blank + "1" + blank)).containsExactly("a", "=", "1", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"#", "!", "@", "$", "&", "[", "]", "{", "}", "|", "~", "`", "\\", ";", "?", "\u0000", "\u007f"})
    void aCharacterWithoutMeaningIsRefusedWhereItStands(String character) {
        var faults = Faults.of(() -> TextLexer.tokens("a = " + character));
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().place().field()).isEqualTo("character 5");
        assertThat(faults.getFirst().problem()).contains("has no meaning here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"and", "OR", "Not", "like", "between", "in", "is", "null", "true", "FALSE", "div"})
    void aKeywordInAnyCaseIsNoNameUnlessItIsQuoted(String word) {
        assertThat(Names.isKeyword(word)).isTrue();
        assertThat(Names.isPlain(word)).isFalse();
        Map<String, Type> names = Map.of(word, Type.NUMBER);
        Expression filter = Cql.parseText("\"" + word + "\" = 1", names);
        assertThat(Cql.toText(filter)).isEqualTo("\"" + word + "\" = 1");
        assertThat(Cql.parseText(Cql.toText(filter), names)).isEqualTo(filter);
    }

    @ParameterizedTest
    @CsvSource({
        "a,true",
        "_a,true",
        ":a,true",
        "a1,true",
        "a.b,true",
        "a:b,true",
        "é,true",
        "用途,true",
        "𝕏,true",
        "a\u0301,true",
        "1a,false",
        ".a,false",
        "a-b,false",
        "a b,false",
        "\u0301a,false",
        "a×b,false",
        "'',false"
    })
    void aNameStandsWithoutQuotationMarksWhenItIsAnIdentifier(String name, boolean plain) {
        assertThat(Names.isPlain(name)).isEqualTo(plain);
    }

    /** Rule identifierStart of annex B at the ends of its ranges. */
    @ParameterizedTest
    @CsvSource({
        "3A,true",
        "40,false",
        "5B,false",
        "BF,false",
        "C0,true",
        "D7,false",
        "F7,false",
        "2FF,true",
        "300,false",
        "36F,false",
        "370,true",
        "37E,false",
        "1FFF,false",
        "200C,true",
        "200E,false",
        "3000,false",
        "3001,true",
        "D7FF,true",
        "D800,false",
        "FDD0,false",
        "FFFD,true",
        "FFFE,false",
        "10000,true",
        "F0000,false"
    })
    void theRangesOfFirstCharactersAreThoseOfTheGrammar(String hex, boolean start) {
        int point = Integer.parseInt(hex, 16);
        assertThat(Names.isStart(point)).isEqualTo(start);
        if (start) assertThat(Names.isPart(point)).isTrue();
    }

    @Test
    void anyNameIsPrintedSoThatItIsReadAgain() {
        Seeded.check(2_000, random -> {
            String name = word(random, "a", "B", "1", ".", ":", "_", " ", "é", "用", "𝕏", "'", "(", "-", "\u0301", "%");
            var names = new HashMap<String, Type>();
            names.put(name, Type.TEXT);
            Expression filter = Cql.parseText("\"" + name + "\" = 'x'", names);
            assertThat(Cql.parseText(Cql.toText(filter), names)).as(name).isEqualTo(filter);
            assertThat(Cql.parseJson(Cql.toJson(filter), names)).as(name).isEqualTo(filter);
        });
    }

    @Test
    void anyTextIsPrintedSoThatItIsReadAgain() {
        Seeded.check(2_000, random -> {
            // A backslash before a quotation mark, or at the end, cannot be said in text; package.md tells so.
            String text = word(random, "a", "'", "\"", "%", "_", "\n", "\t", "é", "松", "𝕏", "\u0000", "\\n", " ");
            var filter = new Expression.Compare(
                    Expression.Comparison.EQUAL, new Expression.Property("name"), new Expression.Text(text));
            assertThat(Cql.parseText(Cql.toText(filter), Town.QUERYABLES))
                    .as(text)
                    .isEqualTo(filter);
            assertThat(Cql.parseJson(Cql.toJson(filter), Town.QUERYABLES))
                    .as(text)
                    .isEqualTo(filter);
        });
    }

    @Test
    void blanksAndTheCaseOfKeywordsDoNotChangeTheFilter() {
        Seeded.check(500, random -> {
            String filter =
                    "NOT ( name LIKE 'a%' AND height BETWEEN 1 AND 2 ) OR floors IN ( 1 , 2 ) OR heated IS NULL";
            var other = new StringBuilder();
            for (String word : filter.split(" ", -1)) {
                boolean upper = word.chars().allMatch(c -> c >= 'A' && c <= 'Z');
                String turned = upper && random.nextBoolean() ? word.toLowerCase(java.util.Locale.ROOT) : word;
                other.append(turned).append(random.nextBoolean() ? " " : "\n\t ");
            }
            assertThat(Cql.parseText(other.toString(), Town.QUERYABLES))
                    .as(other.toString())
                    .isEqualTo(Cql.parseText(filter, Town.QUERYABLES));
        });
    }

    @Test
    void parenthesesAroundAnyConditionDoNotChangeIt() {
        Seeded.check(500, random -> {
            Expression filter = Town.filter(random);
            String text = Cql.toText(filter);
            assertThat(Cql.parseText("(" + text + ")", Town.QUERYABLES))
                    .as(text)
                    .isEqualTo(filter);
            assertThat(Cql.parseText("(( " + text + " ))", Town.QUERYABLES))
                    .as(text)
                    .isEqualTo(filter);
            assertThat(Cql.parseText("NOT (" + text + ")", Town.QUERYABLES))
                    .as(text)
                    .isEqualTo(new Expression.Not(filter));
        });
    }

    /** What binds more closely needs no parentheses: the trees of both writings are one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "heated OR heated AND heated|heated OR (heated AND heated)",
                "heated AND heated OR heated|(heated AND heated) OR heated",
                "NOT heated AND heated|(NOT heated) AND heated",
                "NOT heated OR heated|(NOT heated) OR heated",
                "NOT height = 1|NOT (height = 1)",
                "height + 1 = 2|(height + 1) = 2",
                "height + 1 * 2 = 3|(height + (1 * 2)) = 3",
                "height * 2 ^ 3 = 4|(height * (2 ^ 3)) = 4",
                "height - 1 - 2 = 3|((height - 1) - 2) = 3",
                "height / 1 / 2 = 3|((height / 1) / 2) = 3",
                "height % 2 * 3 = 4|((height % 2) * 3) = 4",
                "height div 2 + 3 = 4|((height div 2) + 3) = 4",
                "height BETWEEN 1 AND 2 AND heated|(height BETWEEN 1 AND 2) AND heated",
                "height BETWEEN 1 + 1 AND 2 * 2|height BETWEEN (1 + 1) AND (2 * 2)",
                "heated AND height IN (1) OR heated|(heated AND (height IN (1))) OR heated",
                "NOT name IS NULL|NOT (name IS NULL)",
            })
    void whatBindsMoreCloselyIsReadFirst(String without, String with) {
        assertThat(Cql.parseText(without, Town.QUERYABLES)).isEqualTo(Cql.parseText(with, Town.QUERYABLES));
    }

    @Test
    void aWordIsKnownInAnyCaseButNotInQuotationMarks() {
        assertThat(TextLexer.tokens("and").getFirst().isWord("AND")).isTrue();
        assertThat(TextLexer.tokens("And").getFirst().isWord("AND")).isTrue();
        assertThat(TextLexer.tokens("andy").getFirst().isWord("AND")).isFalse();
        assertThat(TextLexer.tokens("\"and\"").getFirst().isWord("AND")).isFalse();
        assertThat(TextLexer.tokens("'and'").getFirst().isWord("AND")).isFalse();
    }

    @Test
    void aSignIsKnownAsAWholeAndNotInsideAText() {
        assertThat(TextLexer.tokens("<=").getFirst().isSign("<=")).isTrue();
        assertThat(TextLexer.tokens("<=").getFirst().isSign("<")).isFalse();
        assertThat(TextLexer.tokens("'<='").getFirst().isSign("<=")).isFalse();
        assertThat(TextLexer.tokens("<=").getFirst().told()).isEqualTo("'<='");
    }

    private static String word(SplittableRandom random, String... letters) {
        var word = new StringBuilder();
        for (int i = random.nextInt(1, 8); i > 0; i--) word.append(letters[random.nextInt(letters.length)]);
        return word.toString();
    }
}
