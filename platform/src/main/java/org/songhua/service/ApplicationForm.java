package org.songhua.service;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an applicant sends.
 *
 * @param fields values of what the service asks for
 * @param personal who applies; sealed at once
 * @param region code of the region it belongs to; null when not said
 * @param earlier tracking code of an earlier application of the same person, whose documents are used again; null for none
 * @param request mark of the sender's choice: the same one again is the same application; null for none
 */
public record ApplicationForm(
        Map<String, Object> fields,
        Map<String, String> personal,
        @Nullable String region,
        @Nullable String earlier,
        @Nullable String request) {
    public ApplicationForm {
        fields = Map.copyOf(fields);
        personal = Map.copyOf(personal);
    }

    /** Personal data never show by accident. */
    @Override
    public String toString() {
        return "ApplicationForm[…]";
    }
}
