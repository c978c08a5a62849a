package org.songhua.service;

import java.util.List;

/**
 * An application that was taken.
 *
 * @param number its number, which tells nothing to anybody else
 * @param trackingCode shown to the applicant; only its digest stands beside the application
 * @param reused kinds of documents that were brought before and still count
 */
public record Receipt(String number, String trackingCode, List<String> reused) {
    public Receipt {
        reused = List.copyOf(reused);
    }
}
