package org.songhua.cim;

import java.util.List;
import org.songhua.people.Scope;

/** The quality of the data: checks that packs declare, run on demand and every night, and what they found. */
public interface Quality {
    /** Most findings that are kept of one check in one data set; they are counted all. */
    int MOST_FINDINGS = 5_000;

    /** {@return the checks in the order of the packs} */
    List<DataCheck> checks();

    /** Runs all checks beside the caller; when they run already, that run is returned. */
    QualityRun start(String by);

    /** Runs all checks to the end in the calling thread, after a run that is under way. */
    QualityRun run(String by);

    /** {@return whether checks run now} */
    boolean isRunning();

    /** {@return runs that came to their end, newest first} */
    List<QualityRun> runs(int limit);

    /** {@return what the newest run found in the data sets that somebody may see; empty before the first} */
    List<QualityResult> results(Scope scope);

    /** {@return counts of the last runs, oldest first; nothing for those who see a part of the city only} */
    List<QualityPoint> history(int runs, Scope scope);

    /**
     * {@return findings of the newest run within the scope, in order of number}
     *
     * @param check code of the check
     * @param dataset code of the data set
     * @param after number of the last finding seen, 0 for none
     */
    List<QualityFinding> findings(String check, String dataset, long after, int limit, Scope scope);
}
