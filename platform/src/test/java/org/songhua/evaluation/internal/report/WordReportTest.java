package org.songhua.evaluation.internal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.contradiction.Document.Quote;
import org.songhua.engine.contradiction.DocumentReader;
import org.songhua.engine.contradiction.EditedReport;
import org.songhua.engine.fault.FaultException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The Word file taken apart by the tools of the JDK, and read back as the platform does. */
class WordReportTest {
    private static final Report REPORT = SampleReport.withRows(3);
    private static final byte[] FILE = WordReport.of(REPORT);

    private static Map<String, byte[]> parts(byte[] file) {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                parts.put(entry.getName(), zip.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return parts;
    }

    private static String part(byte[] file, String name) {
        return new String(parts(file).get(name), StandardCharsets.UTF_8);
    }

    /** The file with something else in a part. */
    static byte[] edited(byte[] file, String from, String to) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts(file).entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                byte[] content = part.getValue();
                if (part.getKey().equals("word/document.xml")) {
                    String text = new String(content, StandardCharsets.UTF_8);
                    assertThat(text).contains(from);
                    content = text.replace(from, to).getBytes(StandardCharsets.UTF_8);
                }
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    @Test
    void everyPartIsWellFormedAndDeclaredAndEveryRelationLeadsSomewhere() throws Exception {
        Map<String, byte[]> parts = parts(FILE);
        assertThat(parts.keySet().iterator().next()).isEqualTo("[Content_Types].xml");
        String types = part(FILE, "[Content_Types].xml");
        for (String name : parts.keySet()) {
            if (name.endsWith(".png")) continue;
            xml(part(FILE, name));
            if (name.endsWith(".xml") && !name.startsWith("["))
                assertThat(types).contains("/" + name);
        }
        var relations = xml(part(FILE, "word/_rels/document.xml.rels")).getElementsByTagName("Relationship");
        String document = part(FILE, "word/document.xml");
        for (int i = 0; i < relations.getLength(); i++) {
            var relation = (Element) relations.item(i);
            assertThat(parts).containsKey("word/" + relation.getAttribute("Target"));
            if (relation.getAttribute("Id").startsWith("rIdImage"))
                assertThat(document).contains("r:embed=\"" + relation.getAttribute("Id") + "\"");
        }
    }

    @Test
    void everyNumberIsALockedControlWithItsId() throws Exception {
        var controls = xml(part(FILE, "word/document.xml")).getElementsByTagName("w:sdt");
        assertThat(controls.getLength()).isEqualTo(1 + 3 + 2);
        for (int i = 0; i < controls.getLength(); i++) {
            var control = (Element) controls.item(i);
            String id = ((Element) control.getElementsByTagName("w:tag").item(0)).getAttribute("w:val");
            String lock = ((Element) control.getElementsByTagName("w:lock").item(0)).getAttribute("w:val");
            assertThat(lock).isEqualTo("contentLocked");
            assertThat(control.getElementsByTagName("w:t").item(0).getTextContent())
                    .isEqualTo(id.equals(SampleReport.GREEN.id()) ? "56.11" : "7.79");
        }
    }

    @Test
    void everyStyleThatIsUsedIsThere() {
        String styles = part(FILE, "word/styles.xml");
        var used = Pattern.compile("w:pStyle w:val=\"([^\"]+)\"").matcher(part(FILE, "word/document.xml"));
        while (used.find()) assertThat(styles).contains("w:styleId=\"" + used.group(1) + "\"");
    }

    @Test
    void headsOfTablesRepeatAndThePagesAreNumbered() {
        assertThat(part(FILE, "word/document.xml")).contains("<w:tblHeader/>", "<w:cantSplit/>");
        assertThat(part(FILE, "word/footer1.xml")).contains("PAGE", "NUMPAGES", "第 ", " 页");
        assertThat(part(FILE, "word/styles.xml")).contains("w:eastAsia=\"微软雅黑\"");
    }

    @Test
    void theChartIsAPictureWithLetters() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(parts(FILE).get("word/media/image1.png")));
        assertThat(image.getWidth()).isEqualTo(460 * 3);
        int dark = 0;
        for (int x = 0; x < 120 * 3; x++) for (int y = 0; y < 20 * 3; y++) if ((image.getRGB(x, y) & 0xff) < 60) dark++;
        assertThat(dark).as("dots of the name of the first bar").isGreaterThan(200);
    }

    @Test
    void theSameReportGivesTheSameBytes() {
        assertThat(WordReport.of(SampleReport.withRows(3))).isEqualTo(FILE);
    }

    @Test
    void readBackItSaysWhatTheHtmlSays() {
        String word = WordText.html(FILE);
        String html = HtmlReport.of(REPORT);
        assertThat(Stamp.ofHtml(word)).contains(REPORT.stamp()).isEqualTo(Stamp.ofHtml(html));
        assertThat(DocumentReader.ofHtml(word).quotes())
                .extracting(Quote::id, Quote::text)
                .containsExactlyInAnyOrderElementsOf(DocumentReader.ofHtml(html).quotes().stream()
                        .map(quote -> tuple(quote.id(), quote.text()))
                        .toList());
        assertThat(EditedReport.check(html, word)).isEmpty();
        assertThat(EditedReport.check(word, html)).isEmpty();
    }

    @Test
    void aNumberTypedOverInTheTextOrInATableIsFoundInTheFile() {
        String html = HtmlReport.of(REPORT);
        // The control is gone and digits stand in its place, as when somebody deletes and types.
        String control = controlOf(SampleReport.GREEN.id());
        byte[] typed = edited(FILE, control, "<w:r><w:t>65.11</w:t></w:r>");
        assertThat(EditedReport.check(html, WordText.html(typed)))
                .anySatisfy(fault -> assertThat(fault.problem()).contains("65.11", "56.11", SampleReport.GREEN.id()));
        String row = controlOf(SampleReport.ROADS.id());
        byte[] cell = edited(FILE, row, "<w:r><w:t>七点九</w:t></w:r>");
        assertThat(EditedReport.check(html, WordText.html(cell)))
                .extracting(fault -> fault.place().field())
                .containsExactly("table 1, row 2");
    }

    /** The first control with an id. */
    private static String controlOf(String id) {
        String document = part(FILE, "word/document.xml");
        int tag = document.indexOf("w:tag w:val=\"" + id);
        int start = document.lastIndexOf("<w:sdt>", tag);
        return document.substring(start, document.indexOf("</w:sdt>", start) + 8);
    }

    private static byte[] word(String body) {
        String document =
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body
                        + "</w:body></w:document>";
        return zip("word/document.xml", document);
    }

    /** A zip of names, each with its content behind it. */
    private static byte[] zip(String... entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static String control(String content) {
        return "<w:sdt><w:sdtPr><w:tag w:val=\"a:B1@1@2025\"/></w:sdtPr><w:sdtContent>" + content
                + "</w:sdtContent></w:sdt>";
    }

    private static String run(String text) {
        return "<w:r><w:t>" + text + "</w:t></w:r>";
    }

    @Test
    void aControlIsReadWhereverWordPutsIt() {
        String quote = "<data value=\"a:B1@1@2025\">5.6</data>";
        assertThat(WordText.html(word("<w:p>" + run("甲") + control(run("5") + run(".6")) + run("%") + "</w:p>")))
                .contains("<p>甲" + quote + "%</p>");
        assertThat(WordText.html(word(control("<w:p>" + run("5.6") + "</w:p>"))))
                .contains("<p>" + quote + "</p>");
        String cell = "<w:tc><w:p>" + run("5.6") + "</w:p></w:tc>";
        assertThat(WordText.html(word(
                        "<w:tbl><w:tr>" + control(cell) + "<w:tc><w:p>" + run("乙") + "</w:p></w:tc></w:tr></w:tbl>")))
                .contains("<td>" + quote)
                .contains("<td>乙");
        String outer = "<w:sdt><w:sdtPr><w:tag w:val=\"author\"/></w:sdtPr><w:sdtContent><w:p>" + control(run("5.6"))
                + "</w:p></w:sdtContent></w:sdt>";
        assertThat(WordText.html(word(outer))).contains("<p>" + quote + "</p>");
    }

    @Test
    void whatAReviewerStruckOutIsGoneAndWhatOnePutInCounts() {
        String text = "<w:p>" + run("共") + "<w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins>" + run("9")
                + "</w:ins><w:moveFrom>" + run("8") + "</w:moveFrom></w:p>";
        assertThat(WordText.html(word(text))).contains("<p>共9</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no zip at all", ""})
    void whatIsNoWordFileIsRefused(String content) {
        assertThatThrownBy(() -> WordText.html(content.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("EVAL-054");
    }

    @Test
    void aFileThatUnfoldsWithoutEndOrAsksForOtherFilesIsRefused() {
        assertThatThrownBy(() -> WordText.html(zip("word/document.xml", " ".repeat(31_000_000))))
                .hasMessageContaining("EVAL-054");
        String whole = "<w:document xmlns:w=\"w\"><w:p>" + run("共") + "</w:p></w:document>";
        assertThat(WordText.html(zip("word/media/a.png", "a", "word/document.xml", whole)))
                .contains("<p>共</p>");
        assertThatThrownBy(() ->
                        WordText.html(zip("word/media/a.png", " ".repeat(31_000_000), "word/document.xml", whole)))
                .as("a part that is not looked at")
                .hasMessageContaining("EVAL-054");
        String entity =
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"w\"><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:document>";
        assertThatThrownBy(() -> WordText.html(zip("word/document.xml", entity)))
                .hasMessageContaining("EVAL-054");
        assertThatThrownBy(() -> WordText.html(zip("xl/workbook.xml", "<x/>"))).hasMessageContaining("EVAL-054");
        assertThatThrownBy(() -> WordText.html(zip("word/document.xml", "<w:p")))
                .hasMessageContaining("EVAL-054");
    }
}
