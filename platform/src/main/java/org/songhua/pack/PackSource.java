package org.songhua.pack.part;

/** Where the packs of a running program come from; a bean of the program. */
public interface PackSource {

    /**
     * {@return what the packs say now, those in the program's folder of packs included, read anew and checked; what was read
     * before stays as it is}
     *
     * @throws org.songhua.engine.fault.FaultException with every mistake, when there is any
     */
    PackContent read();
}
