package org.songhua.engine.hydraulics.city;

import java.util.List;

/**
 * Something in the register that a model cannot take as it stands.
 *
 * @param kind what it is
 * @param ids whose, in the order of the register; one entry for each object
 */
public record Trouble(Kind kind, List<String> ids) {
    public Trouble {
        ids = List.copyOf(ids);
    }

    /** What can be wrong. The pipe or source is left out unless it is said what is taken instead. */
    public enum Kind {
        /** A pipe that does not say where it begins or ends. */
        PIPE_WITHOUT_NODES,
        /** A pipe back to where it begins. */
        PIPE_TO_ITSELF,
        /** A pipe with the identifier of one before it. */
        PIPE_TWICE,
        /** A length that is not above 0; one metre is taken. */
        PIPE_WITHOUT_LENGTH,
        /** A diameter that is not known, or below 10 or above 6000 mm; the usual one is taken. */
        PIPE_WITHOUT_DIAMETER,
        /** A valve at a node that no pipe has; it is left out. */
        VALVE_OFF_THE_NETWORK,
        /** A valve between two pipes that stands closed; both are taken as closed, and who lies between may be dry. */
        VALVE_CLOSED,
        /** A source at a node that no pipe has. */
        SOURCE_OFF_THE_NETWORK,
        /** A source with the identifier of one before it. */
        SOURCE_TWICE,
        /** Water drawn at a node that no pipe has. */
        USE_OFF_THE_NETWORK,
        /** Pipes from which no way leads to a source. */
        PIPE_WITHOUT_SOURCE
    }
}
