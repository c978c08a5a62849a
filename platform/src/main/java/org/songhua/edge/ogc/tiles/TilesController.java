package org.songhua.edge.ogc.tiles;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songhua.cim.Moment;
import org.songhua.cim.Tiles;
import org.songhua.edge.ogc.catalogue.Catalogue;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.catalogue.Snapshot;
import org.songhua.edge.ogc.features.Period;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Document;
import org.songhua.edge.ogc.http.HtmlPage;
import org.songhua.edge.ogc.http.HtmlPage.Crumb;
import org.songhua.edge.ogc.http.Link;
import org.songhua.edge.ogc.http.Media;
import org.songhua.edge.ogc.http.OgcController;
import org.songhua.edge.ogc.http.OgcException;
import org.songhua.edge.ogc.http.OgcFaults;
import org.songhua.edge.ogc.http.Parameters;
import org.songhua.edge.ogc.http.Reply;
import org.songhua.edge.ogc.http.Validator;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Lists of tile sets, tile sets and tiles, of the whole city and of single collections. */
@RestController
class TilesController extends OgcController {
    private static final List<Media> LIST_OFFERED = List.of(Media.JSON, Media.HTML);
    private static final List<Media> TILESET_OFFERED = List.of(Media.JSON, Media.TILEJSON, Media.HTML);
    private static final List<Media> TILE_OFFERED = List.of(Media.MVT);
    private static final String CITY = Ask.ROOT + "/tiles";
    private static final String COLLECTION = Ask.ROOT + "/collections/{collectionId}/tiles";
    private static final String SET = "/{tileMatrixSetId}";
    private static final String TILE = SET + "/{tileMatrix}/{tileRow}/{tileCol}";

    private final Catalogue catalogue;
    private final Tiles tiles;

    TilesController(Catalogue catalogue, Tiles tiles) {
        this.catalogue = catalogue;
        this.tiles = tiles;
    }

    @GetMapping(CITY)
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> cityTilesets(HttpServletRequest request, Caller caller) {
        Ask ask = Ask.of(request, caller);
        var parameters = new Parameters(ask);
        return list(ask, parameters, chosen(ask, parameters));
    }

    @GetMapping(COLLECTION)
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> collectionTilesets(
            @PathVariable String collectionId, HttpServletRequest request, Caller caller) {
        Ask ask = Ask.of(request, caller);
        return list(ask, new Parameters(ask), TileSource.of(catalogue.get(collectionId, caller.scope())));
    }

    @GetMapping(CITY + SET)
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> cityTileset(
            @PathVariable String tileMatrixSetId, HttpServletRequest request, Caller caller) {
        Ask ask = Ask.of(request, caller);
        checkSet(tileMatrixSetId);
        var parameters = new Parameters(ask);
        return tileset(ask, parameters, chosen(ask, parameters));
    }

    @GetMapping(COLLECTION + SET)
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> collectionTileset(
            @PathVariable String collectionId,
            @PathVariable String tileMatrixSetId,
            HttpServletRequest request,
            Caller caller) {
        Ask ask = Ask.of(request, caller);
        checkSet(tileMatrixSetId);
        return tileset(ask, new Parameters(ask), TileSource.of(catalogue.get(collectionId, caller.scope())));
    }

    @GetMapping(CITY + TILE)
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> cityTile(@PathVariable Map<String, String> path, HttpServletRequest request, Caller caller) {
        Ask ask = Ask.of(request, caller);
        TileAddress address = TileAddress.of(path);
        checkSet(address.tileMatrixSetId());
        var parameters = new Parameters(ask);
        Set<String> codes = new LinkedHashSet<>();
        // Which collections there are need not be known for a tile of everything.
        if (ask.parameters().containsKey("collections")) {
            chosen(ask, parameters).collections().forEach(collection -> codes.add(collection.id()));
        } else {
            parameters.find("collections");
        }
        return tile(ask, parameters, address, codes);
    }

