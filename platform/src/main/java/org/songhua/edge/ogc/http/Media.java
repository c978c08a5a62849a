package org.songhua.edge.ogc.http;

import org.springframework.http.MediaType;

/** Representations that the resources have. */
public enum Media {
    JSON("json", "application/json"),
    GEOJSON("json", "application/geo+json", "application/vnd.geo+json", "application/json"),
    OPENAPI(
            "json",
            "application/vnd.oai.openapi+json;version=3.0",
            "application/openapi+json;version=3.0",
            "application/json"),
    SCHEMA("json", "application/schema+json", "application/json"),
    JSONLD("jsonld", "application/ld+json", "application/json"),
    TILEJSON("tilejson", "application/vnd.mapbox.tilejson+json"),
    MVT("mvt", "application/vnd.mapbox-vector-tile", "application/x-protobuf", "application/octet-stream"),
    HTML("html", "text/html", "application/xhtml+xml");

    private final String key;
    private final String type;
    private final String accepted;

    /**
     * @param key value of the parameter {@code f}
     * @param type media type of responses
     * @param aliases further types for which a client gets this representation
     */
    Media(String key, String type, String... aliases) {
        this.key = key;
        this.type = type;
        this.accepted = aliases.length == 0 ? type : type + "," + String.join(",", aliases);
    }

    public String key() {
        return key;
    }

    public String type() {
        return type;
    }

    /** {@return the value of the response header, with the character set where a text has one} */
    public String contentType() {
        return this == HTML ? "text/html;charset=UTF-8" : type;
    }

    /** {@return whether a range of an {@code Accept} header covers this representation; parameters are left aside} */
    boolean satisfies(MediaType range) {
        var plain = new MediaType(range.getType(), range.getSubtype());
        return MediaType.parseMediaTypes(accepted).stream().anyMatch(plain::includes);
    }
}
