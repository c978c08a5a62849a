package org.songhua.planning;

import java.util.List;
import org.songhua.pack.Text;

/**
 * A computation over the city that somebody can ask for: an OGC process.
 *
 * @param id identifier in addresses
 * @param version semantic; a result that would come out otherwise has another
 * @param title name
 * @param description what it computes and how, a few sentences
 * @param inputs what it takes
 * @param outputs what it gives
 */
public record Analysis(
        String id, String version, Text title, Text description, List<Parameter> inputs, List<Parameter> outputs) {
    public Analysis {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
