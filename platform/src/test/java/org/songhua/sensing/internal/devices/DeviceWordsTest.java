package org.songhua.sensing.internal.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.sensing.DeviceCode;
import org.songhua.sensing.Devices.Sign;

/** What a device is called in the register, its password as it is kept, and what is remembered of it until it is written down. */
class DeviceWordsTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            gb26875, 1A2B, 000000001A2B
            gb26875, 00000000001a2b, -
            gb26875, 001a2b3c4d5e, 001A2B3C4D5E
            gb26875, 1, 000000000001
            gb26875, '', -
            gb26875, 12G4, -
            gb26875, １２, -
            gb26875, -1, -
            jt808, 13800138000, 13800138000
            jt808, 013800138000, 13800138000
            jt808, 000, 0
            jt808, 0, 0
            jt808, 123456789012345678901, -
            jt808, 12345678901234567890, 12345678901234567890
            jt808, 1380013800a, -
            jt808, 一三八, -
            jt808, '', -
            mqtt, 0013, 0013
            mqtt, 井盖/7, 井盖/7
            hj212, 88888880000001, 88888880000001
            http, '', ''
            """)
    void a_code_is_kept_in_the_one_form_of_its_protocol(String protocol, String text, @Nullable String kept) {
        if (kept == null) assertThat(DeviceCode.of(protocol, text)).isEmpty();
        else assertThat(DeviceCode.of(protocol, text)).contains(kept);
    }

    /** The form is its own form: whoever keeps what is kept keeps the same. */
    @Test
    void the_form_of_a_form_is_itself() {
        var random = new Random(71);
        for (int i = 0; i < 500; i++) {
            String hex = Long.toString(random.nextLong(1L << 47), 16);
            String phone = "0".repeat(random.nextInt(4)) + random.nextLong(1_000_000_000_000L);
            for (String[] one : new String[][] {{"gb26875", hex}, {"jt808", phone}}) {
                String kept = DeviceCode.of(one[0], one[1]).orElseThrow();
                assertThat(DeviceCode.of(one[0], kept)).as("seed 71, %s", one[1]).contains(kept);
                assertThat(kept).as("seed 71").endsWithIgnoringCase(one[1].replaceFirst("^0+(?=.)", ""));
            }
        }
    }

    /** 16 bytes of salt and 32 of SHA-256; the same password twice is kept in two ways, and each fits. */
    @Test
    void a_password_is_salted_and_fits_itself_only() {
        var kept = new HashSet<String>();
        for (String password : new String[] {"", "123456", "密码", "123456 "}) {
            byte[] one = Secret.of(password);
            assertThat(one).hasSize(48);
            assertThat(kept.add(java.util.HexFormat.of().formatHex(one))).isTrue();
            assertThat(kept.add(java.util.HexFormat.of().formatHex(Secret.of(password)))).isTrue();
            assertThat(Secret.fits(one, password)).isTrue();
            assertThat(Secret.fits(one, password + "x")).isFalse();
        }
        byte[] changed = Secret.of("123456");
        changed[47] ^= 1;
        assertThat(Secret.fits(changed, "123456")).isFalse();
    }

    private static final Instant NOON = Instant.parse("2026-05-01T04:00:00Z");

    /** A clock 2 s ahead is +2000 ms; a message without a clock or a battery leaves what was known of them. */
    @Test
    void what_a_device_tells_adds_up_until_it_is_written() {
        SeenLately seen = SeenLately.nothing(7)
                .with(new Sign(NOON, NOON.plusSeconds(2), 0.5))
                .with(new Sign(NOON.plusSeconds(10), null, null))
                .withRefused();
        assertThat(seen).isEqualTo(new SeenLately(7, 2, 1, NOON.plusSeconds(10), 2000L, 0.5));
        SeenLately later = seen.with(new Sign(NOON.plusSeconds(20), NOON.plusMillis(19_999), 0.25));
        assertThat(later).isEqualTo(new SeenLately(7, 3, 1, NOON.plusSeconds(20), -1L, 0.25));
    }

    @Test
    void a_device_that_only_sent_what_was_refused_was_not_seen() {
        SeenLately seen = SeenLately.nothing(7).withRefused().withRefused();
        assertThat(seen).isEqualTo(new SeenLately(7, 0, 2, null, null, null));
    }
}
