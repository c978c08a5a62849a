package org.songhua.cim.internal.imports.batch;

/** Watches an import: is told how far it is, and may stop it. */
public interface ImportMonitor {

    /**
     * Called often, by the thread that runs the import.
     *
     * @param share of the input read, 0 to 1
     * @throws RuntimeException when the import is to stop
     */
    void reading(double share);
}
