package org.songhua.sensing.internal.store;

import org.songhua.engine.quality.QualityRules;

/** Knows what the readings of a datastream are judged by. Asked for each reading: answers from memory. */
public interface QualitySource {
    /** {@return the rules; {@link QualityRules#NONE} when nobody says what to expect} */
    QualityRules rules(long datastream);
}
