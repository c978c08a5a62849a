package org.songhua.engine.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.random.Seeded;

/** Codes by their scheme. 220102 is 南关区 of Changchun, 01001 a cover of the water supply. */
class A01_SchemeTest {
    private static final List<CodeScheme> SCHEMES = List.of(
            CodeScheme.COMPONENT,
            CodeScheme.UNIT_GRID,
            CodeScheme.COMPONENT_TYPE,
            CodeScheme.MATTER_TYPE,
            CodeScheme.MATTER,
            CodeScheme.OLD_COMPONENT,
            CodeScheme.OLD_COMPONENT_TYPE,
            CodeScheme.OLD_EVENT_TYPE);

    @Test
    void theLengthsAreThoseOfTheStandard() {
        assertThat(SCHEMES).extracting(CodeScheme::length).containsExactly(17, 15, 5, 5, 11, 16, 4, 4);
    }

    @Test
    void aComponentTellsDivisionTypeAndNumber() {
        assertThat(CodeScheme.COMPONENT.parse("22010201001000042"))
                .containsEntry("division", "220102")
                .containsEntry("big", "01")
                .containsEntry("small", "001")
                .containsEntry("sequence", "000042");
        assertThat(CodeScheme.COMPONENT.format(220102, 1, 1, 42)).isEqualTo("22010201001000042");
    }

    @Test
    void aUnitGridTellsItsCommunityAndNumber() {
        assertThat(CodeScheme.UNIT_GRID.parse("220102001003017").values())
                .containsExactly("220102", "001", "003", "017");
    }

    @Test
    void whatIsFormattedParsesToTheSame() {
        Seeded.check(2_000, random -> {
            CodeScheme scheme = SCHEMES.get(random.nextInt(SCHEMES.size()));
            long[] numbers = scheme.fields().stream()
                    .mapToLong(f -> random.nextLong(f.leastValue(), (long) Math.pow(10, f.width())))
                    .toArray();
            String code = scheme.format(numbers);
            assertThat(code).hasSize(scheme.length());
            assertThat(scheme.parse(code).values().stream().mapToLong(Long::parseLong))
                    .containsExactly(box(numbers));
        });
    }

    private static Long[] box(long[] numbers) {
        return java.util.Arrays.stream(numbers).boxed().toArray(Long[]::new);
    }

    @ParameterizedTest
    @CsvSource({
        "'',CODE-001",
        "2201020100100004,CODE-001",
        "220102010010000421,CODE-001",
        "2201020100100004x,CODE-002",
        "２２０１０２０１００１００００４２,CODE-002",
        "22010201001 00042,CODE-002",
        "22010201001000000,CODE-003"
    })
    void aWrongCodeIsToldWhatIsWrong(String code, String fault) {
        assertThat(CodeScheme.COMPONENT.check(code)).extracting(Fault::code).containsExactly(fault);
        assertThatThrownBy(() -> CodeScheme.COMPONENT.parse(code)).isInstanceOf(FaultException.class);
    }

    @Test
    void allFieldsAtFaultAreToldAtOnceWithTheirNames() {
        assertThat(CodeScheme.COMPONENT.check("00000000000000000"))
                .extracting(fault -> fault.place().field())
                .containsExactly("component/division", "component/big", "component/small", "component/sequence");
        assertThatThrownBy(() -> CodeScheme.UNIT_GRID.format(1_000_000, 0, 1, 1000))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.faults()).hasSize(3));
    }

    @Test
    void aCityThatCountsOtherwiseChangesAWidth() {
        CodeScheme wide = CodeScheme.UNIT_GRID.withWidth("sequence", 4);
        assertThat(wide.length()).isEqualTo(16);
        assertThat(wide.format(220102, 1, 3, 1234)).isEqualTo("2201020010031234");
        assertThatThrownBy(() -> wide.withWidth("nothing", 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneNumberIsTwoTypes() {
        TypeKey component = TypeKey.of(CodeScheme.COMPONENT_TYPE, "01001");
        TypeKey matter = TypeKey.of(CodeScheme.MATTER_TYPE, "01001");
        assertThat(component).isNotEqualTo(matter);
        assertThat(component.isLocal()).isFalse();
        assertThat(TypeKey.of(CodeScheme.COMPONENT_TYPE, "01901").isLocal()).isTrue();
    }
}
