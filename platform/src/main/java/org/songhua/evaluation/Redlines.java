package org.songhua.evaluation;

import java.util.List;
import java.util.Map;

/** Red lines of the plans over planned projects. */
public interface Redlines {

    /** {@return the lines of all plans} */
    List<PlanDefinition.Redline> list();

    /** {@return what they say of a project; numbers are in the unit that the line declares for the fact} */
    RedlineCheck.Result check(Map<String, Object> facts);
}
