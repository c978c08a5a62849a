package org.songhua.evaluation.internal.compute;

/**
 * A region to compute for.
 *
 * @param code division code, or {@code *} for all objects
 * @param level 1 province to 5 community; 0 for all
 * @param population NaN when unknown
 * @param area square metres; NaN when unknown
 * @param version digest of its boundary
 */
public record Geography(String code, String name, int level, double population, double area, String version) {
    /** All objects, whether they lie in a region or not. */
    public static final String ALL = "*";

    /** {@return the digits that the codes of all regions in it begin with} */
    public String head() {
        if (code.equals(ALL)) return "";
        if (code.length() != 6 || !code.endsWith("00")) return code;
        return code.endsWith("0000") ? code.substring(0, 2) : code.substring(0, 4);
    }

    /** {@return whether a region of that code lies in it or is it} */
    public boolean holds(String region) {
        return region.startsWith(head());
    }
}
