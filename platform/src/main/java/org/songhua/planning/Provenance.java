package org.songhua.planning;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a result rests on: with the same values the same analysis gives the same result.
 *
 * @param analysis id of the analysis
 * @param analysisVersion its version
 * @param dataVersion version of the city's data, see {@link org.songhua.cim.CityObjects#dataVersion}
 * @param pack pack whose services were asked for, empty for none
 * @param packVersion its version
 * @param parameters every input with the value in force, defaults included
 */
public record Provenance(
        String analysis,
        String analysisVersion,
        long dataVersion,
        String pack,
        String packVersion,
        Map<String, Object> parameters) {
    public Provenance {
        parameters = new TreeMap<>(parameters);
    }
}
