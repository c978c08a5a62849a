package org.songhua.engine.hydraulics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/** The fast power against that of the JDK. */
class PowerTest {

    @Test
    void isThatOfTheJdkWithinItsBound() {
        Seeded.check(20, random -> {
            for (int k = 0; k < 20_000; k++) {
                double x = Math.exp(random.nextDouble(-69, 69));
                double expected = Math.pow(x, 0.852);
                assertThat(Math.abs(Power.of852(x) / expected - 1))
                        .as("x = %s", x)
                        .isLessThan(1e-14);
            }
        });
    }

    @Test
    void isExactAtNothingAndOne() {
        assertThat(Power.of852(0)).isZero();
        assertThat(Power.of852(1)).isEqualTo(1);
        assertThat(Power.of852(Double.MIN_VALUE)).isCloseTo(0, within(1e-200));
        assertThat(Power.of852(Double.NaN)).isNaN();
    }
}
