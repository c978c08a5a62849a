package org.songhua.lifeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectId;
import org.songhua.people.Scope;

/** Networks as they are at a moment: what sensors measure, what the model says, and what follows from the difference. */
public interface LiveNetworks {

    /**
     * {@return a network at a moment; sensors, nodes and pipes that the scope does not show are left out}
     *
     * @param at null for the newest readings; within the years 1970 to 9999
     * @throws org.songhua.people.NotFoundException when there is no such network, or its pack does not say how it is watched
     */
    LiveState state(String lifeline, @Nullable Instant at, Scope scope);

    /**
     * {@return what sensors would read if so much were drawn; those that the scope does not show are left out}
     *
     * @param factor multiple of the mean use
     * @param pipe that bursts; null for none
     * @param drawn what the burst takes, cubic metres an hour
     * @throws org.songhua.people.NotFoundException when there is no such network or pipe within the scope
     * @throws org.songhua.engine.fault.FaultException LIFE-002 when a number is out of range, LIFE-003 without a solution of the model
     */
    WhatIf whatIf(String lifeline, double factor, @Nullable ObjectId pipe, double drawn);

    /**
     * {@return where the nodes of a network are; those at no pipe that the scope shows are left out}
     *
     * @throws org.songhua.people.NotFoundException as {@link #state}
     */
    NetworkNodes nodes(String lifeline, Scope scope);

    /**
     * {@return pressures of the whole network in the step that holds a time; cheap enough for a slider}
     *
     * @param at null for the newest readings
     * @throws org.songhua.people.NotFoundException as {@link #state}
     */
    LivePressures pressures(String lifeline, @Nullable Instant at, Scope scope);

    /**
     * {@return where further sensors would see most, at the mean use}
     *
     * @param count of places that are wanted, 1 to 50
     * @param drawn what the burst takes that is to be seen, cubic metres an hour
     * @param fall that a sensor tells from chance, metres; null for what the sensors in place tell
     * @throws org.songhua.people.NotFoundException as {@link #state}
     * @throws org.songhua.engine.fault.FaultException LIFE-002 when a number is out of range
     */
    SensorPlan sensors(String lifeline, int count, double drawn, @Nullable Double fall, Scope scope);
    WhatIf whatIf(String lifeline, double factor, @Nullable ObjectId pipe, double drawn, Scope scope);
}
