package org.songhua.evaluation.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.songhua.evaluation.internal.report.Lines.Line;
import org.songhua.evaluation.internal.report.Piece.Quoted;
import org.songhua.evaluation.internal.report.Piece.Words;

/** Text broken into lines as Chinese is set. A character of the typeface is as wide as it is high. */
class LinesTest {
    private static final Typeface TYPEFACE = new Typeface();

    private static List<String> broken(double width, Piece... pieces) {
        return texts(Lines.of(List.of(pieces), TYPEFACE, 10, width, 0));
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream()
                .map(line -> line.parts().stream().map(Lines.Part::text).collect(Collectors.joining()))
                .toList();
    }

    @Test
    void aLineTakesAsManyCharactersAsFit() {
        assertThat(broken(50, new Words("一二三四五六七"))).containsExactly("一二三四五", "六七");
        assertThat(texts(Lines.of(Piece.words("一二三四五六七"), TYPEFACE, 10, 50, 20)))
                .containsExactly("一二三", "四五六七");
        assertThat(broken(50, new Words(""))).containsExactly("");
    }

    @Test
    void noClosingMarkBeginsALineAndNoOpeningMarkEndsOne() {
        assertThat(broken(50, new Words("一二三四五。六"))).containsExactly("一二三四", "五。六");
        assertThat(broken(50, new Words("一二三四（五六）"))).containsExactly("一二三四", "（五六）");
        assertThat(broken(50, new Words("一二三四》，五"))).containsExactly("一二三", "四》，五");
    }

    @Test
    void latinWordsAndNumbersAreKeptWhole() {
        assertThat(broken(50, new Words("一二三Beijing四"))).containsExactly("一二三", "Beijing四");
        assertThat(broken(50, new Words("共计面积1234.5公顷"))).containsExactly("共计面积", "1234.5公", "顷");
    }

    @Test
    void aUnitStaysWithItsNumber() {
        assertThat(broken(80, new Words("全市总覆盖率"), new Quoted(SampleReport.GREEN), new Words(" %，高")))
                .containsExactly("全市总覆盖率", "56.11 %，高");
    }

    @Test
    void idsBreakBehindTheirSigns() {
        assertThat(broken(90, new Words("mohurd-2025:B04@220100@2025")))
                .allSatisfy(line -> assertThat(TYPEFACE.width(line, 10)).isLessThanOrEqualTo(90))
                .hasSizeGreaterThan(1);
        assertThat(String.join("", broken(90, new Words("mohurd-2025:B04@220100@2025"))))
                .isEqualTo("mohurd-2025:B04@220100@2025");
    }

    @Test
    void whateverIsBrokenIsWholeAgainWhenJoinedAndNoLineIsTooWide() {
        var random = new Random(5);
        String letters = "一二，。（）ab1.5% 城市“”";
        for (int i = 0; i < 400; i++) {
            var text = new StringBuilder();
            int length = random.nextInt(60);
            for (int k = 0; k < length; k++) text.append(letters.charAt(random.nextInt(letters.length())));
            double width = 60 + random.nextInt(100);
            List<Line> lines = Lines.of(Piece.words(text.toString()), TYPEFACE, 10, width, 0);
            assertThat(String.join("", texts(lines)).replace(" ", ""))
                    .as("seed 5, round %d", i)
                    .isEqualTo(text.toString().replace(" ", ""));
            for (Line line : lines)
                assertThat(line.width()).as("seed 5, round %d", i).isLessThanOrEqualTo(width + 1e-9);
            assertThat(lines.getLast().isLast()).isTrue();
            assertThat(lines.stream().filter(Line::isLast)).hasSize(1);
        }
    }

    @Test
    void theTypefaceHasEveryCharacterOfGb2312() {
        var missing = new StringBuilder();
        for (int high = 0xB0; high < 0xF8; high++) {
            for (int low = 0xA1; low < 0xFF; low++) {
                String character = new String(new byte[] {(byte) high, (byte) low}, Charset.forName("GB2312"));
                if (!character.equals("\uFFFD") && !TYPEFACE.shown(character).equals(character))
                    missing.append(character);
            }
        }
        assertThat(missing.toString()).isEmpty();
        assertThat(TYPEFACE.shown("㎡²³℃‰—…“”①")).isEqualTo("㎡²³℃‰—…“”①");
        assertThat(TYPEFACE.shown("𠮷\t甲")).isEqualTo("〓 甲");
    }
}
