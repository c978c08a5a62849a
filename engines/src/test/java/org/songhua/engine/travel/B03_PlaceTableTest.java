package org.songhua.engine.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.Fault;

/** Origins and facilities as text: what is taken, and what is told of the rest. */
class B03_PlaceTableTest {
    private final ArrayList<Fault> faults = new ArrayList<>();

    private PlaceTable origins(String text) {
        return PlaceTable.origins(text, "o.csv", faults::add);
    }

    @Test
    void rows_become_places() {
        PlaceTable table = origins("id,lat,lon\nA,41.15,-8.61\nB,41.16,-8.62\n");
        assertThat(table.places()).extracting(PlaceTable.Place::id).containsExactly("A", "B");
        assertThat(table.places()).extracting(PlaceTable.Place::people).containsExactly(1.0, 1.0);
        assertThat(faults).isEmpty();
    }

    @Test
    void columns_may_come_in_any_order_with_a_mark_and_windows_lines() {
        PlaceTable table = origins("\uFEFFLon, LAT ,people,id\r\n-8.61,41.15,7.5,\"x,\"\"1\"\"\"\r\n");
        assertThat(table.places().getFirst().id()).isEqualTo("x,\"1\"");
        assertThat(table.places().getFirst().people()).isEqualTo(7.5);
        assertThat(org.songhua.engine.osm.Locations.latitude(table.locations()[0]))
                .isEqualTo(41.15);
    }

    @Test
    void a_bad_row_is_told_with_line_field_and_remedy_and_the_rest_is_kept() {
        PlaceTable table = origins("""
                id,lat,lon
                A,91,0
                B,41.15,
                ,41.15,-8.61
                C,41.15,-8.61
                D,north,-181
                E,1,2,3
                """);
        assertThat(table.places()).extracting(PlaceTable.Place::id).containsExactly("C");
        assertThat(faults)
                .extracting(f -> f.place().row() + " " + f.place().field() + " " + f.code())
                .containsExactly(
                        "2 lat CSV-003",
                        "3 lon CSV-003",
                        "4 id CSV-004",
                        "6 lat CSV-003",
                        "6 lon CSV-003",
                        "7 null CSV-002");
        assertThat(faults).allSatisfy(f -> assertThat(f.remedy()).isNotEmpty());
        assertThat(faults.getFirst().line()).startsWith("o.csv:2 lat CSV-003 The field lat is '91'.");
    }

    @Test
    void a_header_without_the_columns_is_one_fault() {
        assertThat(origins("name,y\nA,1\n").places()).isEmpty();
        assertThat(faults).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("CSV-001");
            assertThat(f.problem()).contains("id, lat, lon");
        });
    }

    @Test
    void an_empty_text_lacks_its_header() {
        assertThat(origins("").places()).isEmpty();
        assertThat(faults).extracting(Fault::code).containsExactly("CSV-001");
    }

    @Test
    void facilities_have_a_class_and_are_numbered_when_they_have_no_id() {
        PlaceTable table =
                PlaceTable.facilities("class,lat,lon\nclinic,1,2\nschool,1,2\nclinic,1,3\n", "f.csv", faults::add);
        assertThat(table.groups()).containsExactly("clinic", "school");
        assertThat(table.ofGroup("clinic")).containsExactly(0, 2);
        assertThat(table.places().get(2).id()).isEqualTo("3");
    }

    @Test
    void numbers_that_are_none_are_not_taken() {
        origins("id,lat,lon\nA,NaN,1\nB,Infinity,1\nC,1e400,1\n");
        assertThat(faults).hasSize(3);
    }
}
