package org.songhua.pack.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemTest {
    private static final Where HERE = new Where("base/classes.yml", 12, 5, "/classes/tree");
    private static final Where KEY = new Where("base/classes.yml", 11, 3, "/classes/tree");

    private static Item item(Object value) {
        return new Item(value, HERE, HERE);
    }

    @Test
    void aFaultNamesThePositionForPeopleAndPrograms() {
        var fault = HERE.fault("PACK-008", "It is wrong.", "Mend it.");

        assertThat(fault.line()).isEqualTo("base/classes.yml:12 column 5 /classes/tree PACK-008 It is wrong. Mend it.");
        assertThat(fault.place().row()).isEqualTo(12);
        assertThat(fault.place().field()).isEqualTo("/classes/tree");
    }

    @Test
    void aFaultOfAWholeFileHasNoField() {
        var place = Where.startOf("p/pack.yml")
                .fault("PACK-006", "It is empty.", "Write it.")
                .place();

        assertThat(place.row()).isEqualTo(1);
        assertThat(place.field()).isNull();
    }

    @Test
    void anItemUnderAKeyKnowsWhereTheKeyStands() {
        var under = item("x").under(KEY);

        assertThat(under.keyWhere()).isEqualTo(KEY);
        assertThat(under.where()).isEqualTo(HERE);
    }

    @Test
    void whatIsAskedOfAnItemOfAnotherKindIsEmpty() {
        var text = item("x");
        var map = item(Map.of("list", item("no list"), "number", item("no number")));

        assertThat(text.entries()).isEmpty();
        assertThat(text.find("a")).isNull();
        assertThat(text.list("a")).isEmpty();
        assertThat(map.list("list")).isEmpty();
        assertThat(map.whole("number", 3)).isEqualTo(3);
        assertThat(map.decimal("number")).isNull();
        assertThat(map.truth("number", true)).isTrue();
    }

    @Test
    void aPartThatIsMissingStandsWhereItsOwnerStands() {
        assertThat(item(Map.of()).part("style").where()).isEqualTo(HERE);
        assertThat(item(Map.of("birds", item(List.of(item("crow"))))).list("birds"))
                .extracting(Item::text)
                .containsExactly("crow");
    }
}
