package org.songhua.edge.ogc.features;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Days;
import org.songhua.cim.Edit;
import org.songhua.cim.EditForm;
import org.songhua.cim.EditRequest;
import org.songhua.cim.Editing;
import org.songhua.cim.ObjectChange;
import org.songhua.cim.ObjectChange.NewObject;
import org.songhua.cim.ObjectChange.Seen;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectId;
import org.songhua.cim.StaleRevisionException;
import org.songhua.edge.ogc.catalogue.Catalogue;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.OgcController;
import org.songhua.edge.ogc.http.OgcException;
import org.songhua.edge.ogc.http.OgcFaults;
import org.songhua.edge.ogc.http.Parameters;
import org.songhua.edge.problem.ProblemException;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * OGC API - Features - Part 4 (draft 20-002): create, replace, update and delete features, each on the revision that the client
 * read. The parameters {@code kind}, {@code since} and {@code reason} say what an edit means, as everywhere on the platform;
 * without them it corrects the record.
 */
@RestController
class ChangeItemsController extends OgcController {
    static final String ITEMS = Ask.ROOT + "/collections/{collectionId}/items";
    private static final String ITEM = ITEMS + "/{featureId}";
    private static final String GEOJSON = "application/geo+json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Catalogue catalogue;
    private final CityObjects objects;
    private final Editing editing;
    private final ItemConflicts conflicts;

    ChangeItemsController(Catalogue catalogue, CityObjects objects, Editing editing, ItemConflicts conflicts) {
        this.catalogue = catalogue;
        this.objects = objects;
        this.editing = editing;
        this.conflicts = conflicts;
    }

