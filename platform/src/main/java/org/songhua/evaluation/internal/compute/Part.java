package org.songhua.evaluation.internal.compute;

/**
 * A total over the objects of one region.
 *
 * @param amount in base units
 * @param net of a gap, else 0
 * @param objects that were looked at
 * @param lacking of these, those that lack an attribute the total asks for
 */
public record Part(double amount, double net, long objects, long lacking) {
    /** No object. */
    public static final Part NONE = new Part(0, 0, 0, 0);

    /** {@return both together} */
    public Part plus(Part other) {
        return new Part(amount + other.amount, net + other.net, objects + other.objects, lacking + other.lacking);
    }
}
