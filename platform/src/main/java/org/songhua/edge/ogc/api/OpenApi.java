package org.songhua.edge.ogc.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final List<ApiPart> parts;
    private final Map<String, Object> paths = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> components = OpenApiComponents.read();
    private final Map<String, Object> schemas = Objects.requireNonNull(components.get("schemas"));

    private OpenApi(Ask ask, List<Collection> collections, List<ApiPart> parts) {
        this.parts = parts;
        this.language = ask.language();
        this.root = ask.root();
        this.collections = collections;
        if (!collections.isEmpty()) OpenApiComponents.enumerate(components, collections);
    }

    /** {@return the document} */
    static Map<String, Object> of(Ask ask, List<Collection> collections, List<ApiPart> parts) {
        return new OpenApi(ask, collections, parts).document();
    }

    private Map<String, Object> document() {
        entrance();
        queryables();
        collections.forEach(this::collection);
        tiles();
        parts.forEach(part -> part.describe(paths, language));
        var info = new Document()
                .with("title", language.of("松花城市对象开放接口", "Songhua: the city's objects"))
                .with("description", "OGC API - Features 1.0.1 with Parts 2 and 3, CQL2 1.0, OGC API - Tiles 1.0")
                .with("version", "1.0.0")
                .with("license", Map.of("name", "Apache-2.0"));
        return new Document()
                .with("openapi", "3.0.3")
                .with("info", info)
                .with("servers", List.of(Map.of("url", root)))
                .with("security", List.of(Map.of("apiKey", List.of()), Map.of("session", List.of())))
                .with("tags", List.of(tag("Capabilities"), tag("Features"), tag("Tiles")))
                .with("paths", paths)
                .with("components", components);
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

    private void queryables() {
        String title = language.of("全部集合可筛选的属性", "Properties to filter by in all collections");
        get("/queryables", "getQueryables", "Capabilities", title)
                .json("anyObject", Media.SCHEMA)
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
                .refer("limit", "bbox", "bbox-crs", "datetime", "asOf", "crs")
                .refer("filter", "filter-lang", "filter-crs", "token", "dataset");
        collection.filters().forEach(attribute -> items.with(filter(attribute)));
        items.json("features_" + id, Media.GEOJSON).into(paths);
        get(path + "/items/{featureId}", "getFeature_" + id, "Features", title)
                .refer("featureId", "datetime", "asOf", "crs")
                .json("feature_" + id, Media.GEOJSON)
                .into(paths);
        changes(path, id, title);
        versions(path, id, title);
        get(path + "/queryables", "getQueryables_" + id, "Features", title)
                .json("anyObject", Media.SCHEMA)
                .into(paths);
        get(path + "/schema", "getSchema_" + id, "Features", title)
                .json("anyObject", Media.SCHEMA)
                .into(paths);
    }

    /** Part 4: create, replace, update and delete. */
    private void changes(String path, String id, String title) {
        String item = path + "/items/{featureId}";
        String feature = "feature_" + id;
        String create = language.of("新建：", "Create: ") + title;
        new Operation(path + "/items", "createFeature_" + id, "Features", create)
                .refer("dataset", "kind", "since", "reason")
                .takes(feature, Media.GEOJSON.type())
                .into(paths, "post", "201");
        String replace = language.of("替换：", "Replace: ") + title;
        change(item, "replaceFeature_" + id, replace)
                .takes(feature, Media.GEOJSON.type())
                .into(paths, "put", "204");
        String update = language.of("修改：", "Update: ") + title;
        change(item, "updateFeature_" + id, update)
                .takes("anyObject", "application/merge-patch+json")
                .into(paths, "patch", "204");
        String delete = language.of("删除：", "Delete: ") + title;
        change(item, "deleteFeature_" + id, delete).into(paths, "delete", "204");
    }

    private static Operation change(String item, String id, String summary) {
        return new Operation(item, id, "Features", summary).refer("featureId", "ifMatch", "kind", "since", "reason");
    }

    private void versions(String path, String id, String title) {
        String history = language.of("历史版本：", "Versions: ") + title;
        String versions = path + "/items/{featureId}/versions";
        get(versions, "getVersions_" + id, "Features", history)
                .refer("featureId")
                .json("anyObject", Media.GEOJSON)
                .into(paths);
        get(versions + "/{versionId}", "getVersion_" + id, "Features", history)
                .refer("featureId", "versionId")
                .json("anyObject", Media.GEOJSON)
                .into(paths);
    }

    private Map<String, Object> filter(AttributeDefinition attribute) {
        String description = language.of("仅返回该属性等于此值的要素：", "Only features whose attribute has this value: ")
                + language.of(attribute.title());
        return OpenApiComponents.query(attribute.name(), description, FeatureSchema.value(attribute, language));
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
                .refer("datetime", "asOf")
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
}
