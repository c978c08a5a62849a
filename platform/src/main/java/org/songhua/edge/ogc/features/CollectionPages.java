package org.songhua.edge.ogc.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.songhua.cim.Extent;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Html;
import org.songhua.edge.ogc.http.HtmlPage;
import org.songhua.edge.ogc.http.HtmlPage.Crumb;
import org.songhua.edge.ogc.http.Language;
import org.songhua.edge.ogc.http.Link;
import org.songhua.pack.AttributeDefinition;

/** HTML pages of collections. */
final class CollectionPages {
    private CollectionPages() {}

    static String list(Ask ask, List<Collection> collections, List<Link> links) {
        Language language = ask.language();
        var html = new Html();
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        html.element("th", language.of("集合", "Collection")).element("th", language.of("标识", "Identifier"));
        html.element("th", language.of("对象数", "Objects"), "class", "number");
        html.element("th", language.of("说明", "Description"))
                .close("tr")
                .close("thead")
                .open("tbody");
        collections.forEach(collection -> row(html, ask, collection));
        html.close("tbody").close("table").close("div");
        var all = new ArrayList<>(links);
        collections.forEach(collection -> all.addAll(CollectionDocument.links(ask, collection)));
        return new HtmlPage(ask, language.of("集合", "Collections"), HtmlPage.home(ask), all).around(html);
    }

    private static void row(Html html, Ask ask, Collection collection) {
        html.open("tr", "class", collection.count() == 0 ? "empty" : "full").open("td");
        html.link(ask.at(path(collection)), title(ask, collection)).close("td");
        html.open("td").element("code", collection.id()).close("td");
        html.element("td", "%,d".formatted(collection.count()), "class", "number");
        html.element("td", CollectionDocument.description(collection, ask.language()))
                .close("tr");
    }

    static String one(Ask ask, Collection collection, List<Link> links) {
        Language language = ask.language();
        var html = new Html();
        html.element("p", CollectionDocument.description(collection, language), "class", "lead");
        html.open("dl");
        fact(html, language.of("标识", "Identifier"), collection.id());
        fact(html, language.of("对象数", "Objects"), "%,d".formatted(collection.count()));
        fact(html, language.of("条目类型", "Item type"), "feature");
        fact(html, language.of("坐标系", "Coordinates"), CollectionDocument.CRS84);
        collection.extent().ifPresent(e -> fact(html, language.of("范围", "Extent"), text(e)));
        html.close("dl");
        html.open("p").link(ask.at(path(collection) + "/items"), language.of("浏览要素", "Browse the features"));
        html.close("p");
        attributes(html, language, collection.definition().attributes());
        var all = new ArrayList<>(links);
        all.addAll(CollectionDocument.links(ask, collection));
        return new HtmlPage(ask, title(ask, collection), crumbs(ask), all).around(html);
    }

    static HtmlPage schema(Ask ask, Collection collection, List<Link> links) {
        return new HtmlPage(ask, "JSON Schema: " + title(ask, collection), crumbs(ask, collection), links);
    }

    private static void attributes(Html html, Language language, List<AttributeDefinition> attributes) {
        if (attributes.isEmpty()) return;
        html.element("h2", language.of("属性", "Attributes"));
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        html.element("th", language.of("名称", "Name")).element("th", language.of("含义", "Meaning"));
        html.element("th", language.of("类型", "Type")).element("th", language.of("单位", "Unit"));
        html.close("tr").close("thead").open("tbody");
        for (AttributeDefinition attribute : attributes) {
            html.open("tr").open("td").element("code", attribute.name()).close("td");
            html.element("td", language.of(attribute.title()));
            html.element("td", attribute.type().name().toLowerCase(Locale.ROOT));
            html.element("td", attribute.unit() == null ? "" : attribute.unit()).close("tr");
        }
        html.close("tbody").close("table").close("div");
    }

    private static void fact(Html html, String name, String value) {
        html.element("dt", name).element("dd", value);
    }

    private static String text(Extent extent) {
        return "%s, %s, %s, %s".formatted(extent.west(), extent.south(), extent.east(), extent.north());
    }

    static String title(Ask ask, Collection collection) {
        return ask.language().of(collection.definition().title());
    }

    private static String path(Collection collection) {
        return "/collections/" + collection.id();
    }

    /** {@return the steps above a collection} */
    static List<Crumb> crumbs(Ask ask) {
        var crumbs = new ArrayList<>(HtmlPage.home(ask));
        crumbs.add(new Crumb(ask.language().of("集合", "Collections"), "/collections"));
        return crumbs;
    }

    /** {@return the steps above what belongs to a collection} */
    static List<Crumb> crumbs(Ask ask, Collection collection) {
        var crumbs = new ArrayList<>(crumbs(ask));
        crumbs.add(new Crumb(title(ask, collection), path(collection)));
        return crumbs;
    }
}
