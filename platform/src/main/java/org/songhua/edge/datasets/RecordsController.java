package org.songhua.edge.datasets;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.DatasetEntry;
import org.songhua.cim.Datasets;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Document;
import org.songhua.edge.ogc.http.Link;
import org.songhua.edge.ogc.http.Media;
import org.songhua.edge.ogc.http.OgcController;
import org.songhua.edge.ogc.http.Parameters;
import org.songhua.edge.ogc.http.Reply;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Open;
import org.songhua.people.Organisation;
import org.songhua.people.Organisations;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The catalogue of data sets as OGC records and as DCAT. Visitors learn of data sets that somebody declared open, and of
 * nothing else; who may see city objects, of all within their scope.
 */
@RestController
class RecordsController extends OgcController {
    private static final List<Media> OFFERED = List.of(Media.GEOJSON);
    private static final List<Media> LINKED = List.of(Media.JSONLD);
    private static final Caller VISITOR = new Caller("visitor", Set.of(), Scope.ALL);
    private static final int MOST = 1000;

    private final Datasets datasets;
    private final Organisations organisations;

    RecordsController(Datasets datasets, Organisations organisations) {
        this.datasets = datasets;
        this.organisations = organisations;
    }

    @Open("Visitors get data sets of the share level open only.")
    @GetMapping(Ask.ROOT + "/records")
    ResponseEntity<byte[]> records(HttpServletRequest request, @Nullable Caller caller) {
        Ask ask = ask(request, caller);
        var parameters = new Parameters(ask);
        parameters.media(OFFERED);
        String words = parameters.find("q").orElse("");
        int limit = parameters
                .find("limit", "A whole number from 1 on.", text -> number(text, 1))
                .orElse(100);
        int offset = parameters
                .find("offset", "A whole number from 0 on.", text -> number(text, 0))
                .orElse(0);
        parameters.check();
        List<DatasetEntry> found = listed(caller).stream()
                .filter(entry -> words.isBlank() || RecordDocument.matches(entry, words))
                .toList();
        return Reply.json(ask, Media.GEOJSON, page(ask, found, offset, Math.min(limit, MOST)));
    }

    @Open("Visitors get a data set of the share level open only.")
    @GetMapping(Ask.ROOT + "/records/{code}")
    ResponseEntity<byte[]> one(@PathVariable String code, HttpServletRequest request, @Nullable Caller caller) {
        Ask ask = ask(request, caller);
        check(ask, OFFERED);
        DatasetEntry entry = listed(caller).stream()
                .filter(one -> one.dataset().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("record " + code));
        return Reply.json(ask, Media.GEOJSON, RecordDocument.of(ask, entry, names()));
    }

    @Open("Visitors get data sets of the share level open only.")
    @GetMapping(Ask.ROOT + "/dcat")
    ResponseEntity<byte[]> dcat(HttpServletRequest request, @Nullable Caller caller) {
        Ask ask = ask(request, caller);
        check(ask, LINKED);
        return Reply.json(ask, Media.JSONLD, DcatDocument.of(ask, listed(caller), names()));
    }

    private List<DatasetEntry> listed(@Nullable Caller caller) {
        return caller != null && caller.may(Permission.CIM_VIEW) ? datasets.list(caller.scope()) : datasets.announced();
    }

    private Document page(Ask ask, List<DatasetEntry> found, int offset, int limit) {
        UnaryOperator<String> names = names();
        List<Document> features = found.stream()
                .skip(offset)
                .limit(limit)
                .map(entry -> RecordDocument.of(ask, entry, names))
                .toList();
        List<Link> links = new ArrayList<>(Link.ofSelf(ask, Media.GEOJSON, OFFERED));
        if ((long) offset + limit < found.size()) {
            String next = ask.with(Map.of("offset", String.valueOf(offset + limit)));
            links.add(Link.of(next, "next", Media.GEOJSON, ask.language().of("下一页", "Next page")));
        }
        return new Document()
                .with("type", "FeatureCollection")
                .with("numberMatched", found.size())
                .with("numberReturned", features.size())
                .with("features", features)
                .with("links", links);
    }

    private UnaryOperator<String> names() {
        Map<String, String> names =
                organisations.list().stream().collect(Collectors.toMap(Organisation::code, Organisation::name));
        return code -> names.getOrDefault(code, code);
    }

    private static Ask ask(HttpServletRequest request, @Nullable Caller caller) {
        return Ask.of(request, caller == null ? VISITOR : caller);
    }

    private static void check(Ask ask, List<Media> offered) {
        var parameters = new Parameters(ask);
        parameters.media(offered);
        parameters.check();
    }

    private static int number(String text, int least) {
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least) throw new IllegalArgumentException(text);
        return Integer.parseInt(text);
    }
}
