package org.songhua.planning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.engine.progress.Progress;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;

/** The analyses and their execution. A result follows from its inputs and the versions it names, from nothing else. */
public interface Analyses {

    /** {@return all analyses, always in the same order} */
    List<Analysis> list();

    /** {@return the analysis of that id} */
    Optional<Analysis> find(String id);

    /**
     * Checks inputs without running anything.
     *
     * @throws org.songhua.engine.fault.FaultException with all that is wrong, named by JSON pointer below {@code /inputs}
     * @throws org.songhua.people.NotFoundException when there is no such analysis
     */
    void check(String id, JsonNode inputs);

    /**
     * Runs an analysis over what the scope shows.
     *
     * @return values of its outputs by name, in their order, ready to be written as JSON
     * @throws org.songhua.engine.fault.FaultException with all that is wrong with the inputs
     * @throws org.songhua.people.NotFoundException when there is no such analysis
     */
    default Map<String, Object> run(String id, JsonNode inputs, Scope scope) {
        return run(id, inputs, scope, Progress.NONE);
    }

    /**
     * Runs an analysis over what the scope shows, telling how far it is.
     *
     * @return values of its outputs by name, in their order, ready to be written as JSON
     * @throws org.songhua.engine.fault.FaultException with all that is wrong with the inputs
     * @throws org.songhua.people.NotFoundException when there is no such analysis
     * @throws org.songhua.engine.progress.StoppedException when the progress ends it
     */
    Map<String, Object> run(String id, JsonNode inputs, Scope scope, Progress progress);
}
