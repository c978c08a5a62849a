package org.songhua.resolution.internal.sources;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.songhua.people.Caller;
import org.songhua.resolution.ResolutionPair.Side;

/** Records of one subject of a rule. What is compared is all there is; what is shown is what the caller may see. */
public interface Source {

    /** {@return what its records are called} */
    String of();

    /** Hands over every record. */
    void each(Consumer<Entry> sink);

    /** {@return one record, if it still stands} */
    Optional<Entry> find(UUID id);

    /** {@return one record as the caller sees it, if it lies within their scope} */
    Optional<Side> show(UUID id, Caller caller);
}
