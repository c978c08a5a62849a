package org.songhua.edge.ogc.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link (RFC 8288) as the OGC schemas write it.
 *
 * @param href absolute address, or a template of one
 * @param rel relation type
 * @param type media type of the target
 * @param title text for people
 * @param templated true when {@code href} holds variables, else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Link(
        String href,
        String rel,
        @Nullable String type,
        @Nullable String title,
        @Nullable Boolean templated) {

    public static Link of(String href, String rel, Media media, String title) {
        return new Link(href, rel, media.type(), title, null);
    }

    public static Link template(String href, String rel, Media media, String title) {
        return new Link(href, rel, media.type(), title, true);
    }

    /** {@return {@code self} and {@code alternate} links of the resource asked for, one for each format offered} */
    public static List<Link> ofSelf(Ask ask, Media current, List<Media> offered) {
        var links = new ArrayList<Link>();
        links.add(of(ask.inFormat(current), "self", current, ask.language().of("本文档", "This document")));
        for (Media other : offered) {
            if (other == current) continue;
            String title = ask.language().of("本文档，格式 ", "This document as ") + other.type();
            links.add(of(ask.inFormat(other), "alternate", other, title));
        }
        return links;
    }

    /** {@return the link as a value of the {@code Link} header; titles are left out because headers are ASCII} */
    public String header() {
        return "<" + href + ">; rel=\"" + rel + "\"" + (type == null ? "" : "; type=\"" + type + "\"");
    }
}
