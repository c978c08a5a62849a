package org.songhua.engine.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;

/** How the options of a query are read, also within expansions. */
class B01_QueryTest {
    private static Query expand(String text) {
        return QueryParser.parse(Map.of("$expand", text));
    }

    @Test
    void allOptionsAreRead() {
        Query query = QueryParser.parse(Map.of(
                "$filter", "result gt 3",
                "$orderby", "phenomenonTime desc, id asc,name",
                "$select", "id, result,parameters/a",
                "$top", "5",
                "$skip", "10",
                "$count", "true",
                "$resultFormat", "CSV"));
        assertThat(query.filter()).hasToString("(result gt 3)");
        assertThat(query.orderBy()).extracting(Query.Order::descending).containsExactly(true, false, false);
        assertThat(query.orderBy()).extracting(o -> o.by().toString()).containsExactly("phenomenonTime", "id", "name");
        assertThat(query.select()).extracting(Expr.Path::toString).containsExactly("id", "result", "parameters/a");
        assertThat(query.top()).isEqualTo(5);
        assertThat(query.skip()).isEqualTo(10);
        assertThat(query.count()).isTrue();
        assertThat(query.resultFormat()).isEqualTo("CSV");
    }

    @Test
    void anExpansionHasOptionsOfItsOwnAtAnyDepth() {
        Query query = expand(
                "Thing($select=name;$expand=Locations($select=location)),Observations($filter=result gt 3 and contains(x,';)');$orderby=phenomenonTime desc;$top=1)");
        Query.Expand thing = query.expand().get(0);
        Query.Expand readings = query.expand().get(1);
        assertThat(thing.navigation()).isEqualTo("Thing");
        assertThat(thing.query().expand().getFirst().navigation()).isEqualTo("Locations");
        assertThat(readings.query().top()).isEqualTo(1);
        assertThat(readings.query().filter()).hasToString("((result gt 3) and contains(x,';)'))");
    }

    @Test
    void aPathInAnExpansionExpandsEveryStep() {
        Query query = expand("Datastream/Thing/Locations($top=1)");
        Query.Expand locations = query.expand()
                .getFirst()
                .query()
                .expand()
                .getFirst()
                .query()
                .expand()
                .getFirst();
        assertThat(locations.navigation()).isEqualTo("Locations");
        assertThat(locations.query().top()).isEqualTo(1);
    }

    @Test
    void twoExpansionsOfTheSameRelationBecomeOne() {
        Query query = expand("Thing/Locations,Thing($select=name),Thing/Datastreams");
        assertThat(query.expand()).hasSize(1);
        Query thing = query.expand().getFirst().query();
        assertThat(thing.expand()).extracting(Query.Expand::navigation).containsExactly("Locations", "Datastreams");
        assertThat(thing.select()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            $top     | -1
            $top     | many
            $top     | 99999999999
            $skip    | 1.5
            $count   | yes
            $nosuch  | 1
            $expand  | Thing($top=1
            $expand  | Thing($top)
            $expand  | ,Thing
            $select  | name,,id
            $filter  | a eq
            $orderby | name down
            """)
    void aWrongOptionIsRefused(String option, String value) {
        assertThatThrownBy(() -> QueryParser.parse(Map.of(option, value))).isInstanceOf(FaultException.class);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        var wrong = new TreeMap<>(
                Map.of("$top", "x", "$count", "x", "$filter", "a eq", "$expand", "Thing($skip=x;$top=y)"));
        assertThatThrownBy(() -> QueryParser.parse(wrong))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .extracting(Fault::code)
                                .containsExactly("ODATA-003", "ODATA-003", "ODATA-003", "ODATA-001", "ODATA-003"));
    }

    @Test
    void expansionsDoNotNestWithoutEnd() {
        String deep = "Thing($expand=".repeat(50) + "Thing" + ")".repeat(50);
        assertThatThrownBy(() -> expand(deep)).isInstanceOf(FaultException.class);
    }
}
