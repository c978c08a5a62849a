package org.songhua.engine.travel;

/**
 * How far a facility may be: in minutes or in metres, as the standard says that asks for it.
 *
 * @param metric whether {@code value} is milliseconds or millimetres
 * @param value at least 0, at most {@link StreetSearch#NO_LIMIT}
 */
public record Limit(Metric metric, int value) {
    public Limit {
        if (value < 0 || value > StreetSearch.NO_LIMIT) throw new IllegalArgumentException("The limit is " + value);
    }

    public static Limit ofSeconds(double seconds) {
        return new Limit(Metric.TIME, Math.toIntExact(Math.round(1000 * seconds)));
    }

    public static Limit ofMinutes(double minutes) {
        return ofSeconds(60 * minutes);
    }

    public static Limit ofMetres(double metres) {
        return new Limit(Metric.LENGTH, Math.toIntExact(Math.round(1000 * metres)));
    }
}
