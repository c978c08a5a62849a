package org.songhua.evaluation.internal.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.evaluation.Evaluation.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Licences of the data sets that a value was read from. */
final class Licences {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Licences() {}

    /** Refuses when a data set of one of the classes has no licence; all of them are named. */
    static void require(List<Source> inputs, Set<String> classes) {
        var faults = new ArrayList<Fault>();
        for (Source input : inputs) {
            if (!classes.contains(input.classCode())) continue;
            for (JsonNode dataset : JSON.readTree(input.datasetsJson())) {
                if (dataset.path("licence").asString("").isBlank()) faults.add(fault(input, dataset));
            }
        }
        if (!faults.isEmpty()) throw new FaultException(faults);
    }

    private static Fault fault(Source input, JsonNode dataset) {
        return Fault.refused(
                "EVAL-026",
                Place.NOWHERE.withFeature(input.classCode()),
                "The data set " + dataset.path("code").asString("") + " has no licence.",
                "Enter the licence of the data set; without it nothing made of it can be published.");
    }
}
