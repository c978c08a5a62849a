package org.songhua.engine.contradiction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.contradiction.Document.Passage;
import org.songhua.engine.contradiction.Document.Quote;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.random.Seeded;

/** C01: pages and texts as they come: letters that grow, tags that do not close, numbers without end, totals within totals. */
class C01_HostileReportTest {

    /** Capital I with a dot becomes two characters in small letters; places in the page must not move by that. */
    @ParameterizedTest
    @ValueSource(strings = {"İ", "İİİİİİİİİİ", "ẞ", "Σ", "𝔸", "ﬀ"})
    void lettersThatGrowDoNotMoveTheTags(String letters) {
        var document = DocumentReader.ofHtml(
                "<!-- " + letters + "--><P>" + letters + "</P><SCRIPT>9%</SCRIPT><p>一</p>" + letters + "<TABLE><TR><TH>"
                        + letters + "</TH></TR><tr><td>甲</td></tr></TABLE><p>末 <data value=\"x:1\">5</data></p>");
        assertThat(document.passages()).extracting(Passage::text).containsExactly(letters, "一", letters + " 末 5");
        assertThat(document.tables().getFirst().rows()).containsExactly(List.of(letters), List.of("甲"));
        assertThat(document.quotes()).containsExactly(new Quote("paragraph 3", "x:1", "5"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <td>a</td><td>b</td>         | td | [<td>a</td>, <td>b</td>]
            <TD class='x'>a</TD>         | td | [<TD class='x'>a</TD>]
            <tdx>a</tdx><td>b</td>       | td | [<td>b</td>]
            <td>a<td>b</td>c</td>        | td | [<td>a<td>b</td>]
            <td>never closed             | td | []
            </td><td>a</td>              | td | [<td>a</td>]
            <td                          | td | []
            """)
    void anElementGoesToItsFirstEnd(String html, String element, String found) {
        var elements = new ArrayList<String>();
        Markup.each(html, element, elements::add);
        assertThat(elements).hasToString(found);
    }

    /** What is handed over and what is left are the page; only line breaks are added. */
    @Test
    void nothingOfAPageIsLostAndNothingAdded() {
        String[] pieces = {"<p>", "</p>", "<p", ">", "一", " ", "İ", "<P a='1'>", "</P>", "x", "<pre>", "</"};
        Seeded.check(2000, random -> {
            String html = joined(random, pieces, 25);
            var elements = new ArrayList<String>();
            String rest = Markup.each(html, "p", elements::add);
            int length = elements.stream().mapToInt(String::length).sum();
            assertThat(rest.length() - elements.size() + length).as(html).isEqualTo(html.length());
            for (String one : elements) {
                assertThat(one.toLowerCase(Locale.ROOT)).startsWith("<p").endsWith("</p>");
                assertThat(html).contains(one);
            }
        });
    }

    @Test
    void commentsAreCutOutAsWrittenByHand() {
        assertThat(Markup.without("a<!--b-->c<!-- d --->e", "<!--", "-->")).isEqualTo("ace");
        assertThat(Markup.without("a<!--b", "<!--", "-->")).isEqualTo("a");
        assertThat(Markup.without("a-->b", "<!--", "-->")).isEqualTo("a-->b");
    }

    private static String joined(SplittableRandom random, String[] pieces, int most) {
        var text = new StringBuilder();
        for (int k = random.nextInt(most); k > 0; k--) text.append(pieces[random.nextInt(pieces.length)]);
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,234,567 人            | 1234567
            1,23                    | 1 23
            12,345.60               | 12345.60
            0.5 和 .5               | 0.5
            -3                      |
            A3、B04、v2.1           |
            PM2.5浓度35             | 35
            12m3                    |
            2025年3月5日第7条8号9季 |
            约10万、20 万人         | 10 20
            5％                     | 5
            1.2.3                   | 1.2
            """)
    void numbersAreThoseAReaderSees(String text, String numbers) {
        String seen = String.join(
                " ",
                Printed.all(text).stream().map(p -> p.value().toPlainString()).toList());
        assertThat(seen).isEqualTo(numbers == null ? "" : numbers);
    }

    /** The obvious way: from each place that can begin a number, take digits. Compared on texts of digits, points and commas only. */
    @Test
    void plainNumbersAreFoundAsByHand() {
        String[] pieces = {"1", "22", "305", ".5", ".75", "，", "个", " ", "%"};
        Seeded.check(3000, random -> {
            String text = joined(random, pieces, 12);
            var expected = new ArrayList<String>();
            int at = 0;
            while (at < text.length()) {
                int end = at;
                while (end < text.length() && Character.isDigit(text.charAt(end))) end++;
                if (end == at || (at > 0 && text.charAt(at - 1) == '.')) {
                    at = Math.max(end, at + 1);
                    continue;
                }
                int point = end;
                if (point + 1 < text.length()
                        && text.charAt(point) == '.'
                        && Character.isDigit(text.charAt(point + 1))) {
                    end = point + 1;
                    while (end < text.length() && Character.isDigit(text.charAt(end))) end++;
                }
                expected.add(text.substring(at, end));
                at = end;
            }
            assertThat(Printed.all(text))
                    .as(text)
                    .extracting(p -> text.substring(p.start(), p.end()))
                    .isEqualTo(expected);
        });
    }

    /** A million digits would keep a search that goes back for each of them busy for hours. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "1,", "11,111,", "1.", "9m", "第1"})
    void numbersWithoutEndAreReadInOneGo(String piece) {
        String text = piece.repeat(1_000_000 / piece.length()) + "m3 占5%";
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            List<Printed> found = Printed.all(text);
            assertThat(found).isNotEmpty();
            assertThat(found.getLast().isPercent()).isTrue();
            for (Printed one : found) assertThat(one.end() - one.start()).isLessThanOrEqualTo(60);
        });
    }

    private static List<Fault> check(String... rows) {
        var table = new ArrayList<List<String>>();
        table.add(List.of("名称", "数量"));
        for (String row : rows) table.add(List.of(row.split("\\|", -1)));
        return ContradictionCheck.check(DocumentReader.ofRows(table), List.of());
    }

    /** 3 + 4 = 7, 5 + 6 = 11, all four 18. */
    @Test
    void subtotalsDoNotHideTheTotalOfAll() {
        assertThat(check("甲|3", "乙|4", "小计|7", "丙|5", "丁|6", "小计|11", "合计|18")).isEmpty();
        assertThat(check("甲|3", "乙|4", "小计|7", "丙|5", "丁|6", "合计|18")).isEmpty();
        assertThat(check("甲|3", "乙|4", "小计|7", "丙|5", "丁|6", "小 计|11", "合　计|17"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.problem()).contains("18").contains("17"));
    }

    @Test
    void eachBlockHasItsOwnTotal() {
        assertThat(check("甲|3", "乙|4", "合计|7", "丙|5", "丁|6", "合计|11")).isEmpty();
        assertThat(check("甲|3", "乙|4", "合计|7", "丙|5", "丁|6", "合计|12")).hasSize(1);
        assertThat(check("甲|3", "乙|4", "小计|8", "合计|7")).hasSize(1);
    }

    /** Any table of counts whose totals are reckoned has no contradiction; one total off by one has exactly one. */
    @Test
    void totalsThatWereReckonedAreLeftAloneAndOneThatIsOffIsFound() {
        Seeded.check(500, random -> {
            var rows = new ArrayList<String>();
            var totals = new ArrayList<Integer>();
            int all = 0;
            for (int block = random.nextInt(1, 4); block > 0; block--) {
                int sum = 0;
                for (int k = random.nextInt(2, 5); k > 0; k--) {
                    int count = random.nextInt(1000);
                    rows.add("区" + rows.size() + "|" + count);
                    sum += count;
                }
                all += sum;
                totals.add(rows.size());
                rows.add("小计|" + sum);
            }
            totals.add(rows.size());
            rows.add("总计|" + all);
            assertThat(check(rows.toArray(String[]::new))).as(rows.toString()).isEmpty();
            int spoilt = totals.get(random.nextInt(totals.size()));
            String[] words = rows.get(spoilt).split("\\|", -1);
            rows.set(spoilt, words[0] + "|" + (Integer.parseInt(words[1]) + 1));
            assertThat(check(rows.toArray(String[]::new)))
                    .as(rows.toString())
                    .extracting(Fault::code)
                    .containsExactly("CONTRA-005");
        });
    }

    /** A number is told by another when it is that number rounded, and by no other. */
    @Test
    void roundingTellsExactlyTheNumbersThatRoundToIt() {
        Seeded.check(2000, random -> {
            int decimals = random.nextInt(4);
            double exact = random.nextDouble() * 1000;
            String right = String.format(Locale.ROOT, "%." + decimals + "f", exact);
            assertThat(Printed.all(right + "个").getFirst().tells(exact))
                    .as(right + " " + exact)
                    .isTrue();
            double step = Math.pow(10, -decimals);
            double beyond =
                    Double.parseDouble(right) + (random.nextBoolean() ? 1 : -1) * step * (0.51 + random.nextDouble());
            assertThat(Printed.all(right + "个").getFirst().tells(beyond))
                    .as(right + " " + beyond)
                    .isFalse();
        });
    }

    @Test
    void entitiesAreDecodedOnce() {
        assertThat(Markup.text("<b>&amp;lt;</b> &lt;b&gt; &#39;x&#39; &quot;")).isEqualTo("&lt; <b> 'x' \"");
        assertThat(Markup.text("a\n\t b<br>c")).isEqualTo("a bc");
    }

    @Test
    void noPieceOfAPageMakesTheReaderFail() {
        String page = "<html><head><title>İ</title></head><body><p>占5%</p><table><tr><th>a<td>1</td></tr></table>"
                + "<data value=\"a:1\">7</data><!-- x --></body></html>";
        for (int from = 0; from < page.length(); from += 3) {
            for (int to = from; to <= page.length(); to += 5) {
                String piece = page.substring(from, to);
                assertThatCode(() -> ContradictionCheck.check(DocumentReader.ofHtml(piece), List.of()))
                        .as(piece)
                        .doesNotThrowAnyException();
            }
        }
    }
}
