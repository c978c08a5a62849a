package org.songhua.planning;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.songhua.people.Caller;
import tools.jackson.databind.JsonNode;

/** Analyses in the background. Everybody sees their own jobs only; the last 100 of each owner are kept. */
public interface Jobs {

    /**
     * Puts an analysis in line.
     *
     * @param inputs checked before it is taken
     * @param request everything that was asked for, kept with the job
     * @throws org.songhua.engine.fault.FaultException when the inputs are wrong, or {@code PLAN-150} when too many wait
     */
    Job submit(String analysis, JsonNode inputs, JsonNode request, Caller caller);

    /** {@return the caller's jobs, the newest first} */
    List<Job> list(Caller caller);

    /** {@return the job, when it is the caller's} */
    Optional<Job> find(UUID id, Caller caller);

    /** {@return the outputs of a successful job as a JSON object} */
    Optional<String> results(UUID id, Caller caller);

    /** {@return the job as it was; if it runs its computation is ended, and it is forgotten} */
    Optional<Job> dismiss(UUID id, Caller caller);
}
