package org.songhua.engine.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first lines of a table tell. */
class A02_DialectTest {

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void theSeparatorIsWhatEveryLineHasMostOf(char separator) {
        String header = String.join(String.valueOf(separator), "name", "lon", "lat");
        String row = String.join(String.valueOf(separator), "depot", "125.3", "43.9");
        assertThat(TableDialect.separator(List.of(header, row))).hasValue(separator);
    }

    @Test
    void whatOneLineHasNoneOfIsNoSeparator() {
        // commas of decimals in one line, semicolons in all
        assertThat(TableDialect.separator(List.of("name;lon;lat", "depot;125,3;43,9", "a;b;c")))
                .hasValue(';');
    }

    @Test
    void theFewestInALineCount() {
        // three commas in one address, but one in the other; two bars in each
        assertThat(TableDialect.separator(List.of("a|b, c, d, e|f", "a|b, c|f")))
                .hasValue('|');
    }

    @Test
    void whatStandsInQuotesDoesNotCount() {
        assertThat(TableDialect.separator(List.of("name;place", "\"a,b,c,d\";x", "\"e,f,g,h\";y")))
                .hasValue(';');
        assertThat(TableDialect.separator(List.of("\"a,b\"", "\"c,d\""))).isEmpty();
    }

    @Test
    void emptyLinesDoNotCount() {
        assertThat(TableDialect.separator(List.of("a,b", "", "   ", "c,d"))).hasValue(',');
    }

    @Test
    void ofEqualOnesTheCommaIsChosen() {
        assertThat(TableDialect.separator(List.of("a,b;c"))).hasValue(',');
    }

    @Test
    void aTextWithoutSeparatorIsNoTable() {
        assertThat(TableDialect.separator(List.of("once upon a time"))).isEmpty();
        assertThat(TableDialect.separator(List.of())).isEmpty();
        assertThat(TableDialect.separator(List.of("", " "))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lon", "LNG", " Longitude ", "经度", "X", "x坐标", "东经", "POINT_X", "xCoord"})
    void aColumnOfLongitudesIsKnownByItsName(String name) {
        assertThat(TableDialect.axis(List.of("id", "名称", name), true)).hasValue(2);
        assertThat(TableDialect.axis(List.of("id", "名称", name), false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lat", "LATITUDE", "纬度", "y", "Y坐标", "北纬", "point_y", "coordy"})
    void aColumnOfLatitudesIsKnownByItsName(String name) {
        assertThat(TableDialect.axis(List.of(name, "id"), false)).hasValue(0);
        assertThat(TableDialect.axis(List.of(name, "id"), true)).isEmpty();
    }

    @Test
    void ofTwoNamesTheMoreTellingOneIsTaken() {
        // a table with metres and degrees: the degrees are called by their full name
        List<String> header = List.of("x", "y", "longitude", "latitude");
        assertThat(TableDialect.axis(header, true)).hasValue(2);
        assertThat(TableDialect.axis(header, false)).hasValue(3);
    }

    @Test
    void aNameThatOnlyContainsAnotherIsNotIt() {
        assertThat(TableDialect.axis(List.of("longest", "xy", "max", "salon"), true))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wkt", "WKT", "geometry", "the_geom", "geom", "wkt_geom"})
    void aColumnOfGeometriesIsKnownByItsName(String name) {
        assertThat(TableDialect.wkt(List.of("id", name))).hasValue(1);
        assertThat(TableDialect.wkt(List.of("id", name + "s"))).isEmpty();
    }

    @Test
    void aNamedColumnIsFoundInAnyCase() {
        List<String> header = List.of("Id", " 名称 ", "HEIGHT");
        assertThat(TableDialect.named(header, "id")).hasValue(0);
        assertThat(TableDialect.named(header, "名称")).hasValue(1);
        assertThat(TableDialect.named(header, " Height")).hasValue(2);
        assertThat(TableDialect.named(header, "area")).isEmpty();
        assertThat(TableDialect.named(List.of("a", "A"), "a")).hasValue(0);
    }

    @Test
    void aTurkishComputerReadsTheSame() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(TableDialect.named(List.of("ID", "LATITUDE"), "id")).hasValue(0);
            assertThat(TableDialect.axis(List.of("ID", "LATITUDE"), false)).hasValue(1);
        } finally {
            Locale.setDefault(before);
        }
    }
}
