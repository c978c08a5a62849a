package org.songhua.edge.open311;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes the values of an answer as XML by the convention of Open311: a list holds elements named in the singular. */
final class XmlWriter {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();
    private static final Map<String, String> SINGULAR = Map.of(
            "endpoints",
            "endpoint",
            "formats",
            "format",
            "attributes",
            "attribute",
            "values",
            "value",
            "notes",
            "note");

    private final XMLStreamWriter out;

    private XmlWriter(XMLStreamWriter out) {
        this.out = out;
    }

    /** What is written. */
    private interface Body {
        void write(XmlWriter writer) throws XMLStreamException;
    }

    static byte[] list(String root, String item, List<? extends Map<String, ? extends @Nullable Object>> rows) {
        return document(writer -> {
            writer.out.writeStartElement(root);
            for (Map<String, ? extends @Nullable Object> row : rows) writer.element(item, row);
            writer.out.writeEndElement();
        });
    }

    static byte[] one(String root, Map<String, ? extends @Nullable Object> row) {
        return document(writer -> writer.element(root, row));
    }

    private static byte[] document(Body body) {
        var bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter out = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
            out.writeStartDocument("utf-8", "1.0");
            body.write(new XmlWriter(out));
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing to memory does not fail.", e);
        }
        return bytes.toString(StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }

    private void element(String name, @Nullable Object value) throws XMLStreamException {
        out.writeStartElement(name);
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) element(String.valueOf(entry.getKey()), entry.getValue());
        } else if (value instanceof List<?> list) {
            for (Object one : list) element(SINGULAR.getOrDefault(name, "item"), one);
        } else if (value != null) {
            out.writeCharacters(clean(value.toString()));
        }
        out.writeEndElement();
    }

    /** Characters that XML 1.0 cannot hold are left out. */
    private static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == 0x9
                        || c == 0xa
                        || c == 0xd
                        || (c >= 0x20 && c <= 0xd7ff)
                        || (c >= 0xe000 && c <= 0xfffd)
                        || c >= 0x10000)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
