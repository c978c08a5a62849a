package org.songhua.engine.contradiction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.songhua.engine.contradiction.Document.Passage;

/** B01: reports taken apart, numbers as printed. */
class DocumentReaderTest {

    @Test
    void linesOfTextArePassages() {
        assertThat(DocumentReader.ofText("一\n\n二\r\n").passages())
                .containsExactly(new Passage(1, "一"), new Passage(2, "二"));
    }

    @Test
    void htmlIsTakenApartByItsBlocks() {
        var document = DocumentReader.ofHtml("""
                <html><head><title>x 99%</title><style>p{width:50%}</style></head><body><header><h1>报告</h1></header><p>A &amp; B&nbsp;&lt;5</p>
                <!-- 77% --><script>var a = 88;</script><ul><li>一</li><li>二<br>三</li></ul>
                <table><tr><th>区</th><th>数</th></tr><tr><td>甲</td><td><b>12</b></td></tr><tr><td>乙</td></tr></table></body></html>""");
        assertThat(document.passages()).extracting(Passage::text).containsExactly("报告", "A & B <5", "一", "二", "三");
        assertThat(document.tables()).hasSize(1);
        assertThat(document.tables().getFirst().rows())
                .containsExactly(List.of("区", "数"), List.of("甲", "12"), List.of("乙", ""));
    }

    @Test
    void numbersAreReadWithTheirDigitsAndUnits() {
        var numbers = Printed.all("缺口7,482个，占56.10％，面积1.5 km²，第3条，2025年3月14日，编号B04");
        assertThat(numbers)
                .extracting(Printed::value)
                .containsExactly(new BigDecimal("7482"), new BigDecimal("56.10"), new BigDecimal("1.5"));
        assertThat(numbers).extracting(Printed::decimals).containsExactly(0, 2, 1);
        assertThat(numbers.get(1).isPercent()).isTrue();
        assertThat(numbers.get(2).unit()).startsWith("km²");
    }

    @Test
    void aNumberTellsWhatItIsRoundedFrom() {
        var number = Printed.all("56.10%").getFirst();
        assertThat(number.tells(56.104)).isTrue();
        assertThat(number.tells(56.1079545)).isFalse();
        assertThat(number.tells(56.095)).isTrue();
    }

    @Test
    void brokenHtmlCostsNoMoreThanItsLength() {
        String[] pieces = {"<table", "<table>", "<script", "<data value=\"", "<!--", "<td", "<"};
        for (String piece : pieces) {
            String html = piece.repeat(100_000 / piece.length());
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThatCode(() -> DocumentReader.ofHtml(html)).doesNotThrowAnyException());
        }
    }
}
