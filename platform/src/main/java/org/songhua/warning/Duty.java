package org.songhua.warning;

import java.util.List;
import java.util.Map;
import org.songhua.engine.duty.Roster;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/** Who is on duty for warnings, who was called when a step was late, and how long steps may take. */
public interface Duty {

    /** {@return who keeps watch when} */
    Roster roster();

    /** {@return the roster as {@link #replace} takes it} */
    String csv();

    /**
     * Puts a roster in the place of the present one.
     *
     * @param csv UTF-8 or GBK with a header; at least the columns organisation, person, from and until
     * @return how many watches it has
     * @throws org.songhua.engine.fault.FaultException with everything that is wrong with it, by row; then nothing is changed
     */
    int replace(byte[] csv, Caller caller);

    /** {@return what changes whenever the roster does} */
    String revision();

    /**
     * Puts one watch in the place of another.
     *
     * @param position of the one that is replaced, counted from 0; that behind the last for a watch that is new
     * @param columns of its row as {@link #replace} takes them, by name
     * @param revision of the roster that the position is of
     * @throws org.songhua.engine.fault.FaultException with everything that is wrong with it, or when the roster is another by now (DUTY-004)
     */
    void put(int position, Map<String, String> columns, String revision, Caller caller);

    /**
     * Takes a watch out.
     *
     * @throws org.songhua.engine.fault.FaultException when the roster is another by now (DUTY-004)
     */
    void remove(int position, String revision, Caller caller);

    /** {@return how long each step may take, by level and stage} */
    List<StepLimit> limits();

    /**
     * Sets how long a step may take; without times it is the program's default again. Warnings that wait are reckoned anew.
     *
     * @throws org.songhua.engine.fault.FaultException when the stage has no time, or the times do not rise (DUTY-003)
     */
    void limit(StepLimit limit, Caller caller);

    /**
     * {@return who was called for a warning, in order}
     *
     * @throws org.songhua.people.NotFoundException when there is no such warning within the scope
     */
    List<DutyCall> calls(long warning, Scope scope);

    /**
     * {@return how long each step of a warning took, in order, the present one last}
     *
     * @throws org.songhua.people.NotFoundException when there is no such warning within the scope
     */
    List<StageTime> times(long warning, Scope scope);
}
