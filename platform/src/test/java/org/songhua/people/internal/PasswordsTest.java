package org.songhua.people.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    static final PasswordSettings CHEAP = new PasswordSettings(16, 1, 1);
    private final Passwords passwords = new Passwords(CHEAP);

    @Test
    void recognisesThePasswordAndNoOther() {
        String hash = passwords.hash("correct horse");
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("correct horsE", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
    }

    @Test
    void namesTheMethodAndItsCostInTheHash() {
        assertThat(passwords.hash("correct horse")).startsWith("{argon2id}$argon2id$v=19$m=16,t=1,p=1$");
    }

    @Test
    void saltsEveryHash() {
        assertThat(passwords.hash("correct horse")).isNotEqualTo(passwords.hash("correct horse"));
    }

    @Test
    void matchesNothingWhenThereIsNoUser() {
        assertThat(passwords.matches("correct horse", null)).isFalse();
        assertThat(passwords.matches("", null)).isFalse();
    }

    /** A password typed on a keyboard that composes letters and one that does not. */
    @Test
    void takesEqualLookingPasswordsForEqual() {
        String hash = passwords.hash("caf\u00e9 au lait");
        assertThat(passwords.matches("cafe\u0301 au lait", hash)).isTrue();
        assertThat(passwords.matches("ｃａｆé au lait", hash)).isTrue();
    }

    @Test
    void findsAHashOutdatedWhenMoreEffortIsAskedFor() {
        String hash = passwords.hash("correct horse");
        assertThat(passwords.isOutdated(hash)).isFalse();
        var dearer = new Passwords(new PasswordSettings(32, 2, 1));
        assertThat(dearer.isOutdated(hash)).isTrue();
        assertThat(dearer.matches("correct horse", hash)).isTrue();
    }

    @Test
    void inventsReadablePasswordsThatPassThePolicy() {
        var invented = new HashSet<String>();
        for (int i = 0; i < 100; i++) {
            String password = passwords.generate();
            assertThat(password).matches("([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}");
            invented.add(password);
        }
        assertThat(invented).hasSize(100);
    }

    @Test
    void refusesSettingsThatArgon2CannotTake() {
        assertThatThrownBy(() -> new PasswordSettings(4, 1, 1)).hasMessageContaining("memory-kib 4");
        assertThatThrownBy(() -> new PasswordSettings(64, 0, 1)).hasMessageContaining("iterations 0");
    }
}
