package org.songhua.cim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.random.Seeded;

/** Rectangles in degrees: what is one, how it is written, and what two make together. */
class ExtentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2,3,4|1|2|3|4",
                "-180,-90,180,90|-180|-90|180|90",
                " 125.1 , 43.5,125.9 ,44|125.1|43.5|125.9|44",
                "+1.5,.5,2.,1e1|1.5|0.5|2|10",
                "1.25e2,43,1.26E+2,44|125|43|126|44",
                "5,5,5,5|5|5|5|5",
                "-0,-0,0,0|0|0|0|0"
            })
    void aRectangleIsFourNumbersWithCommas(String text, double west, double south, double east, double north) {
        Extent extent = Extent.parse(text).orElseThrow();
        assertThat(extent.west()).isCloseTo(west, within(0.0));
        assertThat(extent.south()).isCloseTo(south, within(0.0));
        assertThat(extent.east()).isEqualTo(east);
        assertThat(extent.north()).isEqualTo(north);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",,,",
                "1,2,3",
                "1,2,3,4,",
                "1,2,3,4,5",
                "1;2;3;4",
                "a,b,c,d",
                "3,2,1,4",
                "1,4,3,2",
                "-181,0,0,1",
                "0,0,181,1",
                "0,-91,1,0",
                "0,0,1,91",
                // Java's own ways to write numbers
                "1d,2,3,4",
                "1,2f,3,4",
                "0x1p0,2,3,4",
                "NaN,NaN,NaN,NaN",
                "-Infinity,0,Infinity,1",
                "1,2,3,1e999",
                "1,2,3,--4",
                "1 1,2,3,4",
                "１,２,３,４",
                "1,2,3,4'; drop table cim.object; --"
            })
    void anythingElseIsNone(String text) {
        assertThat(Extent.parse(text)).isEmpty();
    }

    @Test
    void aTextOfAnyLengthIsReadInNoTime() {
        assertThat(Extent.parse("1".repeat(1_000_000))).isEmpty();
        assertThat(Extent.parse(",".repeat(1_000_000))).isEmpty();
        assertThat(Extent.parse("1,2,3," + "4".repeat(1_000_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1,0,0,1",
        "0,1,1,0",
        "-180.1,0,0,1",
        "0,0,180.1,1",
        "0,-90.1,1,1",
        "0,0,1,90.1",
        "NaN,0,1,1",
        "0,0,1,NaN"
    })
    void sidesThatDoNotFitAreRefused(double west, double south, double east, double north) {
        assertThatThrownBy(() -> new Extent(west, south, east, north))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Not an extent");
    }

    private static Extent random(SplittableRandom random) {
        double west = random.nextDouble(-180, 170);
        double south = random.nextDouble(-90, 80);
        return new Extent(west, south, west + random.nextDouble(9), south + random.nextDouble(9));
    }

    @Test
    void aUnionHoldsBothAndNothingSmallerDoes() {
        Seeded.check(500, random -> {
            Extent one = random.nextInt(5) == 0 ? Extent.WORLD : smallest(random(random));
            Extent other = smallest(random(random));
            Extent union = one.union(other);
            assertThat(union).isEqualTo(other.union(one));
            assertThat(union.union(one)).isEqualTo(union);
            assertThat(union.west())
                    .isIn(one.west(), other.west())
                    .isLessThanOrEqualTo(Math.min(one.west(), other.west()));
            assertThat(union.south())
                    .isIn(one.south(), other.south())
                    .isLessThanOrEqualTo(Math.min(one.south(), other.south()));
            assertThat(union.east())
                    .isIn(one.east(), other.east())
                    .isGreaterThanOrEqualTo(Math.max(one.east(), other.east()));
            assertThat(union.north())
                    .isIn(one.north(), other.north())
                    .isGreaterThanOrEqualTo(Math.max(one.north(), other.north()));
        });
    }

    /** As it would be written with seven digits and read again. */
    private static Extent smallest(Extent extent) {
        String text = String.format(
                Locale.ROOT, "%.7f,%.7f,%.7f,%.7f", extent.west(), extent.south(), extent.east(), extent.north());
        return Extent.parse(text).orElseThrow(() -> new AssertionError(text));
    }
}
