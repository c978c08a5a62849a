package org.songhua.engine.protocol.gb26875;

import java.util.Optional;

/**
 * What an analog value measures, with the step it is counted in. From secondary sources: temperature, pressure and gas are told by several of
 * them, voltage, current and flow by one.
 */
public enum FireQuantity {
    /** Degrees Celsius. */
    TEMPERATURE(3, "temperature"),
    /** MPa, as of the water in a hydrant. */
    PRESSURE(4, "pressure"),
    /** Percent of the lower explosive limit. */
    GAS(6, "gas"),
    /** Volts. */
    VOLTAGE(8, "voltage"),
    /** Amperes. */
    CURRENT(9, "current"),
    /** Litres a second. */
    FLOW(10, "flow");

    /** All of these are counted in tenths. */
    private static final double STEPS = 10;

    private final int code;
    private final String word;

    FireQuantity(int code, String word) {
        this.code = code;
        this.word = word;
    }

    /** {@return the quantity of a code, if it is one of these} */
    public static Optional<FireQuantity> of(int code) {
        for (FireQuantity quantity : values()) if (quantity.code == code) return Optional.of(quantity);
        return Optional.empty();
    }

    /** {@return the word by which packs name it} */
    public String word() {
        return word;
    }

    /** {@return the amount in the unit} */
    public double amount(int value) {
        return value / STEPS;
    }
}
