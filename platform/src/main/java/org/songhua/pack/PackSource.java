package org.songhua.pack;

/** Takes packs that were added or changed while the program runs; a bean of the program. */
public interface PackSource {

    /**
     * Reads all packs anew, those in the program's folder of packs included, and puts them in force at once; with any mistake
     * everything stays as it was.
     *
     * @throws org.songhua.engine.fault.FaultException with every mistake, and everything stored that could not live on
     */
    PacksTaken take();
}
