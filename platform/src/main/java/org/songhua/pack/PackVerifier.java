package org.songhua.pack;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;

/** Checks folders of packs: their form, what they say of each other, and every example of their specifications. */
public interface PackVerifier {

    /** A verifier that needs neither a running program nor a database. */
    static PackVerifier create() {
        return ServiceLoader.load(PackVerifier.class).findFirst().orElseThrow();
    }

    /**
     * Checks all packs below a folder; what they require of the packs that the program brings along is there.
     *
     * @param packsFolder folder that holds one folder per pack
     * @return what was found; never throws because of what the files say
     */
    Report verify(Path packsFolder);

    /**
     * Checks now, and again after every change below the folder, until the calling thread is interrupted.
     *
     * @param listener gets each report in the calling thread
     */
    void watch(Path packsFolder, Consumer<Report> listener);

    /**
     * Result of a check.
     *
     * @param packs packs read, those that others require first
     * @param classes how many classes they declare
     * @param examples how many examples ran
     * @param failed how many of them did not come out as they say
     * @param faults all mistakes and failed examples, by file and line
     */
    record Report(List<Pack> packs, int classes, int examples, int failed, List<Fault> faults) {
        public Report {
            packs = List.copyOf(packs);
            faults = List.copyOf(faults);
        }

        /** {@return whether nothing is wrong} */
        public boolean ok() {
            return faults.isEmpty();
        }
    }
}
