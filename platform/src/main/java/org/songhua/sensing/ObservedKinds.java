package org.songhua.sensing;

import java.util.List;
import java.util.Optional;

/** What all packs say is observed in the city. */
public interface ObservedKinds {

    /** {@return all, in the order of the packs} */
    List<ObservedKind> list();

    /** {@return that of the code, if a pack declares it} */
    Optional<ObservedKind> find(String code);

    /** {@return that which a word of a protocol means, such as a factor code of HJ 212, if a pack says so} */
    Optional<ObservedKind> of(String protocol, String word);
}
