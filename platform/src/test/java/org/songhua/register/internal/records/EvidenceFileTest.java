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

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) out.writeBytes(part);
        return out.toByteArray();
    }

    /** Any number of 0xFF may stand before a marker (ISO 10918-1, B.1.1.2): what follows is the same segment. */
    @Test
    void aPlaceBehindFillBytesIsLeftOutToo() throws IOException {
        byte[] plain = picture("jpeg");
        for (int fill = 1; fill <= 3; fill++) {
            byte[] filler = new byte[fill];
            Arrays.fill(filler, (byte) 0xFF);
            byte[] sent = inserted(inserted(plain, 2, segment(0xE1)), 2, filler);
            assertThat(EvidenceFile.check(sent).content()).isEqualTo(plain);
        }
    }

    /** Decoders look for the next marker whatever stands before it; so must whoever takes the place away. */
    @Test
    void aPlaceBehindRubbishBetweenSegmentsIsLeftOutToo() throws IOException {
        byte[] plain = picture("jpeg");
        byte[] sent = inserted(inserted(plain, 2, segment(0xED)), 2, new byte[] {0, 1, 2});
        assertThat(EvidenceFile.check(sent).content()).isEqualTo(plain);
    }

    /** Phones append films, maps of brightness and whole further pictures behind the end, each with its place. */
    @Test
    void whatStandsBehindTheEndOfAPhotoIsLeftOut() throws IOException {
        byte[] plain = picture("jpeg");
        byte[] further = inserted(plain, 2, segment(0xE1));
        assertThat(EvidenceFile.check(joined(plain, further)).content()).isEqualTo(plain);
        assertThat(EvidenceFile.check(joined(plain, SECRET)).content()).isEqualTo(plain);
        assertThat(EvidenceFile.check(joined(further, further)).content()).isEqualTo(plain);
    }

    /** The scan holds 0xFF as 0xFF 0x00 and restarts as 0xFF 0xD0 to 0xD7; neither ends it, a comment within is left out. */
    @Test
    void theScanIsKeptByteForByteThroughStuffingRestartsAndFurtherScans() {
        byte[] head = {(byte) 0xFF, (byte) 0xD8};
        byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 3, 1, 7, (byte) 0xFF, 0, 9, (byte) 0xFF, (byte) 0xD3, 5};
        byte[] table = {(byte) 0xFF, (byte) 0xC4, 0, 4, 1, 2};
        byte[] end = {(byte) 0xFF, (byte) 0xD9};
        byte[] plain = joined(head, table, scan, table, scan, end);
        byte[] sent = joined(head, table, scan, segment(0xFE), table, segment(0xE1), scan, end, SECRET);
        assertThat(EvidenceFile.check(sent).content()).isEqualTo(plain);
    }

    /** A photo whose transfer broke off in the scan is kept as far as it came; in a segment it is refused. */
    @Test
    void aPhotoThatBreaksOffIsKeptAsFarAsItIsAPicture() throws IOException {
        byte[] plain = picture("jpeg");
        byte[] cut = Arrays.copyOf(plain, plain.length - 2);
        assertThat(EvidenceFile.check(cut).content()).isEqualTo(cut);
        assertThatThrownBy(() -> EvidenceFile.check(Arrays.copyOf(plain, 12))).hasMessageContaining("REG-050");
        byte[] broken = joined(Arrays.copyOf(plain, 2), Arrays.copyOf(segment(0xE1), 9));
        assertThatThrownBy(() -> EvidenceFile.check(broken)).hasMessageContaining("REG-050");
    }
}
