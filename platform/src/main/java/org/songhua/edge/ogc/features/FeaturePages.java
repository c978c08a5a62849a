package org.songhua.edge.ogc.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songhua.cim.CityObject;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.catalogue.Snapshot;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Html;
import org.songhua.edge.ogc.http.HtmlPage;
import org.songhua.edge.ogc.http.HtmlPage.Crumb;
import org.songhua.edge.ogc.http.Language;
import org.songhua.edge.ogc.http.Link;
import org.songhua.pack.AttributeDefinition;

/** HTML pages of features. */
final class FeaturePages {
    private FeaturePages() {}

    static String list(Ask ask, Collection collection, List<CityObject> objects, long matched, List<Link> links) {
        Language language = ask.language();
        var html = new Html();
        html.element(
                "p",
                language.of("共 %,d 个要素，本页 %,d 个", "%,d features, %,d on this page")
                        .formatted(matched, objects.size()),
                "class",
                "lead");
        html.add(MapPreview.of(objects, language));
        table(html, ask, collection, objects);
        pager(html, ask, links);
        String title = CollectionPages.title(ask, collection) + " · " + language.of("要素", "Features");
        return new HtmlPage(ask, title, CollectionPages.crumbs(ask, collection), links).around(html);
    }

    static String one(Ask ask, Collection collection, CityObject object, Snapshot snapshot, List<Link> links) {
        Language language = ask.language();
        var html = new Html();
        html.open("p", "class", "lead").element("code", object.id().toString()).close("p");
        html.add(MapPreview.of(List.of(object), language));
        var properties = new Properties(object);
        facts(
                html,
                properties.all(
                        object, collection.definition(), snapshot.datasets().get(object.dataset()), language));
        Map<String, String> tags = properties.tags();
        if (!tags.isEmpty()) {
            html.element("h2", language.of("来源的其他属性", "What the source says beyond the attributes"));
            facts(html, tags);
        }
        String title = label(object);
        var crumbs = new ArrayList<>(CollectionPages.crumbs(ask, collection));
        crumbs.add(new Crumb(language.of("要素", "Features"), "/collections/" + collection.id() + "/items"));
        return new HtmlPage(ask, title, crumbs, links).around(html);
    }

    private static void facts(Html html, Map<String, String> facts) {
        html.open("dl");
        facts.forEach((name, value) -> html.element("dt", name).element("dd", value));
        html.close("dl");
    }

    /** Columns are the attributes that any feature of the page has. */
    private static void table(Html html, Ask ask, Collection collection, List<CityObject> objects) {
        Language language = ask.language();
        var rows = objects.stream().map(Properties::new).toList();
        List<AttributeDefinition> columns = collection.definition().attributes().stream()
                .filter(attribute -> rows.stream().anyMatch(row -> row.shown(attribute, language) != null))
                .toList();
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        html.element("th", language.of("要素", "Feature"));
        columns.forEach(column -> html.element("th", language.of(column.title())));
        html.close("tr").close("thead").open("tbody");
        for (int i = 0; i < rows.size(); i++) {
            html.open("tr").open("td").link(address(ask, collection, objects.get(i)), label(objects.get(i)));
            html.close("td");
            for (AttributeDefinition column : columns) {
                String value = rows.get(i).shown(column, language);
                html.element("td", value == null ? "" : value);
            }
            html.close("tr");
        }
        html.close("tbody").close("table").close("div");
    }

    private static void pager(Html html, Ask ask, List<Link> links) {
        html.open("div", "class", "pager");
        if (ask.parameters().containsKey("token")) {
            html.link(ask.with(Map.of("token", "", "f", "html")), ask.language().of("第一页", "First page"));
        }
        links.stream()
                .filter(link -> link.rel().equals("next"))
                .forEach(link -> html.link(link.href(), ask.language().of("下一页", "Next page")));
        html.close("div");
    }

    private static String address(Ask ask, Collection collection, CityObject object) {
        return ask.at("/collections/" + collection.id() + "/items/" + object.id());
    }

    private static String label(CityObject object) {
        String name = object.name();
        return name == null || name.isBlank() ? object.sourceId() : name;
    }
}
