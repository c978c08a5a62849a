package org.songhua.engine.fault;

import java.util.List;
import java.util.stream.Collectors;

/** Ends a request whose input holds faults; carries all of them, so that the sender can mend them at once. */
public final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public FaultException(List<Fault> faults) {
        super(faults.stream().map(Fault::line).collect(Collectors.joining("\n")));
        if (faults.isEmpty()) throw new IllegalArgumentException("A FaultException needs at least one fault.");
        this.faults = List.copyOf(faults);
    }

    public FaultException(Fault fault) {
        this(List.of(fault));
    }

    /** {@return all faults found, at least one} */
    public List<Fault> faults() {
        return faults;
    }
}
