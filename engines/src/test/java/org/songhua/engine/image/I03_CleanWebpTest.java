package org.songhua.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** WebP files freed of all that is no picture. */
class I03_CleanWebpTest {
    private static final byte[] PLACE = "N43.88 E125.32 iPhone".getBytes(StandardCharsets.US_ASCII);

    private static byte[] clean(byte[] sent) {
        return CleanWebp.of(sent).orElseThrow().bytes();
    }

    private static boolean tells(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains("43.88");
    }

    @Test
    void aPictureAloneStaysAsItIs() {
        byte[] plain = TestImages.webp(TestImages.lossy());
        assertThat(clean(plain)).isEqualTo(plain);
        assertThat(CleanWebp.of(plain).orElseThrow().pixels()).isEqualTo(64 * 48);
    }

    @Test
    void metadataGoesAndTheFlagsThatAnnounceIt() {
        byte[] told = TestImages.webp(
                TestImages.extended(0x3c),
                TestImages.chunk("ICCP", PLACE),
                TestImages.chunk("ALPH", (byte) 0, (byte) 1),
                TestImages.lossy(),
                TestImages.chunk("EXIF", PLACE),
                TestImages.chunk("XMP ", PLACE),
                TestImages.chunk("hide", PLACE));
        byte[] expected = TestImages.webp(
                TestImages.extended(0x10), TestImages.chunk("ALPH", (byte) 0, (byte) 1), TestImages.lossy());
        assertThat(clean(told)).isEqualTo(expected);
        assertThat(clean(expected)).isEqualTo(expected);
    }

    @Test
    void whatStandsBehindTheEndGoes() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(TestImages.webp(TestImages.lossy()));
        out.writeBytes(PLACE);
        assertThat(clean(out.toByteArray())).isEqualTo(TestImages.webp(TestImages.lossy()));
    }

    /** Width and height less one, fourteen bits each: 63 | 47 << 14. */
    @Test
    void aLosslessPictureIsOneToo() {
        int bits = 63 | (47 << 14);
        byte[] body = {0x2f, (byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24), 1};
        var found =
                CleanWebp.of(TestImages.webp(TestImages.chunk("VP8L", body))).orElseThrow();
        assertThat(found.pixels()).isEqualTo(64 * 48);
    }

    @Test
    void animationsAndWhatIsNoPictureAreRefused() {
        assertThat(CleanWebp.of(TestImages.webp(TestImages.extended(0x02), TestImages.lossy())))
                .isEmpty();
        assertThat(CleanWebp.of(TestImages.webp(TestImages.chunk("ANMF", PLACE), TestImages.lossy())))
                .isEmpty();
        assertThat(CleanWebp.of(TestImages.webp(TestImages.chunk("EXIF", PLACE))))
                .isEmpty();
        assertThat(CleanWebp.of(TestImages.webp(TestImages.lossy(), TestImages.lossy())))
                .isEmpty();
        assertThat(CleanWebp.of(TestImages.webp(TestImages.chunk("VP8 ", PLACE))))
                .isEmpty();
        assertThat(CleanWebp.of(TestImages.webp(TestImages.chunk("VP8L", PLACE))))
                .isEmpty();
        assertThat(CleanWebp.of(TestImages.webp(TestImages.chunk("ALPH", (byte) 0, (byte) 1), TestImages.lossy())))
                .isEmpty();
        assertThat(CleanWebp.of(new byte[0])).isEmpty();
        assertThat(CleanWebp.of("RIFF\1\0\0\0WEBP".getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
    }

    @Test
    void lengthsThatReachBeyondTheFileAreRefused() {
        byte[] broken = TestImages.webp(TestImages.lossy());
        Arrays.fill(broken, 16, 20, (byte) 0xff);
        assertThat(CleanWebp.of(broken)).isEmpty();
    }

    @Test
    void cutOrChangedFilesNeverFailAndNeverTellMore() {
        byte[] whole = TestImages.webp(TestImages.extended(0x0c), TestImages.lossy(), TestImages.chunk("EXIF", PLACE));
        for (int length = 0; length < whole.length; length++)
            CleanWebp.of(Arrays.copyOf(whole, length))
                    .ifPresent(found -> assertThat(tells(found.bytes())).isFalse());
        for (long seed = 1; seed <= 3_000; seed++) {
            var random = new Random(seed);
            byte[] broken = whole.clone();
            for (int i = 0; i < 3; i++) broken[random.nextInt(44)] = (byte) random.nextInt(256);
            var found = CleanWebp.of(broken);
            if (found.isPresent())
                assertThat(found.get().pixels()).as("seed %d", seed).isPositive();
        }
    }
}
