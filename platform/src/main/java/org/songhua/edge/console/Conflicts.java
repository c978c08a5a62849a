package org.songhua.edge.console;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectVersion;
import org.songhua.cim.StaleRevisionException;
import org.songhua.cim.StaleRevisionException.Conflict;
import org.songhua.edge.console.HistoryController.VersionView;
import org.songhua.edge.problem.Problem;
import org.songhua.edge.problem.ProblemException;
import org.songhua.people.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Tells who was slower what stands there now, so that nobody's work is lost: 412 with all that is needed to go on. */
@Component
class Conflicts {
    private final CityObjects objects;

    Conflicts(CityObjects objects) {
        this.objects = objects;
    }

    /**
     * {@return what the work returns}
     *
     * @param yours what the caller sent
     * @throws ProblemException 412 with base, theirs and yours when somebody else was faster
     */
    <T> T telling(Supplier<T> work, JsonNode yours, Caller caller) {
        try {
            return work.get();
        } catch (StaleRevisionException e) {
            List<ConflictView> conflicts = e.conflicts().stream()
                    .map(conflict -> view(conflict, yours, caller))
                    .toList();
            Problem problem = Problem.of(HttpStatus.PRECONDITION_FAILED, "CIM-026", e.getMessage())
                    .withConflicts(conflicts);
            throw new ProblemException(problem).with("ETag", "\"" + e.currentRevision() + "\"");
        }
    }

    private ConflictView view(Conflict conflict, JsonNode yours, Caller caller) {
        List<ObjectVersion> versions = objects.versions(conflict.id(), caller.scope());
        return new ConflictView(
                conflict.id().toString(),
                find(versions, conflict.expected()).map(this::view).orElse(null),
                versions.stream()
                        .filter(ObjectVersion::isCurrent)
                        .findFirst()
                        .map(this::view)
                        .orElse(null),
                versions.stream().findFirst().map(this::view).orElse(null),
                yours);
    }

    private static Optional<ObjectVersion> find(List<ObjectVersion> versions, int revision) {
        return versions.stream()
                .filter(version -> version.part() == 0 && version.object().revision() == revision)
                .findFirst();
    }

    private VersionView view(ObjectVersion version) {
        return VersionView.of(
                version, version.edit() == null ? null : version.edit().by());
    }

    /**
     * An object that somebody else changed.
     *
     * @param base what you saw
     * @param theirs what stands there now; null when the object is no more
     * @param last the newest version, which tells who ended it when it is no more
     * @param yours what you sent
     */
    record ConflictView(
            String id,
            @Nullable VersionView base,
            @Nullable VersionView theirs,
            @Nullable VersionView last,
            JsonNode yours) {}
}
