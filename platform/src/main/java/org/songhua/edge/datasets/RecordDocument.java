package org.songhua.edge.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.DatasetEntry;
import org.songhua.cim.DatasetProfile;
import org.songhua.cim.Extent;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Document;
import org.songhua.edge.ogc.http.Link;
import org.songhua.edge.ogc.http.Media;

/** A data set as a record of OGC API - Records, Part 1 (20-004r1), clause 7: a GeoJSON feature. */
final class RecordDocument {
    /** The one conformance class that is kept: the record itself, not the searchable catalogue around it. */
    static final String RECORD_CORE = "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core";

    private RecordDocument() {}

    /** {@return the record} */
    static Document of(Ask ask, DatasetEntry entry, UnaryOperator<String> organisation) {
        var record = new Document()
                .with("id", entry.dataset().code())
                .with("type", "Feature")
                .with("conformsTo", List.of(RECORD_CORE));
        // Members that the schema asks for are there even when they hold null.
        record.put("geometry", polygon(entry.extent()));
        record.put("time", time(entry.profile()));
        return record.with("properties", properties(ask, entry, organisation)).with("links", links(ask, entry));
    }

    /** {@return whether every word stands in title, description, source, code or a class, whatever its case} */
    static boolean matches(DatasetEntry entry, String words) {
        DatasetProfile profile = entry.profile();
        String text = String.join(
                        "\n",
                        Stream.concat(
                                        Stream.of(
                                                        entry.dataset().code(),
                                                        profile.title(),
                                                        profile.description(),
                                                        profile.source())
                                                .filter(Objects::nonNull),
                                        entry.classes().keySet().stream())
                                .toList())
                .toLowerCase(Locale.ROOT);
        return Stream.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(text::contains);
    }

    private static @Nullable Map<String, Object> time(DatasetProfile profile) {
        return profile.dated() == null
                ? null
                : new Document().with("date", profile.dated().toString());
    }

    private static Document properties(Ask ask, DatasetEntry entry, UnaryOperator<String> organisation) {
        DatasetProfile profile = entry.profile();
        return new Document()
                .with("type", "dataset")
                .with("title", profile.title())
                .with("description", profile.description())
                .with("language", new Document().with("code", ask.language().tag()))
                .with("keywords", new ArrayList<>(new TreeSet<>(entry.classes().keySet())))
                .with("updated", entry.dataset().changedAt().toString())
                .with("license", profile.licence())
                .with("contacts", contacts(profile, organisation))
                .with("songhua:source", profile.source())
                .with("songhua:crs", profile.crs())
                .with("songhua:accuracyMetres", profile.accuracyMetres())
                .with(
                        "songhua:updateCycle",
                        profile.cycle() == null ? null : profile.cycle().code())
                .with("songhua:shareLevel", profile.share().code())
                .with("songhua:synthetic", entry.dataset().synthetic())
                .with("songhua:objects", entry.objects());
    }

    private static @Nullable List<Document> contacts(DatasetProfile profile, UnaryOperator<String> organisation) {
        if (profile.owner() == null && profile.contact() == null) return null;
        var contact = new Document().with("name", profile.contact()).with("roles", List.of("pointOfContact"));
        if (profile.owner() != null) contact.with("organization", organisation.apply(profile.owner()));
        return List.of(contact);
    }

    private static List<Link> links(Ask ask, DatasetEntry entry) {
        String code = entry.dataset().code();
        var links = new ArrayList<Link>();
        links.add(Link.of(
                ask.at("/records/" + code, Media.GEOJSON),
                "self",
                Media.GEOJSON,
                entry.profile().title()));
        new TreeSet<>(entry.classes().keySet())
                .forEach(classCode -> links.add(Link.of(
                        ask.at("/collections/" + classCode + "/items") + "?dataset=" + code,
                        "item",
                        Media.GEOJSON,
                        classCode)));
        return links;
    }

    /** {@return the rectangle as a ring that runs against the clock} */
    static @Nullable Document polygon(@Nullable Extent extent) {
        if (extent == null) return null;
        var ring = List.of(
                List.of(extent.west(), extent.south()),
                List.of(extent.east(), extent.south()),
                List.of(extent.east(), extent.north()),
                List.of(extent.west(), extent.north()),
                List.of(extent.west(), extent.south()));
        return new Document().with("type", "Polygon").with("coordinates", List.of(ring));
    }
}
