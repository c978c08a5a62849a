package org.songhua.evaluation.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

/** The PDF read back: its text, its pages, and the id of every number. */
class PdfReportTest {
    private static final byte[] FILE = PdfReport.of(SampleReport.withRows(80));

    private static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    @Test
    void theTextReadsAsItWasWritten() throws IOException {
        try (PDDocument document = Loader.loadPDF(FILE)) {
            String first = text(document, 1).replaceAll("[\\s\u3000]+", "");
            assertThat(first)
                    .startsWith("长春市城市体检报告数据年度2025年一、结论全市公园绿地覆盖率为56.11%，与“十四五”规划相比较为均衡")
                    .contains("生僻字〓也要显示，<标记>&符号照原样。")
                    .contains("图1路网密度", "表1路网密度");
        }
    }

    @Test
    void everyPageIsNumberedAndRepeatsTheHeadOfItsTable() throws IOException {
        try (PDDocument document = Loader.loadPDF(FILE)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            for (int page = 1; page <= pages; page++) {
                String text = text(document, page).replaceAll("[\\s\u3000]+", "");
                assertThat(text).contains("第" + page + "页共" + pages + "页");
                if (text.contains("街道甲")) assertThat(text).contains("地区数值单位");
            }
            assertThat(text(document, 2).strip()).startsWith("长春市城市体检报告");
        }
    }

    @Test
    void everyNumberIsALinkWithItsIdThatLiesOverIt() throws IOException {
        try (PDDocument document = Loader.loadPDF(FILE)) {
            var ids = new ArrayList<String>();
            for (PDPage page : document.getPages()) {
                for (PDAnnotation annotation : page.getAnnotations()) {
                    String id = annotation.getContents();
                    ids.add(id);
                    String under = under(page, annotation);
                    assertThat(under).isEqualTo(id.equals(SampleReport.GREEN.id()) ? "56.11" : "7.79");
                    assertThat(((PDAnnotationLink) annotation).getDestination()).isNotNull();
                }
            }
            // One in the sentence, one in each row, two in the annex.
            assertThat(ids).hasSize(1 + 80 + 2).contains(SampleReport.GREEN.id(), SampleReport.ROADS.id());
        }
    }

    private static String under(PDPage page, PDAnnotation annotation) throws IOException {
        var box = annotation.getRectangle();
        double top = page.getMediaBox().getHeight() - box.getUpperRightY();
        var area = new PDFTextStripperByArea();
        area.addRegion(
                "number",
                new Rectangle2D.Double(box.getLowerLeftX() - 0.3, top, box.getWidth() + 0.6, box.getHeight()));
        area.extractRegions(page);
        return area.getTextForRegion("number").strip();
    }

    @Test
    void headingsAreBookmarksAndTheTypefaceComesAlong() throws IOException {
        try (PDDocument document = Loader.loadPDF(FILE)) {
            var titles = new ArrayList<String>();
            for (PDOutlineItem item :
                    document.getDocumentCatalog().getDocumentOutline().children()) titles.add(item.getTitle());
            assertThat(titles).containsExactly("一、结论", "附录");
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                PDFont font = resources.getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).matches("[A-Z]{6}\\+NotoSansSC.*");
            }
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("长春市城市体检报告");
            assertThat(document.getDocumentInformation().getCreationDate()).isNull();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
        }
        assertThat(FILE.length).as("only the letters used").isLessThan(150_000);
    }

    @Test
    void theSameReportGivesTheSameBytes() {
        assertThat(PdfReport.of(SampleReport.withRows(80))).isEqualTo(FILE);
    }

    @Test
    void aLineIsNeverWiderThanThePage() throws IOException {
        try (PDDocument document = Loader.loadPDF(FILE)) {
            var outside = new ArrayList<String>();
            var stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    if (text.getXDirAdj() + text.getWidthDirAdj() > 595 - 60) outside.add(text.getUnicode());
                }
            };
            stripper.getText(document);
            assertThat(outside).isEmpty();
        }
    }
}
