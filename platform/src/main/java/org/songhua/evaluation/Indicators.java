package org.songhua.evaluation;

import java.util.List;
import java.util.Optional;

/** The indicators that the packs declare. */
public interface Indicators {

    /** {@return all, by system, edition and order of their files} */
    List<IndicatorDefinition> list();

    /** {@return the indicator of an id such as {@code mohurd-2025:B04}} */
    Optional<IndicatorDefinition> find(String id);
}
