package org.songhua.edge.ogc.features;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Dataset;
import org.songhua.cim.ObjectQuery;
import org.songhua.cim.Queryables;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.catalogue.Snapshot;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Media;
import org.songhua.edge.ogc.http.Parameters;
import org.songhua.engine.cql.Expression;
import org.songhua.engine.geo.CrsByReference;
import org.songhua.pack.AttributeDefinition;

/**
 * A request for items, understood.
 *
 * @param media representation wanted
 * @param query what to look for
 * @param token where the page before ended, or null for the first page
 * @param crs reference system of the coordinates wanted
 */
record ItemsRequest(
        Media media, ObjectQuery query, @Nullable PageToken token, CrsByReference crs) {
    static final List<Media> OFFERED = List.of(Media.GEOJSON, Media.HTML);
    static final int DEFAULT_LIMIT = 10;

    /**
     * {@return the request}
     *
     * @throws org.songhua.edge.ogc.http.OgcException with every fault of every parameter
     */
    static ItemsRequest of(Ask ask, Collection collection, Snapshot snapshot) {
        var parameters = new Parameters(ask);
        Media media = parameters.media(OFFERED);
        int limit = parameters
                .find("limit", "Give a whole number from 1; more than 10000 gives 10000.", ItemsRequest::limit)
                .orElse(DEFAULT_LIMIT);
        CrsByReference crs = CrsParameter.find(parameters, "crs");
        Bbox bbox = bbox(parameters);
        Queryables queryables = collection.queryables();
        Expression filter = FilterParameter.find(parameters, queryables);
        Period period =
                parameters.find("datetime", Period.REMEDY, Period::parse).orElse(null);
        Instant asOf =
                parameters.find("asOf", Period.AS_OF_REMEDY, Period::moment).orElse(null);
        PageToken token =
                parameters.find("token", PageToken.REMEDY, PageToken::parse).orElse(null);
        Integer dataset = parameters
                .find("dataset", "Use the code of a data set.", code -> dataset(snapshot, code))
                .orElse(null);
        Map<String, String> filters = filters(parameters, collection);
        parameters.check();
        var query = new ObjectQuery(
                List.of(collection.id()),
                bbox.extents(),
                filters,
                dataset,
                asOf,
                period == null ? null : period.from(),
                period == null ? null : period.until(),
                token == null ? null : token.after(),
                limit,
                FilterParameter.joined(queryables, bbox.filter(), filter));
        return new ItemsRequest(media, query, token, crs);
    }

    /** {@return whether nothing but the class is asked for} */
    boolean isUnfiltered() {
        return query.extents().isEmpty()
                && query.attributes().isEmpty()
                && query.filter() == null
                && query.dataset() == null
                && query.moment().isNow();
    }

    private static Bbox bbox(Parameters parameters) {
        CrsByReference crs = CrsParameter.find(parameters, "bbox-crs");
        return parameters
                .find("bbox", Bbox.remedy(crs), value -> Bbox.parse(value, crs))
                .orElse(Bbox.NONE);
    }

    private static int limit(String text) {
        if (!text.matches("0*[1-9][0-9]*")) throw new IllegalArgumentException("not a whole number from 1");
        // A number too large for an int is still a number larger than the maximum.
        String digits = text.replaceFirst("^0+", "");
        return digits.length() > 5 ? ObjectQuery.MAX_LIMIT : Math.min(Integer.parseInt(digits), ObjectQuery.MAX_LIMIT);
    }

    private static int dataset(Snapshot snapshot, String code) {
        Optional<Dataset> dataset = snapshot.findDataset(code);
        return dataset.orElseThrow(() -> new IllegalArgumentException("no such data set"))
                .number();
    }

    private static Map<String, String> filters(Parameters parameters, Collection collection) {
        var filters = new LinkedHashMap<String, String>();
        for (AttributeDefinition attribute : collection.filters()) {
            parameters
                    .find(attribute.name(), AttributeFilter.remedy(attribute), v -> AttributeFilter.read(attribute, v))
                    .ifPresent(value -> filters.put(attribute.name(), value));
        }
        return filters;
    }
}
