package org.songhua.edge.ogc.features;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectVersion;
import org.songhua.cim.StaleRevisionException;
import org.songhua.edge.ogc.catalogue.Catalogue;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.http.Document;
import org.songhua.edge.problem.Problem;
import org.songhua.edge.problem.ProblemException;
import org.songhua.engine.geo.ByteSink;
import org.songhua.engine.geo.CrsByReference;
import org.songhua.people.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells who was slower what they saw, what stands there now and what they sent, each as GeoJSON. */
@Component
class ItemConflicts {
    private final CityObjects objects;
    private final Catalogue catalogue;

    ItemConflicts(CityObjects objects, Catalogue catalogue) {
        this.objects = objects;
        this.catalogue = catalogue;
    }

    ProblemException problem(StaleRevisionException e, Collection collection, @Nullable JsonNode yours, Caller caller) {
        var conflict = e.conflicts().getFirst();
        List<ObjectVersion> versions = objects.versions(conflict.id(), caller.scope());
        var view = new Document()
                .with("id", conflict.id().toString())
                .with("base", feature(versions, conflict.expected(), collection, caller))
                .with("theirs", feature(versions, conflict.current(), collection, caller))
                .with("yours", yours);
        Problem problem = Problem.of(HttpStatus.PRECONDITION_FAILED, "CIM-026", e.getMessage())
                .withConflicts(List.of(view));
        String tag = versions.stream()
                .filter(ObjectVersion::isCurrent)
                .findFirst()
                .map(version -> ItemTag.of(version.object(), "conflict"))
                .orElse("\"0\"");
        return new ProblemException(problem).with("ETag", tag);
    }

    private @Nullable JsonNode feature(
            List<ObjectVersion> versions, int revision, Collection collection, Caller caller) {
        Optional<ObjectVersion> found = versions.stream()
                .filter(version -> version.part() == 0 && version.object().revision() == revision)
                .findFirst();
        if (found.isEmpty()) return null;
        var out = new ByteSink();
        new FeatureWriter(collection.definition(), catalogue.now(caller.scope()).datasets(), CrsByReference.CRS84)
                .write(found.get().object(), out);
        return JsonMapper.shared().readTree(out.toBytes());
    }
}
