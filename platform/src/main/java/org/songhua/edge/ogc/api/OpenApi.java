package org.songhua.edge.ogc.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.features.FeatureSchema;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Document;
import org.songhua.edge.ogc.http.Language;
import org.songhua.edge.ogc.http.Media;
import org.songhua.pack.AttributeDefinition;

/**
 * The API as an OpenAPI 3.0 document, made from the catalogue: every collection has paths of its own, so that clients
 * learn its attributes as query parameters (GDAL filters on the server by them) and the schema of its features.
 */
final class OpenApi {
    private final Language language;
    private final String root;
    private final List<Collection> collections;
    private final Map<String, Object> paths = new LinkedHashMap<>();
    private final Map<String, Object> schemas = OpenApiComponents.schemas();

    private OpenApi(Ask ask, List<Collection> collections) {
        this.language = ask.language();
        this.root = ask.root();
        this.collections = collections;
    }

    /** {@return the document} */
    static Map<String, Object> of(Ask ask, List<Collection> collections) {
        return new OpenApi(ask, collections).document();
    }

    private Map<String, Object> document() {
        entrance();
        collections.forEach(this::collection);
        tiles();
        return Document.of(
                "openapi",
                "3.0.3",
                "info",
                Document.of(
                        "title",
                        language.of("松花城市对象开放接口", "Songhua: the city's objects"),
                        "description",
                        language.of(
                                "OGC API - Features 1.0.1 与 OGC API - Tiles 1.0",
                                "OGC API - Features 1.0.1 and OGC API - Tiles 1.0"),
                        "version",
                        "1.0.0",
                        "license",
                        Document.of("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0")),
                "servers",
                List.of(Map.of("url", root)),
                "security",
                List.of(Map.of("apiKey", List.of()), Map.of("session", List.of())),
                "tags",
                List.of(tag("Capabilities"), tag("Features"), tag("Tiles")),
                "paths",
                paths,
                "components",
                Document.of(
                        "securitySchemes",
                        OpenApiComponents.securitySchemes(),
                        "parameters",
                        OpenApiComponents.parameters(collections),
                        "responses",
                        OpenApiComponents.responses(),
                        "schemas",
                        schemas));
    }

    private void entrance() {
        get("/", "getLandingPage", "Capabilities", language.of("首页", "Landing page"))
                .json("landingPage", Media.JSON)
                .into(paths);
        get("/conformance", "getConformance", "Capabilities", language.of("符合性声明", "Conformance declaration"))
                .json("confClasses", Media.JSON)
                .into(paths);
        get("/api", "getApi", "Capabilities", language.of("本文档", "This document"))
                .json("anyObject", Media.OPENAPI)
                .into(paths);
        get("/collections", "getCollections", "Capabilities", language.of("集合", "Collections"))
                .json("collections", Media.JSON)
                .into(paths);
    }

    private void collection(Collection collection) {
        String id = collection.id();
        String title = language.of(collection.definition().title());
        String path = "/collections/" + id;
        schemas.put("feature_" + id, FeatureSchema.of(collection.definition(), language));
        schemas.put("features_" + id, OpenApiComponents.featureCollection("feature_" + id));
        get(path, "getCollection_" + id, "Features", title)
                .json("collection", Media.JSON)
                .into(paths);
        Operation items = get(path + "/items", "getFeatures_" + id, "Features", title)
                .refer("limit", "bbox", "datetime", "token", "dataset");
        collection.filters().forEach(attribute -> items.with(filter(attribute)));
        items.json("features_" + id, Media.GEOJSON).into(paths);
        get(path + "/items/{featureId}", "getFeature_" + id, "Features", title)
                .refer("featureId")
                .json("feature_" + id, Media.GEOJSON)
                .into(paths);
        get(path + "/schema", "getSchema_" + id, "Features", title)
                .json("anyObject", Media.SCHEMA)
                .into(paths);
    }

    private Map<String, Object> filter(AttributeDefinition attribute) {
        return Document.of(
                "name",
                attribute.name(),
                "in",
                "query",
                "required",
                false,
                "description",
                language.of("仅返回该属性等于此值的要素：", "Only features whose attribute has this value: ")
                        + language.of(attribute.title()),
                "schema",
                FeatureSchema.value(attribute, language),
                "style",
                "form",
                "explode",
                false);
    }

