package org.songhua.edge.ogc.http;

/** Writes HTML; all text and all attribute values are escaped, so that data cannot become markup. */
public final class Html {
    private final StringBuilder out = new StringBuilder(4096);

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn
     */
    public Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    public Html close(String tag) {
        out.append("</").append(tag).append(">");
        return this;
    }

    public Html text(String text) {
        escape(text);
        return this;
    }

    /**
     * Writes an element that holds text only.
     *
     * @param attributes names and values in turn
     */
    public Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    public Html link(String href, String text) {
        return element("a", text, "href", href);
    }

    /** Takes over what another writer wrote. */
    public Html add(Html other) {
        out.append(other.out);
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
