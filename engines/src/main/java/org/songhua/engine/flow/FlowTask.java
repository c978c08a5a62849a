package org.songhua.engine.flow;

/**
 * Work given to somebody within a case.
 *
 * @param kind such as {@code dispose} or {@code assist}
 * @param party code of the department it was given to; empty when it is not known yet
 * @param status whether it is to be done
 */
public record FlowTask(String kind, String party, Status status) {

    /** How far a task is. */
    public enum Status {
        OPEN,
        DONE,
        /** Given back, given to another, or ended with the case. */
        CANCELLED
    }

    FlowTask with(Status next) {
        return status == Status.OPEN ? new FlowTask(kind, party, next) : this;
    }
}