    private void tiles() {
        String city = language.of("全市", "the whole city");
        tilesets("/tiles", "city.dataset", city, new String[] {"collections"});
        String one = language.of("一个集合", "one collection");
        tilesets("/collections/{collectionId}/tiles", "city.collection", one, new String[] {"collectionId"});
        get("/tileMatrixSets", "getTileMatrixSets", "Tiles", language.of("瓦片矩阵集", "Tile matrix sets"))
                .json("anyObject", Media.JSON)
                .into(paths);
        get(
                        "/tileMatrixSets/{tileMatrixSetId}",
                        "getTileMatrixSet",
                        "Tiles",
                        language.of("瓦片矩阵集定义", "Definition of a tile matrix set"))
                .refer("tileMatrixSetId")
                .json("anyObject", Media.JSON)
                .into(paths);
    }

    private void tilesets(String path, String operation, String what, String[] selectors) {
        String list = language.of("瓦片集列表：", "Tile sets of ") + what;
        get(path, operation + ".vector.getTileSetsList", "Tiles", list)
                .refer(selectors)
                .json("tilesets", Media.JSON)
                .into(paths);
        String set = language.of("瓦片集：", "Tile set of ") + what;
        get(path + "/{tileMatrixSetId}", operation + ".vector.getTileSet", "Tiles", set)
                .refer("tileMatrixSetId")
                .refer(selectors)
                .json("tileset", Media.JSON)
                .also(Media.TILEJSON)
                .into(paths);
        String tile = language.of("矢量瓦片：", "Vector tile of ") + what;
        String tilePath = path + "/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}";
        new Operation(tilePath, operation + ".vector.getTile", "Tiles", tile)
                .refer("tileMatrixSetId", "tileMatrix", "tileRow", "tileCol")
                .refer(selectors)
                .also(Media.MVT)
                .maybeEmpty()
                .into(paths);
    }

    private static Operation get(String path, String id, String tag, String summary) {
        return new Operation(path, id, tag, summary).also(Media.HTML);
    }

    private static Map<String, Object> tag(String name) {
        return Map.of("name", name);
    }

    /** A GET operation while it is being described. */
    private static final class Operation {
        private final String path;
        private final String id;
        private final String tag;
        private final String summary;
        private final List<Object> parameters = new ArrayList<>();
        private final Map<String, Object> content = new LinkedHashMap<>();
        private final List<String> formats = new ArrayList<>();
        private boolean maybeEmpty;

        Operation(String path, String id, String tag, String summary) {
            this.path = path;
            this.id = id;
            this.tag = tag;
            this.summary = summary;
        }

        Operation refer(String... names) {
            for (String name : names) with(OpenApiComponents.reference("parameters", name));
            return this;
        }

        Operation with(Map<String, Object> parameter) {
            parameters.add(parameter);
            return this;
        }

        /** Offers JSON of a schema. */
        Operation json(String schema, Media media) {
            content.put(media.type(), Document.of("schema", OpenApiComponents.reference("schemas", schema)));
            formats.addFirst(media.key());
            return this;
        }

        /** Offers another format. */
        Operation also(Media media) {
            Map<String, Object> schema = media == Media.MVT
                    ? Map.of("type", "string", "format", "binary")
                    : media == Media.HTML ? Map.of("type", "string") : Map.of("type", "object");
            content.put(media.type(), Document.of("schema", schema));
            formats.add(media.key());
            return this;
        }

        Operation maybeEmpty() {
            maybeEmpty = true;
            return this;
        }

        void into(Map<String, Object> paths) {
            parameters.add(OpenApiComponents.format(formats));
            var responses = Document.of("200", Document.of("description", summary, "content", content));
            if (maybeEmpty) responses.put("204", Document.of("description", "Nothing lies in the tile."));
            for (String status : OpenApiComponents.STATUSES) {
                responses.put(status, OpenApiComponents.reference("responses", status));
            }
            var operation = Document.of(
                    "operationId",
                    id,
                    "tags",
                    List.of(tag),
                    "summary",
                    summary,
                    "parameters",
                    parameters,
                    "responses",
                    responses);
            paths.put(path, Document.of("get", operation));
        }
    }
}
