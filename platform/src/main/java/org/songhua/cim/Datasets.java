package org.songhua.cim;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;

/** The catalogue of data sets. */
public interface Datasets {

    /** {@return what everybody may learn of, by code} */
    List<DatasetEntry> announced();

    /** {@return what somebody with that scope may learn of, by code} */
    List<DatasetEntry> list(Scope scope);

    /** {@return one of {@link #list}} */
    Optional<DatasetEntry> find(String code, Scope scope);

    /**
     * Changes what is told of a data set, with an entry in the audit log.
     *
     * @param revision of the profile as the editor read it
     * @param edit need not care for the revision
     * @return the data set; empty when somebody else was faster
     * @throws NotFoundException when there is none of that code
     */
    Optional<DatasetEntry> change(String code, int revision, UnaryOperator<DatasetProfile> edit, String by);
}
