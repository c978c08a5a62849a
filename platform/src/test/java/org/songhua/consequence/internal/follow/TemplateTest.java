package org.songhua.consequence.internal.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Texts with values in their places. */
class TemplateTest {
    private static final Map<String, Object> VALUES =
            Map.of("key", "LD-1", "area", new BigDecimal("1E+3"), "note", "$1 {key} \\", "open", true);

    @Test
    void valuesStandInTheirPlacesAsTheyAreWritten() {
        assertThat(Template.text("{key}：{area} 平方米，{open}", VALUES)).isEqualTo("LD-1：1000 平方米，true");
        assertThat(Template.text("nothing", VALUES)).isEqualTo("nothing");
    }

    @Test
    void whatIsNotKnownLeavesItsPlaceEmpty() {
        assertThat(Template.text("[{unknown}]", VALUES)).isEqualTo("[]");
        assertThat(Template.value("{unknown}", VALUES)).isEqualTo("");
    }

    @Test
    void aValueIsNoTemplateItself() {
        assertThat(Template.text("<{note}>", VALUES)).isEqualTo("<$1 {key} \\>");
    }

    @Test
    void oneFieldAloneKeepsItsKind() {
        assertThat(Template.value("{area}", VALUES)).isEqualTo(new BigDecimal("1E+3"));
        assertThat(Template.value("{open}", VALUES)).isEqualTo(true);
        assertThat(Template.value("{area} m", VALUES)).isEqualTo("1000 m");
        assertThat(Template.value(5L, VALUES)).isEqualTo(5L);
    }

    @Test
    void onlyNamesInBracesCount() {
        assertThat(Template.names("{a} {b_2} {} {A} { c } {{d}}")).containsExactly("a", "b_2", "d");
    }
}
