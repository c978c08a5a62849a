package org.songhua.planning.internal.town;

import java.util.List;
import java.util.Map;

/**
 * What was read of the city for analyses, within one scope and at one version of the data.
 *
 * @param dataVersion version of the data
 * @param streets lines of streets and paths
 * @param dwellings in order of id
 * @param facilities by class, in order of id
 * @param places other objects than dwellings that should reach something, by class, in order of id
 */
record Survey(
        long dataVersion,
        List<StreetLine> streets,
        List<Dwelling> dwellings,
        Map<String, List<Facility>> facilities,
        Map<String, List<Dwelling>> places) {
    Survey {
        streets = List.copyOf(streets);
        dwellings = List.copyOf(dwellings);
        facilities = Map.copyOf(facilities);
        places = Map.copyOf(places);
    }
}
