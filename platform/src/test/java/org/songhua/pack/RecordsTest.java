package org.songhua.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.pack.TestClasses.attribute;
import static org.songhua.pack.TestClasses.definition;
import static org.songhua.pack.TestClasses.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.pack.AttributeDefinition.Type;
import org.songhua.pack.PackVerifier.Report;

/** What packs are made of does not change once it is made. */
class RecordsTest {

    @Test
    void aClassKeepsItsAttributesWhateverBecomesOfTheList() {
        var attributes = new ArrayList<>(List.of(attribute("height", Type.NUMBER)));
        var tree = definition("p", "tree", attributes, rule(Map.of("natural", Set.of("tree"))));
        attributes.clear();

        assertThat(tree.attributes()).hasSize(1);
        assertThatThrownBy(() -> tree.attributes().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> tree.osm().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void attributesAreFoundByName() {
        var tree = definition("p", "tree", List.of(attribute("height", Type.NUMBER)));

        assertThat(tree.attribute("height"))
                .get()
                .extracting(AttributeDefinition::type)
                .isEqualTo(Type.NUMBER);
        assertThat(tree.attribute("depth")).isEmpty();
    }

    @Test
    void aRuleKeepsItsConditions() {
        var tags = new HashMap<String, Set<String>>(Map.of("natural", Set.of("tree")));
        var rule = rule(tags);
        tags.clear();

        assertThat(rule.tags()).containsOnlyKeys("natural");
    }

    @Test
    void aZoomByKeepsItsZooms() {
        var zooms = new HashMap<>(Map.of("motorway", 7));
        var zoomBy = new ClassStyle.ZoomBy("kind", zooms);
        zooms.clear();

        assertThat(zoomBy.zooms()).containsEntry("motorway", 7);
    }

    @Test
    void aTextHasBothLanguages() {
        assertThatThrownBy(() -> new Text("树", null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new Text(null, "tree")).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aReportIsGoodWhenNothingIsWrong() {
        var fault = Fault.refused("PACK-050", Place.NOWHERE, "It failed.", "Mend it.");

        assertThat(new Report(List.of(), 0, 0, 0, List.of()).ok()).isTrue();
        assertThat(new Report(List.of(), 0, 1, 1, List.of(fault)).ok()).isFalse();
    }

    @Test
    void typesHaveAPhraseForSentences() {
        assertThat(Type.values())
                .extracting(Type::phrase)
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    @Test
    void eachReadingOfThePacksIsEqual() {
        assertThat(Packs.ofClasspath().classes()).isEqualTo(Packs.ofClasspath().classes());
        assertThat(Packs.ofClasspath().groups()).isEqualTo(Packs.ofClasspath().groups());
    }
}
