package org.songhua.sensing;

/**
 * Readings that lie before a time as whole blocks.
 *
 * @param datastreams that have such readings
 * @param readings how many there are
 * @param bytes that they take, packed
 */
public record OldReadings(long datastreams, long readings, long bytes) {
    /** None. */
    public static final OldReadings NONE = new OldReadings(0, 0, 0);

    /** {@return both together; their datastreams are different ones} */
    public OldReadings plus(OldReadings other) {
        return new OldReadings(datastreams + other.datastreams, readings + other.readings, bytes + other.bytes);
    }
}
