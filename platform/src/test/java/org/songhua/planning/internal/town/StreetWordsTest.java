package org.songhua.planning.internal.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Streets of the city in the words that the rules of streets want. */
class StreetWordsTest {
    private static Map<String, String> tags(String classCode, String attributes) {
        return StreetWords.tags(classCode, JsonMapper.shared().readTree(attributes));
    }

    @ParameterizedTest
    @CsvSource({
        "street, motorway, motorway",
        "street, expressway, trunk",
        "street, arterial, primary",
        "street, secondary, secondary",
        "street, branch, tertiary",
        "street, residential, residential",
        "path, footway, footway",
        "path, trail, path",
        "path, steps, steps",
        "path, indoor, corridor",
    })
    void kindsHaveTheirWord(String classCode, String kind, String highway) {
        assertThat(tags(classCode, "{\"kind\": \"" + kind + "\"}")).containsEntry("highway", highway);
    }

    @Test
    void whatHasNoKindIsAnOrdinaryStreetOrAFootway() {
        assertThat(tags("street", "{}")).containsEntry("highway", "unclassified");
        assertThat(tags("path", "{}")).containsEntry("highway", "footway");
        assertThat(tags("street", "{\"kind\": 7}")).containsEntry("highway", "unclassified");
        assertThat(tags("street", "{\"kind\": \"rainbow\"}")).containsEntry("highway", "unclassified");
    }

    @Test
    void attributesWinOverWhatTheSourceSaid() {
        Map<String, String> tags = tags(
                "street",
                "{\"kind\": \"arterial\", \"oneway\": true, \"speed_limit\": 40, \"tags\": {\"highway\": \"steps\", \"oneway\": \"no\", \"maxspeed\": \"80\", \"lit\": \"yes\"}}");
        assertThat(tags)
                .containsEntry("highway", "primary")
                .containsEntry("oneway", "yes")
                .containsEntry("maxspeed", "40")
                .containsEntry("lit", "yes");
    }

    @Test
    void valuesOfOtherKindsAreLeftOut() {
        Map<String, String> tags = tags(
                "street",
                "{\"oneway\": null, \"width\": [3], \"surface\": {\"x\": 1}, \"wheelchair\": false, \"tags\": 5}");
        assertThat(tags).doesNotContainKeys("oneway", "width", "surface").containsEntry("wheelchair", "no");
    }
}
