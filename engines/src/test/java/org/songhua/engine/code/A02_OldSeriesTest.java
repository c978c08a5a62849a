package org.songhua.engine.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.FaultException;

/** The old series becomes the new one. */
class A02_OldSeriesTest {

    @ParameterizedTest
    @CsvSource({
        "3205080101000001,32050801001000001",
        "2201020423000042,22010204023000042",
        "2201020506000007,22010201069000007"
    })
    void aComponentOf16DigitsHasOneOf17(String old, String expected) {
        assertThat(OldSeries.component(old)).isEqualTo(expected);
        assertThat(CodeScheme.COMPONENT.check(expected)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0101,01001", "0507,01070", "0509,05009", "0178,01978", "0199,01999"})
    void aTypeOfComponentKeepsItsNumbers(String old, String expected) {
        assertThat(OldSeries.componentType(old)).isEqualTo(new TypeKey("GB/T 47678.5-2026", "component", expected));
    }

    @ParameterizedTest
    @CsvSource({"0101,06001", "0136,06036", "0201,07001", "0311,08011", "0409,09009"})
    void anEventBecomesAMatterFiveClassesOn(String old, String expected) {
        assertThat(OldSeries.eventType(old)).isEqualTo(new TypeKey("GB/T 47678.5-2026", "matter", expected));
    }

    @Test
    void theNumbersOfACityStayItsOwn() {
        assertThat(OldSeries.componentType("0178").isLocal()).isTrue();
        assertThat(OldSeries.componentType("0177").isLocal()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0116", "0501", "0504", "0505", "0100", "1", "01x1"})
    void aTypeWithoutSuccessorIsRefused(String old) {
        assertThatThrownBy(() -> OldSeries.componentType(old)).isInstanceOf(FaultException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0131", "0205", "0501"})
    void anEventWithoutSuccessorIsRefused(String old) {
        assertThatThrownBy(() -> OldSeries.eventType(old))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults().getFirst().code()).isEqualTo("CODE-004"));
    }

    @Test
    void aMalformedComponentIsRefused() {
        assertThatThrownBy(() -> OldSeries.component("320508010100001")).isInstanceOf(FaultException.class);
    }
}