    @PostMapping(
            path = ITEMS,
            consumes = {GEOJSON, "application/json"})
    @Allow(Permission.CIM_EDIT)
    ResponseEntity<Void> create(
            @PathVariable String collectionId,
            @RequestBody JsonNode feature,
            HttpServletRequest request,
            Caller caller) {
        Ask ask = Ask.of(request, caller);
        Collection collection = catalogue.get(collectionId, caller.scope());
        var parameters = new Parameters(ask);
        String dataset = parameters.find("dataset").orElse(null);
        Meaning meaning = Meaning.of(parameters);
        var create = new ObjectChange.Create(collectionId, dataset, read(feature, collection));
        CityObject made = apply(meaning.request(create), caller).getFirst();
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.LOCATION, ask.at("/collections/" + collectionId + "/items/" + made.id()))
                .eTag(ItemTag.of(made, "created"))
                .build();
    }

    /** Everything that the feature does not say is gone afterwards, save what the platform sets itself. */
    @PutMapping(
            path = ITEM,
            consumes = {GEOJSON, "application/json"})
    @Allow(Permission.CIM_EDIT)
    ResponseEntity<Void> replace(
            @PathVariable String collectionId,
            @PathVariable String featureId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody JsonNode feature,
            HttpServletRequest request,
            Caller caller) {
        return change(collectionId, featureId, match, feature, request, caller, (seen, collection) -> {
            NewObject wanted = read(feature, collection);
            var attributes = new HashMap<String, @Nullable Object>();
            collection.definition().attributes().forEach(attribute -> attributes.put(attribute.name(), null));
            attributes.putAll(wanted.attributes());
            return new ObjectChange.Update(seen, new ObjectEdit(wanted.name(), true, attributes, geometry(wanted)));
        });
    }

    /** A JSON merge patch (RFC 7396) of the feature. */
    @PatchMapping(
            path = ITEM,
            consumes = {MERGE_PATCH, "application/json"})
    @Allow(Permission.CIM_EDIT)
    ResponseEntity<Void> update(
            @PathVariable String collectionId,
            @PathVariable String featureId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody JsonNode patch,
            HttpServletRequest request,
            Caller caller) {
        return change(collectionId, featureId, match, patch, request, caller, (seen, collection) -> {
            NewObject wanted = read(patch, collection);
            boolean renames = patch.path("properties").has("name")
                    && collection.definition().attribute("name").isEmpty();
            return new ObjectChange.Update(
                    seen, new ObjectEdit(wanted.name(), renames, wanted.attributes(), wanted.wkb()));
        });
    }

    /** As a correction the feature never was; as a change it ends in the world. */
    @DeleteMapping(ITEM)
    @Allow(Permission.CIM_EDIT)
    ResponseEntity<Void> delete(
            @PathVariable String collectionId,
            @PathVariable String featureId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            HttpServletRequest request,
            Caller caller) {
        boolean ends = "change".equals(request.getParameter("kind"));
        return change(
                collectionId,
                featureId,
                match,
                null,
                request,
                caller,
                (seen, collection) -> ends ? new ObjectChange.Retire(seen) : new ObjectChange.Delete(seen));
    }

    @RequestMapping(path = ITEMS, method = RequestMethod.OPTIONS)
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<Void> itemsOptions(@PathVariable String collectionId, Caller caller) {
        catalogue.get(collectionId, caller.scope());
        return options(caller, List.of(HttpMethod.POST));
    }

    @RequestMapping(path = ITEM, method = RequestMethod.OPTIONS)
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<Void> itemOptions(@PathVariable String collectionId, Caller caller) {
        catalogue.get(collectionId, caller.scope());
        return options(caller, List.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE));
    }

    private static ResponseEntity<Void> options(Caller caller, List<HttpMethod> changing) {
        var headers = new HttpHeaders();
        var allowed = new HashSet<>(List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS));
        if (caller.may(Permission.CIM_EDIT)) allowed.addAll(changing);
        headers.setAllow(allowed);
        headers.set("Accept-Patch", MERGE_PATCH);
        return new ResponseEntity<>(headers, HttpStatus.NO_CONTENT);
    }

    private ResponseEntity<Void> change(
            String collectionId,
            String featureId,
            @Nullable String match,
            @Nullable JsonNode yours,
            HttpServletRequest request,
            Caller caller,
            BiFunction<Seen, Collection, ObjectChange> change) {
        Ask ask = Ask.of(request, caller);
        Collection collection = catalogue.get(collectionId, caller.scope());
        ObjectId id = find(collection, featureId, caller)
                .orElseThrow(() -> OgcException.notFound(OgcFaults.noSuchFeature(featureId, collectionId)));
        Meaning meaning = Meaning.of(new Parameters(ask));
        var seen = new Seen(id, revision(match));
        EditRequest edit = meaning.request(change.apply(seen, collection));
        try {
            List<CityObject> left = apply(edit, caller);
            var answer = ResponseEntity.noContent();
            if (!left.isEmpty()) answer.eTag(ItemTag.of(left.getFirst(), "changed"));
            return answer.build();
        } catch (StaleRevisionException e) {
            throw conflicts.problem(e, collection, yours, caller);
        }
    }

    private List<CityObject> apply(EditRequest edit, Caller caller) {
        try {
            return editing.applySingle(edit, caller.scope(), caller.name()).objects();
        } catch (FaultException e) {
            throw new FaultException(e.faults().stream()
                    .map(ChangeItemsController::withinFeature)
                    .toList());
        }
    }

    /** What the platform calls attributes and name came as properties. */
    private static Fault withinFeature(Fault fault) {
        String field = fault.place().field();
        if (field == null) return fault;
        String inFeature = field.replaceFirst("^/?(attributes/|(?=name$))", "/properties/");
        return fault.at(fault.place().withField(inFeature));
    }

    /** An object that is gone is found as well when the client may have seen it: it learns that as a conflict. */
    private Optional<ObjectId> find(Collection collection, String featureId, Caller caller) {
        try {
            ObjectId id = ObjectId.parse(featureId);
            return objects.versions(id, caller.scope()).stream()
                    .limit(1)
                    .filter(version -> version.object().classCode().equals(collection.id()))
                    .map(version -> id)
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int revision(@Nullable String match) {
        if (match == null) {
            throw new ProblemException(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "OGC-020",
                    "Send the ETag of the feature as you read it in If-Match.");
        }
        return ItemTag.revision(match)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.PRECONDITION_FAILED, "OGC-021", "If-Match is no ETag of a feature: read it again."));
    }

    private static NewObject read(JsonNode feature, Collection collection) {
        return EditForm.readFeature(
                feature, name -> collection.definition().attribute(name).isPresent());
    }

    private static byte[] geometry(NewObject wanted) {
        byte[] wkb = wanted.wkb();
        if (wkb != null) return wkb;
        throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "CIM-039", "A feature needs a geometry.");
    }

    /** What an edit means. */
    private record Meaning(
            Edit.Kind kind,
            @Nullable Instant since,
            @Nullable String reason) {
        static Meaning of(Parameters parameters) {
            Edit.Kind kind = parameters
                    .find("kind", "Give correction or change.", Meaning::kind)
                    .orElse(Edit.Kind.CORRECTION);
            Instant since = parameters
                    .find("since", "Give a date such as 2026-01-31, or a time with Z.", Days::begin)
                    .orElse(null);
            String reason = parameters.find("reason").orElse(null);
            parameters.find("f");
            parameters.check();
            return new Meaning(kind, since, reason);
        }

        private static Edit.Kind kind(String text) {
            return switch (text) {
                case "correction" -> Edit.Kind.CORRECTION;
                case "change" -> Edit.Kind.CHANGE;
                default -> throw new IllegalArgumentException("no kind");
            };
        }

        EditRequest request(ObjectChange change) {
            return new EditRequest(kind, since, reason, List.of(change), 0);
        }
    }
}
