package org.songhua.lifeline;

import java.util.List;
import java.util.Set;
import org.songhua.cim.ObjectId;
import org.songhua.people.Scope;

/**
 * Networks of the city as models. A model is made of what the caller may see, and anew when any object has changed; one
 * question then takes some milliseconds.
 */
public interface Lifelines {

    /** {@return what the packs declare} */
    List<Lifeline> list();

    /**
     * Plans what to close when a pipe bursts.
     *
     * @param lifeline code of the kind of network
     * @param pipe the pipe
     * @param stuck valves that do not close
     * @throws org.songhua.people.NotFoundException when there is no such network, or no such pipe in it for this caller
     * @throws org.songhua.engine.fault.FaultException LIFE-001 when the pipe is not part of the model, with the reason
     */
    BurstPlan burst(String lifeline, ObjectId pipe, Set<ObjectId> stuck, Scope scope);

    /**
     * {@return what the model of a network holds, and what the register lacks for it}
     *
     * @throws org.songhua.people.NotFoundException when there is no such network
     */
    ModelReport report(String lifeline, Scope scope);
}
