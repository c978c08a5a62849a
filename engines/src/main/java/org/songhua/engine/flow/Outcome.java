package org.songhua.engine.flow;

import java.util.List;

/** What came of an attempt. */
public sealed interface Outcome {

    /**
     * It was done.
     *
     * @param event what the log gets
     * @param after the case afterwards
     */
    record Done(FlowEvent event, FlowCase after) implements Outcome {}

    /**
     * It was refused, and nothing has changed.
     *
     * @param refusals every reason at once, at least one
     */
    record Refused(List<Refusal> refusals) implements Outcome {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
