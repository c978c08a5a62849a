package org.songhua.redline;

import java.util.List;
import java.util.Map;
import org.songhua.people.Caller;

/**
 * The red lines. They watch over the whole city: what somebody's scope does not reach can be in their way all the same, and is
 * told by its class and distance alone.
 */
public interface RedLines {

    /** {@return all red lines, in order of packs and files} */
    List<RedLine> list();

    /**
     * {@return what a shape would cross, the nearest first, before anything is entered}
     *
     * @param wkb geometry as WKB in degrees
     * @param register register whose lines are asked about; empty for every line that protects objects
     * @param fields values as far as they are known; a condition of a line over others is taken to hold
     * @throws org.songhua.engine.fault.FaultException when the geometry is not sound
     */
    List<Crossing> check(byte[] wkb, String register, Map<String, Object> fields, Caller caller);

    /**
     * Records that a document approves a subject for a line.
     *
     * @param subject {@code record:<register>/<key>} or {@code object:<class>/<name>}
     * @throws org.songhua.people.NotAllowedException when the caller lacks the permission that the line names
     * @throws org.songhua.engine.fault.FaultException for a line that there is none of, or texts that are none
     */
    void approve(String line, String subject, String document, Caller caller);
}
