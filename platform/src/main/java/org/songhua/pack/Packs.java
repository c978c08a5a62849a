package org.songhua.pack;

import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The packs in force: loaded at start, where a pack with a fault keeps the program from starting, and anew when somebody asks for it,
 * where it keeps them as they are.
 */
public interface Packs {

    /**
     * {@return the packs that the program brings along, without a running program; each call reads them anew}
     *
     * @throws org.songhua.engine.fault.FaultException when a pack has a fault
     */
    static Packs ofClasspath() {
        try {
            return ServiceLoader.load(Packs.class).findFirst().orElseThrow();
        } catch (ServiceConfigurationError e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }

    /** {@return the packs as they stand now, which stay as they are whatever is taken later} */
    default Packs now() {
        return this;
    }

    /** {@return the packs, those that others require first} */
    List<Pack> list();

    /** {@return the headings of the layer tree in order} */
    List<ClassGroup> groups();

    /** {@return every class of every pack, in the order of the packs and of their files} */
    List<ClassDefinition> classes();

    /** {@return the class of that code, if a pack declares it} */
    Optional<ClassDefinition> findClass(String code);
}
