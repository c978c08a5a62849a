package org.songhua.warning;

import java.util.List;
import org.songhua.engine.rule.Level;

/**
 * How long a step of warnings of a level may take.
 *
 * @param minutes after which the first tier is called, the second, and so on, from the begin of the stage; rising
 * @param isDefault whether it is the program's and not the city's own
 */
public record StepLimit(Level level, Stage stage, List<Integer> minutes, boolean isDefault) {
    public StepLimit {
        minutes = List.copyOf(minutes);
    }
}
