package org.songhua.engine.duplicate;

import java.time.Instant;
import org.songhua.engine.text.Grams;

/**
 * What of a case or report matters for telling duplicates.
 *
 * @param id of the case
 * @param longitude degrees east, NaN when the place is not known
 * @param latitude degrees north, NaN when the place is not known
 * @param at when it was reported
 * @param category its class, codes of parent classes before it, parted by slashes: {@code 市政/井盖}
 * @param asset the component it is about, empty when none is named
 * @param grams of its text, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // Millions are held; never compared.
public record CaseSketch(
        String id, double longitude, double latitude, Instant at, String category, String asset, int[] grams) {

    public static CaseSketch of(
            String id, double longitude, double latitude, Instant at, String category, String asset, String text) {
        return new CaseSketch(id, longitude, latitude, at, category, asset, Grams.of(Grams.normalise(text)));
    }

    /** {@return the same with the words of a text} */
    public CaseSketch saying(String text) {
        return of(id, longitude, latitude, at, category, asset, text);
    }

    public boolean isPlaced() {
        return Double.isFinite(longitude) && Double.isFinite(latitude);
    }
}
