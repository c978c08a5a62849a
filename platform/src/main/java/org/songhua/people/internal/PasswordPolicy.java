package org.songhua.people.internal;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which passwords are accepted: long, not the user's name, not what everybody tries first. No rules about kinds of
 * characters and no expiry, which make people choose worse ones (NIST SP 800-63B-4, 3.1.1.2).
 */
final class PasswordPolicy {
    static final int SHORTEST = 10;

    /** Bounds the work of hashing; far longer than anybody types. */
    static final int LONGEST = 256;

    private static final int FEWEST_DIFFERENT = 5;

    /** The heads of lists of leaked passwords, Chinese ones too, as far as they are long enough. */
    private static final Set<String> WORST = Set.copyOf(List.of("""
            1234567890 0123456789 9876543210 0987654321 12345678910 123456789a a123456789 123456789q q123456789
            123456789abc abc123456789 1234567890a 12345678900 11223344556677889900 1q2w3e4r5t 1q2w3e4r5t6y
            1qaz2wsx3edc 1qazxsw23edc qwertyuiop qwertyuiop123 qwerty123456 qwerty12345 qwerty1234 asdfghjkl;
            asdfghjkl123 zxcvbnm123 zxcvbnm123456 password12 password123 password1234 password12345 password123456
            passw0rd123 p@ssw0rd123 p@ssword123 p@ssw0rd1234 administrator admin12345 admin123456 admin1234567
            admin@1234 admin@12345 admin@123456 admin@2024 admin@2025 admin@2026 root123456 root@123456 changeme123
            changeme1234 letmein1234 welcome123 welcome1234 iloveyou123 iloveyou1314 woaini1314 woaini1314520
            woaini520 woaini5201314 5201314520 5201314woaini 13145201314 1314520520 aini1314520 zhang123456
            wang123456 li12345678 taobao123456 qq123456789 qq1234567890 abc1234567 abcd123456 abcd1234567 abc123abc123
            123abc123abc 123qwe123qwe 123qweasdzxc qwe123qwe123 qweasdzxc123 asd123456789 aa12345678 aa123456789
            a1b2c3d4e5 a1234567890 1a2b3c4d5e test123456 test1234567 songhua123 songhua1234 songhua123456 songhua@123
            jilin123456 jilin@1234 beijing2008 1111111111 0000000000 8888888888 6666666666 1122334455 1212121212
            1231231231 123123123123 147258369 1472583690 7894561230 123654789 1593572468 741852963 7418529630
            """.strip().split("\\s+")));

    private PasswordPolicy() {}

    /**
     * Adds what is wrong with a password; says nothing of its characters.
     *
     * @param name normalised name of the user
     * @param field JSON pointer of the password
     */
    static void check(String password, String name, String displayName, String field, Checks checks) {
        int length = password.codePointCount(0, password.length());
        String lower = password.toLowerCase(Locale.ROOT);
        checks.that(
                        length >= SHORTEST,
                        field,
                        "PEOPLE-010",
                        "The password is shorter than " + SHORTEST + " characters.",
                        "Choose a longer one; a few unrelated words are easy to remember.")
                .that(
                        length <= LONGEST,
                        field,
                        "PEOPLE-011",
                        "The password is longer than " + LONGEST + " characters.",
                        "Choose a shorter one.")
                .that(
                        !contains(lower, name) && !contains(lower, displayName.toLowerCase(Locale.ROOT)),
                        field,
                        "PEOPLE-012",
                        "The password contains the name of the user.",
                        "Choose one without it.")
                .that(
                        !WORST.contains(lower) && lower.codePoints().distinct().count() >= FEWEST_DIFFERENT,
                        field,
                        "PEOPLE-013",
                        "The password is one of those that are tried first.",
                        "Choose one that nobody else has.");
    }

    /** A name of one or two letters is in too many passwords to matter. */
    private static boolean contains(String password, String name) {
        return name.length() >= 3 && password.contains(name);
    }
}
