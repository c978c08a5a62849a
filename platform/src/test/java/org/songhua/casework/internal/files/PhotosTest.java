package org.songhua.casework.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.songhua.casework.Cases.Rectangle;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.image.ImageKind;
import org.songhua.engine.image.TestImages;

/** Clean photos of what anybody sends. */
class PhotosTest {
    /** Red above, blue below: 32 wide, 16 high. */
    private static byte[] flag(String format) throws IOException {
        var image = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, 32, 8);
        pen.setColor(Color.BLUE);
        pen.fillRect(0, 8, 32, 8);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static BufferedImage read(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private static boolean isRed(BufferedImage image, int x, int y) {
        Color color = new Color(image.getRGB(x, y));
        return color.getRed() > 150 && color.getBlue() < 100;
    }

    @Test
    void whatTheCameraWroteIsGoneAndThePictureStandsUpright() throws IOException {
        // Way 6: the camera was turned, the upper edge of the file is the right side of the picture.
        byte[] sent = TestImages.withSegment(flag("jpeg"), TestImages.exif(6, ByteOrder.BIG_ENDIAN));
        Photos.Clean clean = Photos.clean(sent);
        assertThat(new String(clean.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("GPS!", "Exif");
        BufferedImage image = read(clean.bytes());
        assertThat(image.getWidth()).isEqualTo(16);
        assertThat(image.getHeight()).isEqualTo(32);
        assertThat(isRed(image, 13, 16)).isTrue();
        assertThat(isRed(image, 2, 16)).isFalse();
    }

    /** Way by way: is the upper left, is the upper right corner red, and is the picture higher than wide? */
    @Test
    void allEightWaysStandUpright() throws IOException {
        boolean[][] corners = {
            {true, true, false}, {true, true, false}, {false, false, false}, {false, false, false},
            {true, false, true}, {false, true, true}, {false, true, true}, {true, false, true}
        };
        for (int way = 1; way <= 8; way++) {
            BufferedImage image = read(
                    Photos.clean(TestImages.withSegment(flag("jpeg"), TestImages.exif(way, ByteOrder.LITTLE_ENDIAN)))
                            .bytes());
            assertThat(isRed(image, 1, 1)).as("way %d left", way).isEqualTo(corners[way - 1][0]);
            assertThat(isRed(image, image.getWidth() - 2, 1))
                    .as("way %d right", way)
                    .isEqualTo(corners[way - 1][1]);
            assertThat(image.getHeight() > image.getWidth()).as("way %d", way).isEqualTo(corners[way - 1][2]);
        }
    }

    @Test
    void pngBecomesJpegAndWebpStaysWebpWithoutMetadata() throws IOException {
        assertThat(Photos.clean(flag("png")).kind()).isEqualTo(ImageKind.JPEG);
        byte[] place = "43.88,125.32".getBytes(StandardCharsets.US_ASCII);
        Photos.Clean webp = Photos.clean(
                TestImages.webp(TestImages.extended(0x08), TestImages.lossy(), TestImages.chunk("EXIF", place)));
        assertThat(webp.kind()).isEqualTo(ImageKind.WEBP);
        assertThat(new String(webp.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("43.88", "EXIF");
    }

    @Test
    void whatIsNoPhotoOrTooLargeIsRefusedWithOneCode() throws IOException {
        byte[] jpeg = flag("jpeg");
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] headOnly = Arrays.copyOf(jpeg, 20);
        byte[] bomb = pngHead(30_000, 30_000);
        for (byte[] sent :
                List.of(new byte[0], script, headOnly, bomb, new byte[Photos.MAX_BYTES + 1], TestImages.webp()))
            assertThatThrownBy(() -> Photos.clean(sent))
                    .isInstanceOfSatisfying(
                            FaultException.class,
                            e -> assertThat(e.faults().getFirst().code()).isEqualTo("CASE-110"));
    }

    /** A head that promises many pixels. */
    private static byte[] pngHead(int width, int height) throws IOException {
        byte[] png = flag("png");
        java.nio.ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        var crc = new java.util.zip.CRC32();
        crc.update(png, 12, 17);
        java.nio.ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    @Test
    void brokenFilesAreRefusedOrCleanedButNeverFailOtherwise() throws IOException {
        for (String format : List.of("jpeg", "png"))
            for (long seed = 1; seed <= 150; seed++) {
                var random = new Random(seed);
                byte[] broken = flag(format);
                for (int i = 0; i < 6; i++) broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                try {
                    assertThat(Photos.clean(broken).bytes()).isNotEmpty();
                } catch (FaultException e) {
                    assertThat(e.faults().getFirst().code()).as("seed %d", seed).isEqualTo("CASE-110");
                }
            }
    }

    @Test
    void whatIsBlackenedIsNotInTheFile() throws IOException {
        byte[] photo = Photos.clean(flag("png")).bytes();
        BufferedImage image = read(Photos.redacted(photo, List.of(new Rectangle(0, 0, 1, 0.5))));
        assertThat(new Color(image.getRGB(16, 4)).getRed()).isLessThan(20);
        assertThat(new Color(image.getRGB(16, 13)).getBlue()).isGreaterThan(150);
        byte[] webp = TestImages.webp(TestImages.lossy());
        assertThatThrownBy(() -> Photos.redacted(webp, List.of())).isInstanceOf(FaultException.class);
    }

    @Test
    void aPartLiesWithinThePhoto() {
        assertThat(new Rectangle(0, 0, 1, 1).isWithin()).isTrue();
        for (Rectangle part : List.of(
                new Rectangle(-0.1, 0, 0.5, 0.5),
                new Rectangle(0.6, 0, 0.5, 0.5),
                new Rectangle(0, 0, 0, 1),
                new Rectangle(Double.NaN, 0, 1, 1),
                new Rectangle(0, 0, Double.POSITIVE_INFINITY, 1)))
            assertThat(part.isWithin()).as("%s", part).isFalse();
    }
}
