package org.songhua.edge.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.DatasetEntry;
import org.songhua.cim.DatasetProfile;
import org.songhua.cim.Extent;
import org.songhua.cim.UpdateCycle;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Document;

/** The catalogue in the words of DCAT 3 (W3C Recommendation of 2024), written as JSON-LD. */
final class DcatDocument {
    private static final Document CONTEXT = new Document()
            .with("dcat", "http://www.w3.org/ns/dcat#")
            .with("dct", "http://purl.org/dc/terms/")
            .with("foaf", "http://xmlns.com/foaf/0.1/")
            .with("xsd", "http://www.w3.org/2001/XMLSchema#")
            .with("geo", "http://www.opengis.net/ont/geosparql#");

    private DcatDocument() {}

    /** {@return the document} */
    static Document of(Ask ask, List<DatasetEntry> entries, UnaryOperator<String> organisation) {
        return new Document()
                .with("@context", CONTEXT)
                .with("@id", ask.at("/dcat"))
                .with("@type", "dcat:Catalog")
                .with("dct:title", ask.language().of("松花数据集目录", "Songhua: data sets"))
                .with(
                        "dcat:dataset",
                        entries.stream()
                                .map(entry -> dataset(ask, entry, organisation))
                                .toList());
    }

    private static Document dataset(Ask ask, DatasetEntry entry, UnaryOperator<String> organisation) {
        DatasetProfile profile = entry.profile();
        return new Document()
                .with("@id", ask.at("/records/" + entry.dataset().code()))
                .with("@type", "dcat:Dataset")
                .with("dct:identifier", entry.dataset().code())
                .with("dct:title", profile.title())
                .with("dct:description", profile.description())
                .with("dct:source", profile.source())
                .with("dct:license", profile.licence())
                .with("dct:issued", profile.dated() == null ? null : typed(profile.dated(), "xsd:date"))
                .with("dct:modified", typed(entry.dataset().changedAt(), "xsd:dateTime"))
                .with("dct:accrualPeriodicity", frequency(profile.cycle()))
                .with("dct:publisher", agent(profile.owner(), organisation))
                .with("dct:conformsTo", profile.crs())
                .with("dct:spatial", place(entry.extent()))
                .with(
                        "dcat:keyword",
                        new ArrayList<>(new TreeSet<>(entry.classes().keySet())))
                .with("dcat:distribution", distributions(ask, entry));
    }

    private static Document typed(Object value, String type) {
        return new Document().with("@value", value.toString()).with("@type", type);
    }

    private static @Nullable Document frequency(@Nullable UpdateCycle cycle) {
        String word = switch (cycle) {
            case DAILY -> "DAILY";
            case WEEKLY -> "WEEKLY";
            case MONTHLY -> "MONTHLY";
            case QUARTERLY -> "QUARTERLY";
            case YEARLY -> "ANNUAL";
            case AS_NEEDED -> "IRREG";
            case NONE -> "NEVER";
            case null -> null;
        };
        if (word == null) return null;
        return new Document().with("@id", "http://publications.europa.eu/resource/authority/frequency/" + word);
    }

    private static @Nullable Document agent(@Nullable String owner, UnaryOperator<String> organisation) {
        if (owner == null) return null;
        return new Document().with("@type", "foaf:Organization").with("foaf:name", organisation.apply(owner));
    }

    private static @Nullable Document place(@Nullable Extent extent) {
        if (extent == null) return null;
        String box = "POLYGON((%1$s %2$s,%3$s %2$s,%3$s %4$s,%1$s %4$s,%1$s %2$s))"
                .formatted(extent.west(), extent.south(), extent.east(), extent.north());
        return new Document().with("@type", "dct:Location").with("dcat:bbox", typed(box, "geo:wktLiteral"));
    }

    private static List<Document> distributions(Ask ask, DatasetEntry entry) {
        return new TreeSet<>(entry.classes().keySet())
                .stream()
                        .map(classCode -> new Document()
                                .with("@type", "dcat:Distribution")
                                .with("dct:title", classCode)
                                .with("dcat:mediaType", "application/geo+json")
                                .with("dcat:accessURL", new Document().with("@id", items(ask, classCode, entry))))
                        .toList();
    }

    private static String items(Ask ask, String classCode, DatasetEntry entry) {
        return ask.at("/collections/" + classCode + "/items") + "?dataset="
                + entry.dataset().code();
    }
}
