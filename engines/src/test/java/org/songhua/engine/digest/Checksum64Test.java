package org.songhua.engine.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

class Checksum64Test {
    /** The check values of both in the catalogue of parametrised CRC algorithms: E3069283 and CBF43926. */
    @Test
    void theCheckValuesStandSideBySide() {
        assertThat(Checksum64.of("123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(0xE3069283_CBF43926L);
        assertThat(Checksum64.of()).isZero();
    }

    @Test
    void howBytesArePartedDoesNotMatterAndEachBitDoes() {
        Seeded.check(1_000, random -> {
            var bytes = new byte[random.nextInt(1, 200)];
            random.nextBytes(bytes);
            int middle = random.nextInt(bytes.length + 1);
            long sum = Checksum64.of(bytes);
            assertThat(Checksum64.of(Arrays.copyOf(bytes, middle), Arrays.copyOfRange(bytes, middle, bytes.length)))
                    .isEqualTo(sum);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(Checksum64.of(bytes)).isNotEqualTo(sum);
        });
    }
}
