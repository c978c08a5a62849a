package org.songhua.engine.progress;

/**
 * How a long computation tells how far it is, and how it is ended before its time: whoever wants that throws
 * {@link StoppedException} when told. A computation calls it often (every few milliseconds), between steps that leave
 * nothing half done, and passes on what is thrown.
 */
@FunctionalInterface
public interface Progress {
    /** Nobody asks, and nobody stops it. */
    Progress NONE = share -> {};

    /**
     * Told between two steps.
     *
     * @param share of the work that is done, 0 to 1, never less than before
     * @throws StoppedException when nobody wants the result any more
     */
    void at(double share);

    /** Told after some of all steps; 0 of 0 is all. */
    default void at(long done, long all) {
        at(done >= all ? 1 : (double) done / all);
    }

    /** {@return the progress of a part of the work, which lasts from one share of the whole to another} */
    default Progress part(double from, double to) {
        return share -> at(from + share * (to - from));
    }
}
