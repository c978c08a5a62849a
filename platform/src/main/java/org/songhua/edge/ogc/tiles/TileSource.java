package org.songhua.edge.ogc.tiles;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Extent;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.catalogue.Snapshot;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.HtmlPage.Crumb;

/**
 * What tiles are made of: the whole city, some collections of it, or one collection.
 *
 * @param path path of the tile sets below the root, ending in {@code /tiles}
 * @param collections the collections, in the order of their layers
 * @param chosen the parameter {@code collections}; empty when it was not given
 * @param only the collection that the path names, or null for the whole city
 */
record TileSource(
        String path,
        List<Collection> collections,
        String chosen,
        @Nullable Collection only) {
    TileSource {
        collections = List.copyOf(collections);
    }

    /** {@return everything that the caller may see} */
    static TileSource city(Snapshot snapshot) {
        return new TileSource("/tiles", snapshot.collections(), "", null);
    }

    /** {@return some collections} */
    static TileSource chosen(List<Collection> collections) {
        String ids = String.join(",", collections.stream().map(Collection::id).toList());
        return new TileSource("/tiles", collections, ids, null);
    }

    /** {@return one collection} */
    static TileSource of(Collection collection) {
        return new TileSource("/collections/" + collection.id() + "/tiles", List.of(collection), "", collection);
    }

    /** {@return rectangle around all objects, or null when there are none} */
    @Nullable
    Extent extent() {
        return collections.stream()
                .flatMap(c -> c.extent().stream())
                .reduce(Extent::union)
                .orElse(null);
    }

    String title(Ask ask) {
        return only == null
                ? ask.language().of("全市", "The whole city")
                : ask.language().of(only.definition().title());
    }

    /** {@return query of addresses that keep the choice of collections, beginning with {@code ?}} */
    String query(String format) {
        return "?f=" + format + (chosen.isEmpty() ? "" : "&collections=" + chosen);
    }

    /** {@return the pages above the list of tile sets} */
    List<Crumb> crumbs(Ask ask) {
        var crumbs = new ArrayList<Crumb>();
        crumbs.add(new Crumb(ask.language().of("首页", "Home"), ""));
        if (only != null) {
            crumbs.add(new Crumb(ask.language().of("集合", "Collections"), "/collections"));
            crumbs.add(new Crumb(title(ask), "/collections/" + only.id()));
        }
        return crumbs;
    }
}
