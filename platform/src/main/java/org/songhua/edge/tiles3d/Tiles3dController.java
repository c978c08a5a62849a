package org.songhua.edge.tiles3d;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Dataset;
import org.songhua.cim.Tiles3d;
import org.songhua.cim.Tiles3d.Answer;
import org.songhua.cim.Tiles3d.Source;
import org.songhua.edge.problem.ProblemException;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.pack.Text;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Tile sets of a collection, or of everything in a data set that stands in space. */
@RestController
class Tiles3dController {
    static final String GLB = "model/gltf-binary";
    private static final String SET = "/tiles3d/{source}";
    private static final String CELL = SET + "/{zoom}/{column}/{row}";

    private final Tiles3d tiles;
    private final CityObjects objects;
    private final Packs packs;

    Tiles3dController(Tiles3d tiles, CityObjects objects, Packs packs) {
        this.tiles = tiles;
        this.objects = objects;
        this.packs = packs;
    }

    /** The tile sets that there are for the caller. */
    @Allow(Permission.CIM_VIEW)
    @GetMapping("/tiles3d")
    List<TilesetView> list(Caller caller) {
        Map<String, Long> counts = objects.countByClass(caller.scope());
        var views = new ArrayList<TilesetView>();
        for (ClassDefinition definition : packs.classes()) {
            long count = counts.getOrDefault(definition.code(), 0L);
            boolean stands = tiles.classCodes().contains(definition.code());
            if (!stands || !caller.scope().allowsClass(definition.code())) continue;
            views.add(new TilesetView(
                    definition.code(), definition.title(), count, address(definition.code()), definition.cimLevel()));
        }
        return views;
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping(SET + "/tileset.json")
    ResponseEntity<byte[]> tileset(
            @PathVariable String source,
            @RequestParam(required = false) @Nullable String asOf,
            WebRequest request,
            Caller caller) {
        refuse(asOf);
        Optional<Answer> found = tiles.tileset(source(source, caller.scope()), caller.scope());
        return json(found.orElseThrow(() -> nothing(source)), request);
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping(CELL + "/tileset.json")
    ResponseEntity<byte[]> subtree(
            @PathVariable Map<String, String> path,
            @RequestParam(required = false) @Nullable String asOf,
            WebRequest request,
            Caller caller) {
        refuse(asOf);
        CellAddress at = CellAddress.of(path);
        Source source = source(at.source(), caller.scope());
        Optional<Answer> found = tiles.tileset(source, at.zoom(), at.column(), at.row(), caller.scope());
        return json(found.orElseThrow(() -> nothing(at.source())), request);
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping(CELL + "/content.glb")
    ResponseEntity<byte[]> content(
            @PathVariable Map<String, String> path,
            @RequestParam(required = false) @Nullable String asOf,
            WebRequest request,
            Caller caller) {
        refuse(asOf);
        CellAddress at = CellAddress.of(path);
        Source source = source(at.source(), caller.scope());
        Answer content = tiles.content(source, at.zoom(), at.column(), at.row(), caller.scope());
        return answer(content, MediaType.parseMediaType(GLB), request);
    }

    /** Reserved: until the past can be shown in space, showing the present for it would be wrong. */
    private static void refuse(@Nullable String asOf) {
        if (asOf == null) return;
        throw new ProblemException(
                HttpStatus.BAD_REQUEST, "T3D-001", "3D tiles show the present only; leave the parameter asOf out.");
    }

    /** A class by its code, else a data set by its code. */
    private Source source(String code, Scope scope) {
        if (tiles.classCodes().contains(code) && scope.allowsClass(code)) return new Source(Set.of(code), null);
        Set<String> all = tiles.classCodes().stream().filter(scope::allowsClass).collect(Collectors.toSet());
        return objects.datasets().stream()
                .filter(dataset -> dataset.code().equals(code))
                .findFirst()
                .map(Dataset::number)
                .map(number -> new Source(all, number))
                .orElseThrow(() -> nothing(code));
    }

    private static ProblemException nothing(String source) {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "T3D-002",
                "'" + source
                        + "' has no 3D tiles here. /tiles3d lists the collections that have; a data set goes by its code.");
    }

    private static ResponseEntity<byte[]> json(Answer answer, WebRequest request) {
        return answer(answer, MediaType.APPLICATION_JSON, request);
    }

    private static ResponseEntity<byte[]> answer(Answer answer, MediaType type, WebRequest request) {
        // Weak, because the server compresses only what has no strong tag.
        String etag = "W/\"" + answer.etag() + "\"";
        if (request.checkNotModified(etag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(etag).build();
        }
        return ResponseEntity.ok()
                .eTag(etag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy("Authorization", "Cookie")
                .contentType(type)
                .body(answer.bytes());
    }

    private static String address(String source) {
        return "/tiles3d/" + source + "/tileset.json";
    }

    /**
     * A tile set.
     *
     * @param source code of the collection
     * @param title its name
     * @param objects how many there are
     * @param href address of its root document
     * @param cimLevel level of the city information model
     */
    record TilesetView(String source, Text title, long objects, String href, int cimLevel) {}

    /** The path of a cell as it was asked for. */
    record CellAddress(String source, int zoom, int column, int row) {
        static CellAddress of(Map<String, String> path) {
            var values = new LinkedHashMap<>(path);
            int zoom = number(values.getOrDefault("zoom", ""), Tiles3d.MOST_ZOOM);
            int last = (1 << zoom) - 1;
            return new CellAddress(
                    values.getOrDefault("source", ""),
                    zoom,
                    number(values.getOrDefault("column", ""), last),
                    number(values.getOrDefault("row", ""), last));
        }

        private static int number(String text, int greatest) {
            // Five digits are what the last zoom has at most.
            if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= greatest) return Integer.parseInt(text);
            throw new ProblemException(
                    HttpStatus.NOT_FOUND, "T3D-003", "There is no such tile; follow the addresses in the tile set.");
        }
    }
}
