package org.songhua.evaluation.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.songhua.engine.contradiction.ContradictionCheck;
import org.songhua.engine.contradiction.DocumentReader;
import org.songhua.engine.contradiction.EditedReport;
import org.songhua.engine.contradiction.Figure;
import org.songhua.engine.fault.Fault;

/** Whatever digit of a Word file somebody changes, it is told; whatever words, they are not. */
class EditedWordTest {
    private static final Report REPORT = SampleReport.withRows(12);
    private static final String HTML = HtmlReport.of(REPORT);
    private static final byte[] FILE = WordReport.of(REPORT);
    private static final String DOCUMENT = document();
    private static final Pattern TEXT = Pattern.compile("<w:t xml:space=\"preserve\">([^<]*)</w:t>");

    private static String document() {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(FILE))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                if (entry.getName().equals("word/document.xml"))
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("no document");
    }

    private static byte[] file(String document) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(document.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static List<Fault> faults(String document) {
        String html = WordText.html(file(document));
        List<Figure> figures = REPORT.numbers().stream()
                .map(one -> new Figure(
                        one.id(), List.of(one.id()), one.unit(), one.value(), Double.NaN, List.of(), "", false))
                .toList();
        var faults = new ArrayList<>(ContradictionCheck.check(DocumentReader.ofHtml(html), figures));
        faults.addAll(EditedReport.check(HTML, html));
        return faults;
    }

    /** Where digits stand in the text of the document, those of ids in the annex left out. */
    private static List<Integer> digits() {
        var found = new ArrayList<Integer>();
        var texts = TEXT.matcher(DOCUMENT);
        while (texts.find()) {
            for (int at = texts.start(1); at < texts.end(1); at++)
                if (Character.isDigit(DOCUMENT.charAt(at)) && texts.group(1).indexOf('@') < 0) found.add(at);
        }
        return found;
    }

    @Test
    void theFileItselfIsClean() {
        assertThat(faults(DOCUMENT)).isEmpty();
    }

    @Test
    void anyDigitThatIsChangedIsTold() {
        var random = new Random(3);
        List<Integer> digits = digits();
        assertThat(digits.size()).isGreaterThan(40);
        for (int at : digits) {
            char old = DOCUMENT.charAt(at);
            char other = (char) ('0' + (old - '0' + 1 + random.nextInt(9)) % 10);
            String edited = DOCUMENT.substring(0, at) + other + DOCUMENT.substring(at + 1);
            assertThat(faults(edited))
                    .as("seed 3, %s to %s at %d", old, other, at)
                    .isNotEmpty()
                    .allSatisfy(fault -> {
                        assertThat(fault.place().field()).matches("(paragraph|table) \\d+.*");
                        assertThat(fault.remedy()).isNotBlank();
                    });
        }
    }

    @Test
    void anyDigitThatIsPutInIsTold() {
        var random = new Random(4);
        List<Integer> digits = digits();
        for (int i = 0; i < 60; i++) {
            int at = digits.get(random.nextInt(digits.size()));
            String edited = DOCUMENT.substring(0, at) + (1 + random.nextInt(9)) + DOCUMENT.substring(at);
            assertThat(faults(edited)).as("seed 4, round %d, at %d", i, at).isNotEmpty();
        }
    }

    @Test
    void wordsThatAreChangedAreNotTold() {
        String edited = DOCUMENT.replace("一、结论", "一、主要结论")
                .replace("相比较为均衡", "相比，分布更趋均衡")
                .replace("街道甲", "甲街道")
                .replace("路网密度</w:t>", "道路网密度</w:t>");
        assertThat(edited).isNotEqualTo(DOCUMENT);
        assertThat(faults(edited)).isEmpty();
    }
}
