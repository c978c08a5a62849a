package org.songhua.planning;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An analysis that runs, or ran, in the background.
 *
 * @param id identifier
 * @param process id of the analysis
 * @param request what was asked for, as JSON
 * @param owner who asked; nobody else sees it
 * @param status how far it is
 * @param message what went wrong, or null
 * @param created when it was asked for
 * @param started when it began, null before
 * @param finished when it ended, null before
 * @param progress percent of the work that is done; 100 when it was successful
 */
public record Job(
        UUID id,
        String process,
        String request,
        String owner,
        Status status,
        @Nullable String message,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished,
        int progress) {

    /** {@return the job at another percentage} */
    public Job withProgress(int percent) {
        return new Job(id, process, request, owner, status, message, created, started, finished, percent);
    }

    /** Life of a job (OGC 18-062r2, statusCode). */
    public enum Status {
        ACCEPTED,
        RUNNING,
        SUCCESSFUL,
        FAILED,
        DISMISSED;

        /** {@return the word of the standard} */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** {@return whether nothing more will happen} */
        public boolean isEnd() {
            return this != ACCEPTED && this != RUNNING;
        }
    }
}
