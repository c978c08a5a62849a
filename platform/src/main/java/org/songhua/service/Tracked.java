package org.songhua.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.Text;

/**
 * How an application stands, for whoever holds its code; nothing personal.
 *
 * @param service code of the service
 * @param number its number
 * @param state its state
 * @param steps the states it went through, the first one first
 * @param place place in the queue, counted from 1; null when it does not wait
 * @param reasons why it was refused, each with its basis
 * @param documents what was brought
 * @param missing kinds of documents that are still to be brought
 * @param certificate code of the certificate; null when there is none
 * @param canWithdraw whether it can be taken back now
 */
public record Tracked(
        String service,
        String number,
        Text state,
        List<Step> steps,
        @Nullable Long place,
        List<Verdict> reasons,
        List<Brought> documents,
        List<String> missing,
        @Nullable String certificate,
        boolean canWithdraw) {

    /**
     * A state on the way.
     *
     * @param state code of the state
     * @param title what people call it
     * @param since when it was reached
     * @param due by when it was promised to be left, on working days; null when nothing is promised
     * @param isProvisional whether the holidays of that day are not published yet
     * @param doneAt when it was left; null while it lasts
     */
    public record Step(
            String state,
            Text title,
            Instant since,
            @Nullable Instant due,
            boolean isProvisional,
            @Nullable Instant doneAt) {
        /** {@return whether the promise was broken, or is by now} */
        public boolean isLate(Instant now) {
            return due != null && due.isBefore(doneAt == null ? now : doneAt);
        }
    }

    /**
     * A document.
     *
     * @param number counts up within an application
     * @param kind kind the service names
     * @param mediaType what it is
     * @param bytes size
     * @param on day on which it was brought first
     * @param isReused whether it was brought with an earlier application
     */
    public record Brought(int number, String kind, String mediaType, long bytes, LocalDate on, boolean isReused) {}

    public Tracked {
        steps = List.copyOf(steps);
        reasons = List.copyOf(reasons);
        documents = List.copyOf(documents);
        missing = List.copyOf(missing);
    }
}
