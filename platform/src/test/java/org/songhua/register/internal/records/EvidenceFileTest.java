package org.songhua.register.internal.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;

/** Files that prove something: known by their content, without what tells where they were taken. */
class EvidenceFileTest {
    private static final byte[] SECRET = "GPS 43.9N 125.3E taken by".getBytes(StandardCharsets.US_ASCII);

    private static byte[] picture(String format) throws IOException {
        var image = new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 48; i++) image.setRGB(i % 8, i / 8, i * 0x050301);
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] part) {
        return ByteBuffer.allocate(bytes.length + part.length)
                .put(bytes, 0, at)
                .put(part)
                .put(bytes, at, bytes.length - at)
                .array();
    }

    private static byte[] segment(int marker) {
        return ByteBuffer.allocate(4 + SECRET.length)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (2 + SECRET.length))
                .put(SECRET)
                .array();
    }

    private static byte[] chunk(String type) {
        var crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(SECRET);
        return ByteBuffer.allocate(12 + SECRET.length)
                .putInt(SECRET.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(SECRET)
                .putInt((int) crc.getValue())
                .array();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void aPhotoKeepsItsPixelsAndLosesItsPlace() throws IOException {
        byte[] plain = picture("jpeg");
        byte[] sent = inserted(inserted(plain, 2, segment(0xE1)), 2, segment(0xFE));
        var kept = EvidenceFile.check(sent);
        assertThat(kept.mediaType()).isEqualTo("image/jpeg");
        assertThat(latin(kept.content())).doesNotContain("GPS");
        assertThat(kept.content()).isEqualTo(plain);
        assertThat(ImageIO.read(new ByteArrayInputStream(kept.content())).getWidth())
                .isEqualTo(8);
    }

    @Test
    void aDrawingKeepsItsPixelsAndLosesItsTexts() throws IOException {
        byte[] plain = picture("png");
        byte[] sent = inserted(inserted(plain, 33, chunk("tEXt")), 33, chunk("eXIf"));
        var kept = EvidenceFile.check(sent);
        assertThat(kept.mediaType()).isEqualTo("image/png");
        assertThat(kept.content()).isEqualTo(plain);
    }

    @Test
    void whatIsNoneOfTheThreeIsRefusedWhateverItIsCalled() {
        for (String text : new String[] {"", "<html>", "MZ\0\0", "PK\3\4", "%PD"})
            assertThatThrownBy(() -> EvidenceFile.check(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("REG-050");
        assertThatThrownBy(() -> EvidenceFile.check(new byte[13 << 20])).hasMessageContaining("12 MB");
    }

    @Test
    void aBrokenPictureIsRefusedAndNeverCrashes() throws IOException {
        long seed = 7;
        var random = new Random(seed);
        byte[] sent = inserted(picture("jpeg"), 2, segment(0xE1));
        byte[] drawing = inserted(picture("png"), 33, chunk("tEXt"));
        for (int round = 0; round < 400; round++) {
            byte[] one = round % 2 == 0 ? sent : drawing;
            byte[] broken = Arrays.copyOf(one, 1 + random.nextInt(one.length));
            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            try {
                assertThat(latin(EvidenceFile.check(broken).content()).length()).isPositive();
            } catch (FaultException refused) {
                assertThat(refused.faults().getFirst().code())
                        .as("seed " + seed)
                        .isEqualTo("REG-050");
            }
        }
    }
}
