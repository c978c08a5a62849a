package org.songhua.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Photos are told by their first bytes. */
class I01_ImageKindTest {
    @Test
    void theThreeKindsAreKnown() {
        assertThat(ImageKind.find(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}))
                .contains(ImageKind.JPEG);
        assertThat(ImageKind.find(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}))
                .contains(ImageKind.PNG);
        assertThat(ImageKind.find(TestImages.webp(TestImages.lossy()))).contains(ImageKind.WEBP);
        assertThat(ImageKind.WEBP.mediaType()).isEqualTo("image/webp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "GIF89a",
                "<svg onload=alert(1)>",
                "RIFF1234WAVE",
                "RIFF",
                "%PDF-1.7",
                "MZ",
                "<?php",
                "BM"
            })
    void whatIsNoPhotoIsNoneWhateverItIsCalled(String bytes) {
        assertThat(ImageKind.find(bytes.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    }
}
