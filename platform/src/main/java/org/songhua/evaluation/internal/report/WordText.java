package org.songhua.evaluation.internal.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * The text of a Word file as HTML: paragraphs, tables, and numbers whose content controls carry an id. Text that a reviewer
 * struck out is left out, text that one put in is taken. Nothing of the file is executed or followed. Code {@code EVAL-054}.
 */
final class WordText {
    /** More than any report; what a small file may unfold to. */
    private static final int MOST_BYTES = 30_000_000;

    private static final Set<String> UNSEEN = Set.of("del", "moveFrom", "Fallback", "instrText", "delText");
    private static final XMLInputFactory XML = factory();

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder paragraph = new StringBuilder();
    private final StringBuilder quoted = new StringBuilder();
    private @Nullable String id;
    private int controls;
    private int cells;
    private boolean isEnding;

    private WordText() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** {@return the text of a file, with its stamp when it has one} */
    static String html(byte[] file) {
        try {
            Map<String, String> parts = parts(file);
            String document = parts.get("word/document.xml");
            if (document == null) throw broken();
            var text = new WordText();
            text.read(document);
            return "<html><head>" + stamp(parts.get("docProps/custom.xml")) + "</head><body>" + text.out
                    + "</body></html>";
        } catch (IOException | XMLStreamException | IllegalArgumentException e) {
            throw broken();
        }
    }

    private static FaultException broken() {
        return new FaultException(Fault.refused(
                "EVAL-054",
                Place.atField("file"),
                "This is no Word file (.docx), or a part of it cannot be read.",
                "Open it in the word processor, save it as .docx without a password, and send that."));
    }

    private static Map<String, String> parts(byte[] file) throws IOException {
        var parts = new HashMap<String, String>();
        int rest = MOST_BYTES;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // What is not looked at is unfolded too, on the way to the next part.
                byte[] content = zip.readNBytes(rest + 1);
                rest -= content.length;
                if (rest < 0) throw broken();
                if (entry.getName().endsWith(".xml"))
                    parts.put(entry.getName(), new String(content, StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private static String stamp(@Nullable String properties) throws XMLStreamException {
        if (properties == null) return "";
        XMLStreamReader xml = XML.createXMLStreamReader(new StringReader(properties));
        boolean mine = false;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
            if (xml.getLocalName().equals("property")) mine = Stamp.NAME.equals(xml.getAttributeValue(null, "name"));
            else if (mine && xml.getLocalName().equals("lpwstr"))
                return "<meta name=\"" + Stamp.NAME + "\" content=\"" + Html.escaped(xml.getElementText()) + "\">";
        }
        return "";
    }

    private void read(String document) throws XMLStreamException {
        XMLStreamReader xml = XML.createXMLStreamReader(new StringReader(document));
        int hidden = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (hidden > 0 || UNSEEN.contains(xml.getLocalName())) hidden++;
                else begin(xml);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (hidden > 0) hidden--;
                else end(xml.getLocalName());
            }
        }
    }

    private void begin(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "t" -> text(xml.getElementText());
            case "tab", "br", "cr" -> text(" ");
            case "tbl" -> {
                if (cells == 0) out.append("<table>");
            }
            case "tr" -> {
                if (cells == 0) out.append("<tr>");
            }
            case "tc" -> {
                if (cells++ == 0) out.append("<td>");
            }
            case "sdt" -> {
                if (id != null) controls++;
            }
            case "tag" -> tag(xml);
            default -> {}
        }
    }

    /** Only tags that are ids of values; others are the author's own. */
    private void tag(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            boolean mine = xml.getAttributeLocalName(i).equals("val")
                    && xml.getAttributeValue(i).indexOf('@') > 0;
            if (id == null && mine) {
                id = xml.getAttributeValue(i);
                controls = 1;
            }
        }
    }

    private void end(String element) {
        switch (element) {
            case "p" -> paragraph();
            case "tc" -> {
                // A control around the whole cell ends behind it; its number belongs inside.
                if (id != null && isEnding) quote();
                if (--cells == 0) out.append("</td>");
            }
            case "tr" -> {
                if (cells == 0) out.append("</tr>");
            }
            case "tbl" -> {
                if (cells == 0) out.append("</table>\n");
            }
            case "sdt" -> control();
            default -> {}
        }
    }

    private void text(String text) {
        (id == null ? paragraph : quoted).append(Html.escaped(text));
    }

    private void paragraph() {
        if (id != null) {
            isEnding = true;
            return;
        }
        if (cells > 0) out.append(paragraph).append(' ');
        else if (!paragraph.isEmpty()) out.append("<p>").append(paragraph).append("</p>\n");
        paragraph.setLength(0);
    }

    private void control() {
        if (id != null && --controls == 0) quote();
    }

    private void quote() {
        paragraph
                .append("<data value=\"")
                .append(Html.escaped(Objects.requireNonNull(id)))
                .append("\">")
                .append(quoted)
                .append("</data>");
        quoted.setLength(0);
        id = null;
        if (isEnding) paragraph();
        isEnding = false;
    }
}
