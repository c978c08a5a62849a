package org.songhua.edge.warning;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.songhua.engine.rule.Level;
import org.songhua.pack.Text;
import org.songhua.warning.ReasonLines;
import org.songhua.warning.Warning;

/** Writes CAP 1.2 alerts and the Atom feed that lists them. The order of elements is that of the schema. */
final class CapDocument {
    /** Namespace of OASIS CAP 1.2. */
    static final String CAP = "urn:oasis:names:tc:emergency:cap:1.2";

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final Map<Level, String> SEVERITY =
            Map.of(Level.RED, "Extreme", Level.ORANGE, "Severe", Level.YELLOW, "Moderate", Level.BLUE, "Minor");
    private static final Map<Level, String> URGENCY =
            Map.of(Level.RED, "Immediate", Level.ORANGE, "Immediate", Level.YELLOW, "Expected", Level.BLUE, "Future");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter out;

    private CapDocument() throws XMLStreamException {
        out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
    }

    /** What writes a document. */
    private interface Body {
        void write(CapDocument document) throws XMLStreamException;
    }

    private static byte[] document(Body body) {
        try {
            var document = new CapDocument();
            document.out.writeStartDocument("UTF-8", "1.0");
            body.write(document);
            document.out.writeEndDocument();
            document.out.close();
            return document.bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing to memory does not fail.", e);
        }
    }

    /** {@return one alert} */
    static byte[] alert(CapMessage message, String sender) {
        return document(document -> document.writeAlert(message, sender));
    }

    /** {@return the feed of the newest message of each warning} */
    static byte[] feed(List<CapMessage> messages, String address, String updated) {
        return document(document -> document.writeFeed(messages, address, updated));
    }

    private void text(String name, String value) throws XMLStreamException {
        out.writeStartElement(name);
        // What XML cannot hold at all cannot be escaped either.
        out.writeCharacters(value.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", ""));
        out.writeEndElement();
    }

    private void writeAlert(CapMessage message, String sender) throws XMLStreamException {
        out.writeStartElement("alert");
        out.writeDefaultNamespace(CAP);
        text("identifier", message.identifier());
        text("sender", sender);
        text("sent", message.sent());
        text("status", "Actual");
        text("msgType", message.type());
        text("scope", "Public");
        if (message.warning().isFalse()) text("note", "误报 False alarm");
        if (!message.earlier().isEmpty()) text("references", String.join(" ", message.earlier()));
        info(message, "zh-CN", message.warning().name().zh());
        info(message, "en", message.warning().name().en());
        out.writeEndElement();
    }

    private void info(CapMessage message, String language, String name) throws XMLStreamException {
        Warning warning = message.warning();
        Text advice = warning.advice();
        boolean isChinese = language.startsWith("zh");
        out.writeStartElement("info");
        text("language", language);
        text("category", "Infra");
        text("event", name);
        text("responseType", message.type().equals("Cancel") ? "AllClear" : "Monitor");
        text("urgency", message.type().equals("Cancel") ? "Past" : URGENCY.getOrDefault(message.level(), "Unknown"));
        text("severity", SEVERITY.getOrDefault(message.level(), "Unknown"));
        text("certainty", "Observed");
        text("effective", message.sent());
        text("headline", name + " " + where(warning));
        text("description", description(warning));
        if (advice != null) text("instruction", isChinese ? advice.zh() : advice.en());
        parameter("level", message.level().code());
        parameter("rule", warning.rule());
        area(warning);
        out.writeEndElement();
    }

    private void parameter(String name, String value) throws XMLStreamException {
        out.writeStartElement("parameter");
        text("valueName", name);
        text("value", value);
        out.writeEndElement();
    }

    private void area(Warning warning) throws XMLStreamException {
        out.writeStartElement("area");
        text("areaDesc", where(warning));
        if (!Double.isNaN(warning.longitude())) {
            text("circle", String.format(Locale.ROOT, "%.6f,%.6f 0.1", warning.latitude(), warning.longitude()));
        }
        String region = warning.region();
        if (region != null) {
            out.writeStartElement("geocode");
            text("valueName", "GB/T 2260");
            text("value", region);
            out.writeEndElement();
        }
        out.writeEndElement();
    }

    private static String where(Warning warning) {
        String object = warning.objectName();
        String thing = warning.thingName();
        if (object != null) return object;
        return thing == null ? "-" : thing;
    }

    private static String description(Warning warning) {
        List<String> lines = ReasonLines.of(warning.reasonsJson());
        return lines.isEmpty() ? warning.rule() : String.join("\n", lines);
    }

    private void writeFeed(List<CapMessage> messages, String address, String updated) throws XMLStreamException {
        out.writeStartElement("feed");
        out.writeDefaultNamespace(ATOM);
        text("id", address + "/cap");
        text("title", "松花城市预警 Songhua city warnings");
        text("updated", updated);
        out.writeStartElement("author");
        text("name", "Songhua");
        out.writeEndElement();
        link("self", address + "/cap", "application/atom+xml");
        for (CapMessage message : messages) entry(message, address);
        out.writeEndElement();
    }

    private void link(String relation, String target, String type) throws XMLStreamException {
        out.writeEmptyElement("link");
        out.writeAttribute("rel", relation);
        out.writeAttribute("type", type);
        out.writeAttribute("href", target);
    }

    private void entry(CapMessage message, String address) throws XMLStreamException {
        String target = address + "/cap/" + message.identifier();
        out.writeStartElement("entry");
        text("id", target);
        text("title", message.warning().name().zh() + " " + where(message.warning()));
        text("updated", message.sent());
        text("summary", description(message.warning()));
        link("alternate", target, "application/cap+xml");
        out.writeEndElement();
    }
}
