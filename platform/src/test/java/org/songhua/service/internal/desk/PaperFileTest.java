package org.songhua.service.internal.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;
import org.songhua.service.internal.desk.PaperFile.Checked;

/** What is kept of a document that somebody sends. */
class PaperFileTest {
    private static byte[] picture(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    /** A comment of a camera right after the beginning of a JPEG, as a place would stand there. */
    private static byte[] told(byte[] jpeg, String words) {
        var out = new ByteArrayOutputStream();
        byte[] text = words.getBytes(StandardCharsets.US_ASCII);
        out.write(jpeg, 0, 2);
        out.write(0xFF);
        out.write(0xFE);
        out.write((text.length + 2) >> 8);
        out.write(text.length + 2);
        out.writeBytes(text);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    @Test
    void ofAPictureNothingIsLeftButThePicture() throws IOException {
        byte[] sent = told(picture("jpeg"), "GPS 43.88 125.32");
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains("GPS 43.88");
        Checked kept = PaperFile.check(sent);
        assertThat(kept.mediaType()).isEqualTo("image/jpeg");
        assertThat(new String(kept.content(), StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
        assertThat(PaperFile.check(picture("png")).mediaType()).isEqualTo("image/jpeg");
    }

    @Test
    void aPdfIsKeptAsItIsWhenItIsWhole() {
        byte[] pdf = "%PDF-1.7\n1 0 obj\n%%EOF".getBytes(StandardCharsets.US_ASCII);
        assertThat(PaperFile.check(pdf).content()).isEqualTo(pdf);
        assertThat(PaperFile.check(pdf).sha256()).hasSize(32);
        assertThatThrownBy(() -> PaperFile.check("%PDF-1.7 and no end".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("SERV-010");
    }

    @Test
    void aPictureThatSaysItIsHugeIsRefusedBeforeItIsDecoded() throws IOException {
        byte[] png = picture("png");
        // Width and height of the header, each 30,000: 900 million pixels.
        for (int at : new int[] {16, 20}) {
            png[at] = 0;
            png[at + 1] = 0;
            png[at + 2] = 0x75;
            png[at + 3] = 0x30;
        }
        assertThatThrownBy(() -> PaperFile.check(png))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("pixels");
    }

    @Test
    void whatIsNoneOfTheKindsIsRefused() {
        for (String text : new String[] {"", "MZ", "PK\u0003\u0004", "<html>", "GIF89a"})
            assertThatThrownBy(() -> PaperFile.check(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .isInstanceOf(FaultException.class);
    }
}