    @GetMapping(COLLECTION + TILE)
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> collectionTile(
            @PathVariable Map<String, String> path, HttpServletRequest request, Caller caller) {
        Ask ask = Ask.of(request, caller);
        TileAddress address = TileAddress.of(path);
        checkSet(address.tileMatrixSetId());
        Collection collection = catalogue.get(path.getOrDefault("collectionId", ""), caller.scope());
        return tile(ask, new Parameters(ask), address, Set.of(collection.id()));
    }

    private ResponseEntity<byte[]> tile(Ask ask, Parameters parameters, TileAddress address, Set<String> codes) {
        Media media = parameters.media(TILE_OFFERED);
        // Map clients reload a tile only under another address: the data version in "v" gives them one.
        parameters.find("v");
        Moment moment = Period.moment(parameters);
        parameters.check();
        TileAddress.Position at = address.position();
        Tiles.Tile tile = tiles.tile(
                at.zoom(), at.column(), at.row(), codes, moment, ask.caller().scope());
        return Reply.of(ask, media, tile.bytes(), Validator.weak(tile.etag()));
    }

    private ResponseEntity<byte[]> list(Ask ask, Parameters parameters, TileSource source) {
        Media media = parameters.media(LIST_OFFERED);
        parameters.check();
        List<Link> links = Link.ofSelf(ask, media, LIST_OFFERED);
        var document =
                new Document().with("links", links).with("tilesets", List.of(TilesetDocument.entry(ask, source)));
        if (media == Media.JSON) return Reply.json(ask, media, document);
        var all = new ArrayList<>(links);
        String path = TilesetDocument.path(source);
        all.add(Link.of(ask.at(path) + source.query("html"), "item", Media.HTML, TileMatrixSet.ID));
        all.addAll(TilesetDocument.links(ask, source));
        String title = source.title(ask) + " · " + ask.language().of("瓦片集", "Tile sets");
        return Reply.html(ask, new HtmlPage(ask, title, source.crumbs(ask), all).around(document));
    }

    private ResponseEntity<byte[]> tileset(Ask ask, Parameters parameters, TileSource source) {
        Media media = parameters.media(TILESET_OFFERED);
        parameters.check();
        if (media == Media.TILEJSON) return Reply.json(ask, media, TilesetDocument.tileJson(ask, source));
        List<Link> links = Link.ofSelf(ask, media, TILESET_OFFERED);
        var document = TilesetDocument.of(ask, source, links);
        if (media == Media.JSON) return Reply.json(ask, media, document);
        var all = new ArrayList<>(links);
        all.addAll(TilesetDocument.links(ask, source));
        List<Crumb> crumbs = new ArrayList<>(source.crumbs(ask));
        crumbs.add(new Crumb(ask.language().of("瓦片集", "Tile sets"), source.path()));
        return Reply.html(ask, new HtmlPage(ask, TileMatrixSet.ID, crumbs, all).around(document));
    }

    /** The parameter {@code collections}: ids or whole addresses of collections; without it, all collections. */
    private TileSource chosen(Ask ask, Parameters parameters) {
        Scope scope = ask.caller().scope();
        Snapshot snapshot = catalogue.now(scope);
        return parameters
                .find(
                        "collections",
                        "Give ids of collections, separated by commas, as /ogcapi/collections lists them.",
                        value -> TileSource.chosen(collections(ask, snapshot, value)))
                .orElseGet(() -> TileSource.city(snapshot));
    }

    private static List<Collection> collections(Ask ask, Snapshot snapshot, String value) {
        var found = new LinkedHashMap<String, Collection>();
        String prefix = ask.at("/collections/");
        for (String name : Parameters.list(value)) {
            String id = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
            found.put(id, snapshot.find(id).orElseThrow(() -> new IllegalArgumentException("no such collection")));
        }
        return List.copyOf(found.values());
    }

    private static void checkSet(String tileMatrixSetId) {
        if (!tileMatrixSetId.equals(TileMatrixSet.ID)) {
            throw OgcException.notFound(OgcFaults.noSuchTileMatrixSet(tileMatrixSetId));
        }
    }
}
