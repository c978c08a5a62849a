package org.songhua.sensing;

import java.util.Locale;
import java.util.Optional;

/**
 * What a device is called in the register. Protocols write the same address in several ways, and spreadsheets drop leading zeros; the register
 * has one.
 */
public final class DeviceCode {
    private static final int FIRE_DIGITS = 12;
    private static final int PHONE_DIGITS_MAX = 20;

    private DeviceCode() {}

    /**
     * {@return the code as the register keeps it; empty when no device of the protocol can be called so}
     *
     * @param protocol GB/T 26875.3 has addresses of 12 hexadecimal digits, JT/T 808 phones of up to 20 digits, leading zeros left
     *     out; all others take any text
     */
    public static Optional<String> of(String protocol, String text) {
        return switch (protocol) {
            case "gb26875" ->
                Optional.of(text).filter(one -> isMadeOf(one, FIRE_DIGITS, 16)).map(DeviceCode::padded);
            case "jt808" ->
                Optional.of(text)
                        .filter(one -> isMadeOf(one, PHONE_DIGITS_MAX, 10))
                        .map(phone -> phone.replaceFirst("^0+(?=.)", ""));
            default -> Optional.of(text);
        };
    }

    private static boolean isMadeOf(String text, int digitsMax, int radix) {
        return !text.isEmpty()
                && text.length() <= digitsMax
                && text.chars().allMatch(one -> one < 128 && Character.digit(one, radix) >= 0);
    }

    private static String padded(String text) {
        return "0".repeat(FIRE_DIGITS - text.length()) + text.toUpperCase(Locale.ROOT);
    }
}
