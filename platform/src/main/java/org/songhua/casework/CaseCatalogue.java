package org.songhua.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.engine.flow.Flow;
import org.songhua.pack.Text;

/** What the packs say of cases: classes of matters, flows, limits, responsibilities and the words for them. */
public interface CaseCatalogue {

    /** {@return every class, in the order of the packs} */
    List<CaseClass> classes();

    /** {@return the class of that code} */
    Optional<CaseClass> findClass(String code);

    /** {@return the flow as the packs have it now} */
    Flow flow(String key);

    /** {@return the newest version of every flow} */
    List<Flow> flows();

    /** {@return the limits of all packs} */
    List<Limit> limits();

    /** {@return the responsibilities of all packs} */
    List<Responsibility> responsibilities();

    /** {@return what is looked at in the field for a class, names by code in order; empty when the packs say nothing} */
    Map<String, Text> checklist(String classCode);

    /** {@return names of reasons, clocks, requests and kinds of evidence by code} */
    Map<String, Text> words();
}
