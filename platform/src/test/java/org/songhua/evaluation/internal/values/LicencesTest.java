package org.songhua.evaluation.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.evaluation.Evaluation.Source;

/** Nothing is published of data whose licence nobody knows. */
class LicencesTest {
    private static Source source(String classCode, String datasets) {
        return new Source(classCode, 3, "1", datasets);
    }

    private static final String WITH = "{\"code\": \"osm\", \"licence\": \"ODbL-1.0\"}";
    private static final String WITHOUT = "{\"code\": \"survey\", \"licence\": null}";

    @Test
    void whereEveryDataSetHasALicenceNothingStandsAgainstIt() {
        assertThatCode(() -> Licences.require(
                        List.of(source("park", "[" + WITH + "]"), source("land_use", "[]")),
                        Set.of("park", "land_use")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                WITHOUT,
                "{\"code\": \"survey\"}",
                "{\"code\": \"survey\", \"licence\": \"\"}",
                "{\"code\": \"survey\", \"licence\": \"  \"}"
            })
    void aDataSetWithoutALicenceIsNamedWithItsClass(String dataset) {
        assertThatThrownBy(() ->
                        Licences.require(List.of(source("park", "[" + WITH + ", " + dataset + "]")), Set.of("park")))
                .isInstanceOfSatisfying(FaultException.class, e -> {
                    assertThat(e.faults()).extracting(Fault::code).containsExactly("EVAL-026");
                    assertThat(e.faults().getFirst().problem()).isEqualTo("The data set survey has no licence.");
                    assertThat(e.faults().getFirst().place().feature()).isEqualTo("park");
                });
    }

    @Test
    void allOfThemAreNamedAtOnce() {
        var inputs =
                List.of(source("park", "[" + WITHOUT + "]"), source("land_use", "[" + WITHOUT + "," + WITHOUT + "]"));
        assertThatThrownBy(() -> Licences.require(inputs, Set.of("park", "land_use")))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.faults()).hasSize(3));
    }

    @Test
    void dataThatTheValueWasNotReadFromDoNotMatter() {
        var inputs = List.of(source("park", "[" + WITH + "]"), source("building", "[" + WITHOUT + "]"));
        assertThatCode(() -> Licences.require(inputs, Set.of("park"))).doesNotThrowAnyException();
        assertThatCode(() -> Licences.require(inputs, Set.of())).doesNotThrowAnyException();
    }
}
