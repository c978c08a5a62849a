package org.songhua.cim.internal.imports.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whether latitude stands first in a city model: what the numbers can be counts before what the authority says. */
class AxisOrderTest {
    private static final Place PLACE = Place.inFile("town.city.json");

    private static ObjectNode document(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    private static boolean isSwapped(String crs, boolean authorityOrder, String vertices) {
        var order = new AxisOrder();
        order.look(document("{\"vertices\": %s}".formatted(vertices)));
        return order.isSwapped(Crs.find(crs).orElseThrow(), authorityOrder, PLACE);
    }

    /** 125 cannot be a latitude; 43.9 and 44.1 may both be either, and then the authority decides. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EPSG:4490 | true  | [[43.9, 125.3, 0], [43.8, 125.4, 0]] | true
            EPSG:4490 | false | [[43.9, 125.3, 0], [43.8, 125.4, 0]] | true
            EPSG:4490 | true  | [[125.3, 43.9, 0], [125.4, 43.8, 0]] | false
            EPSG:4490 | false | [[125.3, 43.9, 0], [125.4, 43.8, 0]] | false
            EPSG:4326 | true  | [[43.9, 44.1, 0]]                    | true
            EPSG:4326 | false | [[43.9, 44.1, 0]]                    | false
            EPSG:4326 | true  | []                                   | true
            EPSG:4326 | true  | [[90, 90, 0]]                        | true
            EPSG:4326 | true  | [[-90.5, 0, 0]]                      | false
            EPSG:4326 | false | [[0, -90.5, 0]]                      | true
            EPSG:4326 | true  | [[125, 43, 0], [43, 125, 0]]         | true
            EPSG:4551 | true  | [[500000, 4862000, 210]]             | false
            """)
    void what_the_numbers_can_be_counts_first(String crs, boolean authorityOrder, String vertices, boolean swapped) {
        assertThat(isSwapped(crs, authorityOrder, vertices)).isEqualTo(swapped);
    }

    /** Vertices are whole numbers that are scaled and moved: 1300 × 0.001 + 124 is 125.3. */
    @Test
    void vertices_are_looked_at_as_they_are_meant() {
        var order = new AxisOrder();
        order.look(document("""
                {"transform": {"scale": [0.001, 0.001, 1], "translate": [43, 124, 0]}, "vertices": [[900, 1300, 0]]}"""));
        assertThat(order.isSwapped(Crs.find("EPSG:4490").orElseThrow(), false, PLACE)).isTrue();
    }

    @Test
    void metres_are_no_degrees_in_either_order() {
        for (boolean authorityOrder : new boolean[] {true, false})
            assertThatThrownBy(() -> isSwapped("EPSG:4490", authorityOrder, "[[500000, 4862000, 210]]"))
                    .isInstanceOfSatisfying(FaultException.class, e -> assertThat(e.faults())
                            .singleElement()
                            .satisfies(fault -> {
                                assertThat(fault.code()).isEqualTo("CRS-004");
                                assertThat(fault.place().file()).isEqualTo("town.city.json");
                            }));
        assertThatThrownBy(() -> isSwapped("EPSG:4551", false, "[[125.3, 43.9, 0]]")).hasMessageContaining("CRS-004");
    }

    @Test
    void everything_that_has_two_ordinates_changes_places() {
        ObjectNode document = document("""
                {"transform": {"scale": [1, 2, 3], "translate": [4, 5, 6]}, "vertices": [[7, 8, 9], [10, 11, 12]]}""");
        AxisOrder.swap(document);
        assertThat(document).hasToString("""
                {"transform":{"scale":[2,1,3],"translate":[5,4,6]},"vertices":[[8,7,9],[11,10,12]]}""");
        AxisOrder.swap(document);
        assertThat(document).hasToString("""
                {"transform":{"scale":[1,2,3],"translate":[4,5,6]},"vertices":[[7,8,9],[10,11,12]]}""");
    }

    @Test
    void a_document_without_vertices_stays_as_it_is() {
        ObjectNode document = document("{\"CityObjects\": {}}");
        AxisOrder.swap(document);
        assertThat(document).hasToString("{\"CityObjects\":{}}");
    }
}
