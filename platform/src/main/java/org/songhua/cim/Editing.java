package org.songhua.cim;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Scope;

/**
 * Changes to city objects, one or many at once. Each call is one transaction, one entry of the audit log and one {@link Edit};
 * what was before stays in the history.
 */
public interface Editing {

    /**
     * Carries out an edit.
     *
     * @throws StaleRevisionException when any object is not as the editor saw it; nothing is changed
     * @throws FaultException with everything that is wrong, each placed by a JSON pointer
     * @throws org.songhua.people.NotFoundException for an object that does not exist within the scope
     * @throws org.songhua.people.NotAllowedException when an object would lie outside the scope
     */
    default Outcome apply(EditRequest request, Scope scope, String editor) {
        return apply(request, null, scope, editor);
    }

    /** Carries out an edit of one change; faults are placed within that change. */
    default Outcome applySingle(EditRequest request, Scope scope, String editor) {
        try {
            return apply(request, scope, editor);
        } catch (FaultException e) {
            throw new FaultException(
                    e.faults().stream().map(Editing::withinChange).toList());
        }
    }

    private static Fault withinChange(Fault fault) {
        String field = fault.place().field();
        if (field == null || !field.startsWith("/changes/0/")) return fault;
        return fault.at(fault.place().withField(field.substring("/changes/0".length())));
    }

    /** Carries out an edit that somebody proposed. */
    Outcome apply(EditRequest request, @Nullable Origin origin, Scope scope, String editor);

    /** {@return what the edit would do and what is remarkable about it, without doing it} */
    List<Fault> check(EditRequest request, Scope scope);

    /**
     * Takes back an edit by new versions; the history keeps both. Of an import, what others have edited since stays.
     *
     * @throws FaultException when anything else was built on it since, or it cannot be taken back
     */
    Outcome undo(long number, @Nullable String reason, Scope scope, String editor);

    /** {@return the edit} */
    Optional<Edit> find(long number);

    /** {@return edits before a number (null for the newest), newest first} */
    List<Edit> list(@Nullable Long before, int limit);

    /** {@return the edit that an import was} */
    Optional<Edit> findImport(long importNumber);

    /**
     * Where an edit comes from.
     *
     * @param proposal number of the proposal
     * @param by who proposed it
     */
    record Origin(long proposal, String by) {}

    /**
     * What came of an edit.
     *
     * @param edit as recorded
     * @param objects those that it made or changed and that are there now, in the order of the request
     * @param touched how many objects it touched, those that are gone included
     * @param remarks what is remarkable about the result and was no reason to refuse it
     */
    record Outcome(Edit edit, List<CityObject> objects, long touched, List<Fault> remarks) {
        public Outcome {
            objects = List.copyOf(objects);
            remarks = List.copyOf(remarks);
        }
    }
}
