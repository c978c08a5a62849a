package org.songhua.edge.ogc.http;

import java.util.List;
import java.util.Map;

/**
 * The frame of every HTML page: head, breadcrumb, content, links. Nothing comes from outside, nothing is scripted.
 *
 * @param ask the request
 * @param title heading
 * @param crumbs the pages above this one, root first
 * @param links all links of the resource; the page shows each of them, as the HTML conformance class demands
 */
public record HtmlPage(Ask ask, String title, List<Crumb> crumbs, List<Link> links) {
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final int MANY_LINKS = 20;

    /**
     * A step of the breadcrumb.
     *
     * @param title shown
     * @param path below the root
     */
    public record Crumb(String title, String path) {}

    /** {@return the breadcrumb of a page directly below the landing page} */
    public static List<Crumb> home(Ask ask) {
        return List.of(new Crumb(ask.language().of("首页", "Home"), ""));
    }

    /** {@return the whole page around its content} */
    public String around(Html content) {
        var html = new Html();
        head(html);
        html.open("body")
                .open("header")
                .open("nav", "aria-label", ask.language().of("路径", "Breadcrumb"));
        html.link(ask.at(""), ask.language().of("松花 OGC API", "Songhua OGC API"));
        crumbs.stream().skip(1).forEach(c -> crumb(html, c));
        html.close("nav").close("header").open("main").element("h1", title);
        html.add(content);
        links(html);
        return html.close("main").close("body").close("html").toString();
    }

    private void head(Html html) {
        html.open("!DOCTYPE html").open("html", "lang", ask.language().tag()).open("head");
        html.open("meta", "charset", "utf-8");
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.open("meta", "name", "color-scheme", "content", "light dark");
        html.element("title", title + " · " + ask.language().of("松花", "Songhua"));
        html.open("link", "rel", "stylesheet", "href", ask.at("/style.css")).close("head");
    }

    private void crumb(Html html, Crumb crumb) {
        html.element("span", "/", "aria-hidden", "true").link(ask.at(crumb.path()), crumb.title());
    }

    /** All links of the resource; many of them are folded up. */
    private void links(Html html) {
        if (links.isEmpty()) return;
        boolean many = links.size() > MANY_LINKS;
        html.open(many ? "details" : "section", "class", "links");
        html.element(many ? "summary" : "h2", ask.language().of("链接", "Links"));
        html.open("ul");
        for (Link link : links) {
            html.open("li").element("code", link.rel()).text(" ");
            html.link(link.href(), link.title() == null ? link.href() : link.title());
            if (link.type() != null) html.text(" ").element("small", link.type());
            html.close("li");
        }
        html.close("ul").close(many ? "details" : "section");
    }

    /** {@return a page that shows a JSON document member by member, for resources without a page of their own} */
    public String around(Map<String, ?> document) {
        var content = new Html();
        tree(content, document);
        return around(content);
    }

    private static void tree(Html html, Object value) {
        switch (value) {
            case Map<?, ?> object -> {
                html.open("dl");
                object.forEach((name, member) -> {
                    if (name.equals("links")) return;
                    html.element("dt", String.valueOf(name)).open("dd");
                    tree(html, member);
                    html.close("dd");
                });
                html.close("dl");
            }
            case List<?> list
            when list.stream().noneMatch(Map.class::isInstance) ->
                html.text(String.join(", ", list.stream().map(String::valueOf).toList()));
            case List<?> list -> {
                html.open("ol");
                for (Object item : list) {
                    html.open("li");
                    tree(html, item);
                    html.close("li");
                }
                html.close("ol");
            }
            case String text when text.startsWith("http://") || text.startsWith("https://") -> html.link(text, text);
            default -> html.text(String.valueOf(value));
        }
    }
}
