package org.songhua.stream;

import java.util.List;

/** A plan that cannot be judged by, with all that is wrong. */
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PlanException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
    }
}
