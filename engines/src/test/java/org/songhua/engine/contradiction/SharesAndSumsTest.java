package org.songhua.engine.contradiction;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.random.Seeded;

/**
 * C01: reports whose numbers are right by construction, however they are rounded, are left alone; one digit changed beyond what
 * rounding can do is found.
 */
class SharesAndSumsTest {

    /** Whole numbers above 0 that add up to a total. */
    private static int[] parts(SplittableRandom random, int total, int count) {
        var cuts = new java.util.TreeSet<Integer>();
        while (cuts.size() < count - 1) cuts.add(random.nextInt(1, total));
        var parts = new int[count];
        int before = 0;
        int at = 0;
        for (int cut : cuts) {
            parts[at++] = cut - before;
            before = cut;
        }
        parts[at] = total - before;
        return parts;
    }

    private static String share(int part, int total, int decimals) {
        return BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(total), decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static List<String> codes(Document document) {
        return ContradictionCheck.check(document, List.of()).stream()
                .map(Fault::code)
                .toList();
    }

    @Test
    void sharesRoundedFromTheirPartsAreLeftAlone() {
        Seeded.check(2000, random -> {
            // 20,000 makes exact ties, such as 33.335 and 66.665, which both go up
            int total = random.nextBoolean() ? 20_000 : random.nextInt(50, 9999);
            int decimals = random.nextInt(3);
            int[] parts = parts(random, total, 2 + random.nextInt(5));
            var text = new ArrayList<String>();
            for (int part : parts) text.add("占" + share(part, total, decimals) + "%");
            assertThat(codes(DocumentReader.ofText(String.join("，", text) + "。")))
                    .as(text.toString())
                    .doesNotContain("CONTRA-001");
        });
    }

    @Test
    void aColumnOfSharesIsHeldToTheSameRule() {
        Seeded.check(500, random -> {
            int[] parts = parts(random, 20_000, 2 + random.nextInt(6));
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("类型", "占比"));
            for (int i = 0; i < parts.length; i++) rows.add(List.of("类" + i, share(parts[i], 20_000, 2) + "%"));
            assertThat(codes(DocumentReader.ofRows(rows))).doesNotContain("CONTRA-001");
            // one of them off by one and a half per cent
            double wrong = Double.parseDouble(share(parts[0], 20_000, 2)) + 1.5;
            rows.set(1, List.of("类0", String.format(java.util.Locale.ROOT, "%.2f%%", wrong)));
            assertThat(codes(DocumentReader.ofRows(rows))).contains("CONTRA-001");
        });
    }

    @Test
    void partsAddUpToTheirTotalToTheLastUnit() {
        Seeded.check(1000, random -> {
            int[] parts = parts(random, random.nextInt(100, 100_000), 2 + random.nextInt(8));
            long total = java.util.Arrays.stream(parts).sum();
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("区", "数量"));
            for (int i = 0; i < parts.length; i++) rows.add(List.of("区" + i, Integer.toString(parts[i])));
            String[] words = {"合计", "总计", "小计", "Total", "合 计"};
            String word = words[random.nextInt(words.length)];
            rows.add(List.of(word, Long.toString(total)));
            assertThat(codes(DocumentReader.ofRows(rows))).isEmpty();
            rows.set(rows.size() - 1, List.of(word, Long.toString(total + (random.nextBoolean() ? 1 : -1))));
            assertThat(codes(DocumentReader.ofRows(rows))).containsExactly("CONTRA-005");
        });
    }

    @Test
    void decimalsMayMissTheirTotalByTheirOwnRoundingAndNoMore() {
        Seeded.check(1000, random -> {
            int count = 2 + random.nextInt(6);
            BigDecimal total = BigDecimal.ZERO;
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("区", "面积"));
            for (int i = 0; i < count; i++) {
                BigDecimal part = BigDecimal.valueOf(random.nextInt(1, 99_999) * 5L + 100_000, 3);
                total = total.add(part);
                rows.add(List.of("区" + i, part.setScale(2, RoundingMode.HALF_UP).toPlainString()));
            }
            BigDecimal shown = total.setScale(2, RoundingMode.HALF_UP);
            rows.add(List.of("合计", shown.toPlainString()));
            assertThat(codes(DocumentReader.ofRows(rows))).as(rows.toString()).isEmpty();
            BigDecimal wrong = shown.add(new BigDecimal("0.01").multiply(BigDecimal.valueOf(count + 2L)));
            rows.set(count + 1, List.of("合计", wrong.toPlainString()));
            assertThat(codes(DocumentReader.ofRows(rows))).as(rows.toString()).containsExactly("CONTRA-005");
        });
    }

    @Test
    void aFractionIsItsShareInAnyRounding() {
        Seeded.check(1500, random -> {
            int whole = random.nextInt(20, 5000);
            int part = random.nextInt(1, whole);
            int decimals = random.nextInt(3);
            String share = share(part, whole, decimals);
            String right = "达标率为%d/%d，即%s%%。".formatted(part, whole, share);
            assertThat(codes(DocumentReader.ofText(right))).as(right).doesNotContain("CONTRA-008");
            BigDecimal off = new BigDecimal(share).add(new BigDecimal("1.2"));
            boolean isOther = Math.abs(100 - 100.0 * part / whole - off.doubleValue()) < 1.2;
            if (off.compareTo(BigDecimal.valueOf(100)) > 0 || decimals == 0 || isOther) return;
            String wrong = "达标率为%d/%d，即%s%%。".formatted(part, whole, off.toPlainString());
            assertThat(codes(DocumentReader.ofText(wrong))).as(wrong).contains("CONTRA-008");
        });
    }

    @Test
    void noTextAndNoPageMakesTheCheckFail() {
        String[] pieces = {
            "占",
            "33.3%",
            "合计",
            "1/0",
            "/",
            "%",
            "．",
            "1,234,567",
            "2024年",
            "第3条",
            "路网密度",
            "8.68",
            "km",
            "。",
            "\n",
            "<table>",
            "<tr>",
            "<td>",
            "</td>",
            "<data value=\"x\">",
            "</data>",
            "&amp;",
            "&#x41;",
            "其余",
            "0.6–1.0",
            "-",
            "1e999",
            "９９％",
            "个"
        };
        var figure = new Figure(
                "x",
                List.of("路网密度"),
                "km/km²",
                8.68,
                Double.NaN,
                List.of(new Figure.Threshold("县级", "0.6–1.0")),
                "2025",
                true);
        Seeded.check(2000, random -> {
            String text = java.util.stream.IntStream.range(0, random.nextInt(25))
                    .mapToObj(i -> pieces[random.nextInt(pieces.length)])
                    .collect(Collectors.joining());
            for (Document document : List.of(DocumentReader.ofText(text), DocumentReader.ofHtml(text))) {
                assertThat(ContradictionCheck.check(document, List.of(figure))).allSatisfy(fault -> {
                    assertThat(fault.code()).matches("CONTRA-00[1-9]");
                    assertThat(fault.place().field()).matches("(paragraph|table) \\d+");
                    assertThat(fault.problem()).isNotBlank();
                    assertThat(fault.remedy()).isNotBlank();
                });
            }
        });
    }
}
