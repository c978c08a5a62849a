package org.songhua.engine.location;

/**
 * A report with a position, as another system stored it.
 *
 * @param longitude degrees east
 * @param latitude degrees north
 * @param address as stated, empty when none was
 */
public record PlacedReport(double longitude, double latitude, String address) {
    public PlacedReport {
        address = address.strip();
    }
}
