package org.songhua.engine.geo;

/** Turns single positions between a reference system and longitude and latitude; safe for use by many threads. */
interface Conversion {
    /**
     * Turns x and y into longitude and latitude in degrees, in place; not finite where that cannot be done.
     *
     * @param at where x stands, y being next
     */
    void toLonLat(double[] xy, int at);

    /** Turns longitude -180 to 180 and latitude -90 to 90 into x and y, in place; not finite where that cannot be done. */
    void fromLonLat(double[] xy, int at);
}
