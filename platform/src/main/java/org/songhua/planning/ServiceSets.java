package org.songhua.planning;

import java.util.List;
import java.util.Optional;

/** The services that packs declare. */
public interface ServiceSets {

    /** {@return the sets in the order of the packs} */
    List<ServiceSet> list();

    /** {@return the set of that pack} */
    default Optional<ServiceSet> find(String code) {
        return list().stream().filter(set -> set.code().equals(code)).findFirst();
    }
}
