package org.songhua.people;

import java.util.List;
import java.util.function.UnaryOperator;
import org.songhua.engine.fault.FaultLog;

/** The tree of organisations. Fault logs work as in {@link Users}. */
public interface Organisations {

    /** {@return all organisations by code} */
    List<Organisation> list();

    Organisation create(Organisation organisation, FaultLog log, Caller by);

    /**
     * Changes name, parent and kind; an organisation cannot come to lie below itself.
     *
     * @throws NotFoundException when there is no such organisation
     */
    Organisation change(String code, UnaryOperator<Organisation> edit, FaultLog log, Caller by);
}
