package org.songhua.evaluation.internal.report;

/** The parts of a Word file that are the same in every report, and the moulds of the others. */
final class WordParts {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String RELATION = "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>";
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    static final String TYPES = XML + "<Types xmlns=\"" + PACKAGE + "content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
            + type("/word/document.xml", WORD + "document.main+xml")
            + type("/word/styles.xml", WORD + "styles+xml")
            + type("/word/settings.xml", WORD + "settings+xml")
            + type("/word/header1.xml", WORD + "header+xml")
            + type("/word/footer1.xml", WORD + "footer+xml")
            + type("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
            + type("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml")
            + "</Types>";

    static final String RELATIONS = XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\">"
            + RELATION.formatted("rId1", R + "/officeDocument", "word/document.xml")
            + RELATION.formatted("rId2", PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml")
            + RELATION.formatted("rId3", R + "/custom-properties", "docProps/custom.xml") + "</Relationships>";

    static final String DOCUMENT_RELATIONS = XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\">"
            + RELATION.formatted("rIdStyles", R + "/styles", "styles.xml")
            + RELATION.formatted("rIdSettings", R + "/settings", "settings.xml")
            + RELATION.formatted("rIdHeader", R + "/header", "header1.xml")
            + RELATION.formatted("rIdFooter", R + "/footer", "footer1.xml") + "%s</Relationships>";

    static final String IMAGE_RELATION = RELATION.formatted("rIdImage%d", R + "/image", "media/image%d.png");

    static final String PROPERTIES = XML
            + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\""
            + " xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
            + "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"%s\"><vt:lpwstr>%s</vt:lpwstr></property></Properties>";

    static final String CORE = XML + "<cp:coreProperties xmlns:cp=\"" + PACKAGE
            + "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>%s</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>";

    static final String SETTINGS = XML + "<w:settings xmlns:w=\"" + W
            + "\"><w:zoom w:percent=\"100\"/><w:characterSpacingControl w:val=\"compressPunctuation\"/>"
            + "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
            + "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>";

    /** A4, margins of 1 inch; header and footer. */
    static final String DOCUMENT = XML + "<w:document xmlns:w=\"" + W + "\" xmlns:r=\"" + R
            + "\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
            + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
            + " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>%s"
            + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/><w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/>"
            + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1300\" w:left=\"1440\" w:header=\"720\" w:footer=\"640\" w:gutter=\"0\"/>"
            + "</w:sectPr></w:body></w:document>";

    static final String HEADER = XML + "<w:hdr xmlns:w=\"" + W
            + "\"><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p></w:hdr>";

    static final String FOOTER = XML + "<w:ftr xmlns:w=\"" + W + "\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
            + text("第 ") + field("PAGE") + text(" 页　共 ") + field("NUMPAGES") + text(" 页") + "</w:p></w:ftr>";

    static final String TABLE =
            "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders><w:top w:val=\"single\" w:sz=\"12\" w:color=\"16202C\"/>"
                    + "<w:bottom w:val=\"single\" w:sz=\"8\" w:color=\"16202C\"/><w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"BFC7D1\"/></w:tblBorders>"
                    + "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>";

    /** Width and height in English metric units, number, description, number three times, width and height. */
    static final String PICTURE =
            "<w:p><w:pPr><w:pStyle w:val=\"Figure\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
                    + "<wp:extent cx=\"%d\" cy=\"%d\"/><wp:docPr id=\"%d\" name=\"图\" descr=\"%s\"/>"
                    + "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>"
                    + "<pic:nvPicPr><pic:cNvPr id=\"%d\" name=\"image%d.png\"/><pic:cNvPicPr/></pic:nvPicPr>"
                    + "<pic:blipFill><a:blip r:embed=\"rIdImage%d\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
                    + "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%d\" cy=\"%d\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>"
                    + "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";

    static final String STYLES = XML + "<w:styles xmlns:w=\"" + W + "\"><w:docDefaults><w:rPrDefault><w:rPr>"
            + "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\" w:eastAsia=\"微软雅黑\"/><w:color w:val=\"16202C\"/><w:sz w:val=\"21\"/>"
            + "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:snapToGrid w:val=\"0\"/></w:pPr></w:pPrDefault></w:docDefaults>"
            + style("Normal", "Normal", "", "")
            + style("Title", "Title", "<w:spacing w:before=\"120\" w:after=\"60\"/>", "<w:b/><w:sz w:val=\"36\"/>")
            + style("Subtitle", "Subtitle", "<w:spacing w:after=\"240\"/>", "<w:color w:val=\"566273\"/>")
            + style(
                    "Heading1",
                    "heading 1",
                    "<w:keepNext/><w:spacing w:before=\"320\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>",
                    "<w:b/><w:sz w:val=\"26\"/>")
            + style(
                    "BodyText",
                    "Body Text",
                    "<w:spacing w:after=\"80\" w:line=\"340\" w:lineRule=\"auto\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"420\"/><w:jc w:val=\"both\"/>",
                    "")
            + style(
                    "Caption",
                    "caption",
                    "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\"/>",
                    "<w:b/><w:sz w:val=\"19\"/>")
            + style("Figure", "Figure", "<w:spacing w:after=\"80\"/><w:jc w:val=\"center\"/>", "")
            + style(
                    "TableHead",
                    "Table Head",
                    "<w:keepNext/><w:spacing w:before=\"40\" w:after=\"40\"/>",
                    "<w:b/><w:sz w:val=\"18\"/>")
            + style("TableText", "Table Text", "<w:spacing w:before=\"30\" w:after=\"30\"/>", "<w:sz w:val=\"18\"/>")
            + style("After", "After Table", "<w:spacing w:line=\"120\" w:lineRule=\"exact\"/>", "<w:sz w:val=\"8\"/>")
            + style("Header", "header", "<w:jc w:val=\"right\"/>", "<w:color w:val=\"566273\"/><w:sz w:val=\"17\"/>")
            + style("Footer", "footer", "<w:jc w:val=\"center\"/>", "<w:color w:val=\"566273\"/><w:sz w:val=\"17\"/>")
            + "</w:styles>";

    private WordParts() {}

    private static String type(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>";
    }

    private static String text(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    private static String field(String name) {
        return "<w:fldSimple w:instr=\" " + name + " \"><w:r><w:t>1</w:t></w:r></w:fldSimple>";
    }

    private static String style(String id, String name, String paragraph, String run) {
        return "<w:style w:type=\"paragraph\"" + (id.equals("Normal") ? " w:default=\"1\"" : "") + " w:styleId=\"" + id
                + "\"><w:name w:val=\"" + name + "\"/>" + (id.equals("Normal") ? "" : "<w:basedOn w:val=\"Normal\"/>")
                + "<w:qFormat/><w:pPr>" + paragraph + "</w:pPr><w:rPr>" + run + "</w:rPr></w:style>";
    }
}
