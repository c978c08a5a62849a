package org.songhua.edge.ogc.tiles;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
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
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The tile matrix sets that tile sets refer to. */
@RestController
class TileMatrixSetsController extends OgcController {
    private static final List<Media> OFFERED = List.of(Media.JSON, Media.HTML);
    private static final String PATH = "/tileMatrixSets";

    @GetMapping(Ask.ROOT + PATH)
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> tileMatrixSets(HttpServletRequest request, Caller caller) {
        Ask ask = Ask.of(request, caller);
        Media media = Parameters.onlyMedia(ask, OFFERED);
        var self = Link.of(
                ask.at(PATH + "/" + TileMatrixSet.ID, media),
                TilesetDocument.TILING_SCHEME,
                media,
                TileMatrixSet.TITLE);
        var one = new Document()
                .with("id", TileMatrixSet.ID)
                .with("title", TileMatrixSet.TITLE)
                .with("uri", TileMatrixSet.URI)
                .with("crs", TileMatrixSet.CRS)
                .with("links", List.of(self));
        var links = Link.ofSelf(ask, media, OFFERED);
        var document = new Document().with("links", links).with("tileMatrixSets", List.of(one));
        if (media == Media.JSON) return Reply.json(ask, media, document);
        var all = new ArrayList<>(links);
        all.add(self);
        String title = title(ask);
        return Reply.html(ask, new HtmlPage(ask, title, HtmlPage.home(ask), all).around(document));
    }

    @GetMapping(Ask.ROOT + PATH + "/{tileMatrixSetId}")
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> tileMatrixSet(
            @PathVariable String tileMatrixSetId, HttpServletRequest request, Caller caller) {
        Ask ask = Ask.of(request, caller);
        if (!tileMatrixSetId.equals(TileMatrixSet.ID)) {
            throw OgcException.notFound(OgcFaults.noSuchTileMatrixSet(tileMatrixSetId));
        }
        Media media = Parameters.onlyMedia(ask, OFFERED);
        var links = Link.ofSelf(ask, media, OFFERED);
        var document = TileMatrixSet.definition();
        document.put("links", links);
        if (media == Media.JSON) return Reply.json(ask, media, document);
        List<Crumb> crumbs = new ArrayList<>(HtmlPage.home(ask));
        crumbs.add(new Crumb(title(ask), PATH));
        return Reply.html(ask, new HtmlPage(ask, TileMatrixSet.ID, crumbs, links).around(document));
    }

    private static String title(Ask ask) {
        return ask.language().of("瓦片矩阵集", "Tile matrix sets");
    }
}
