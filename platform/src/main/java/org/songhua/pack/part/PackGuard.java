package org.songhua.pack.part;

import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;

/** Speaks for what is stored by the packs in force, before others take their place; a bean of the module that stores it. */
public interface PackGuard {

    /**
     * Tells what could not live on under other packs, such as objects of a class that they do not declare any more.
     *
     * @param next without fault in themselves
     * @param faults gets all of it; any refuses the packs
     */
    void check(PackContent next, Consumer<Fault> faults);
}
