package org.songhua.casework.internal.files;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.songhua.casework.Cases.Rectangle;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.image.CleanWebp;
import org.songhua.engine.image.ImageKind;
import org.songhua.engine.image.Orientation;

/**
 * Makes a clean photo of what was sent: the picture is decoded and written anew, so that nothing but the picture is left - no
 * place, no device, no hidden file. The JDK has no decoder for WebP: there all but the picture is cut out of the file. What is of no
 * such kind, or is larger than it says, is refused before it is decoded.
 */
final class Photos {
    static final int MAX_BYTES = 12 << 20;
    private static final long MAX_PIXELS = 60_000_000;
    private static final int LONGEST_SIDE = 2_560;

    private Photos() {}

    /**
     * A clean picture.
     *
     * @param bytes the file
     */
    @SuppressWarnings("ArrayRecordComponent") // sealed at once
    record Clean(byte[] bytes, ImageKind kind) {}

    /** {@return the picture without metadata: JPEG, upright, of JPEG and PNG; WebP of WebP} */
    static Clean clean(byte[] sent) {
        if (sent.length > MAX_BYTES) throw refused("The photo has " + sent.length + " bytes.", "Send at most 12 MB.");
        ImageKind kind = ImageKind.find(sent)
                .orElseThrow(
                        () -> refused("This is no JPEG, no PNG and no WebP.", "Send a photo of one of these kinds."));
        return kind == ImageKind.WEBP ? webp(sent) : new Clean(jpeg(sent, List.of()), ImageKind.JPEG);
    }

    private static Clean webp(byte[] sent) {
        CleanWebp.Clean clean = CleanWebp.of(sent)
                .filter(found -> found.pixels() <= MAX_PIXELS)
                .orElseThrow(() -> refused("The photo cannot be read, or moves, or is too large.", "Send it as JPEG."));
        return new Clean(clean.bytes(), ImageKind.WEBP);
    }

    /** {@return a photo on which parts are blackened; what was there is not in the file any more} */
    static byte[] redacted(byte[] photo, List<Rectangle> parts) {
        if (ImageKind.find(photo).filter(kind -> kind == ImageKind.JPEG).isEmpty())
            throw refused("Parts of a WebP photo cannot be blackened here.", "Add the photo as JPEG.");
        return jpeg(photo, parts);
    }

    private static byte[] jpeg(byte[] sent, List<Rectangle> parts) {
        try {
            int way =
                    ImageKind.find(sent).filter(kind -> kind == ImageKind.JPEG).isPresent()
                            ? Orientation.of(sent)
                            : Orientation.UPRIGHT;
            BufferedImage plain = upright(shrunk(decode(sent)), way);
            parts.forEach(part -> blacken(plain, part));
            return encode(plain);
        } catch (IOException | RuntimeException e) {
            if (e instanceof FaultException fault) throw fault;
            throw refused("The photo cannot be read.", "Save it anew and send it again.");
        }
    }

    /** A pixel more on each side, so that no edge shows through. */
    private static void blacken(BufferedImage image, Rectangle part) {
        var pen = image.createGraphics();
        pen.setColor(Color.BLACK);
        int left = (int) Math.floor(part.x() * image.getWidth()) - 1;
        int top = (int) Math.floor(part.y() * image.getHeight()) - 1;
        int right = (int) Math.ceil((part.x() + part.width()) * image.getWidth()) + 1;
        int bottom = (int) Math.ceil((part.y() + part.height()) * image.getHeight()) + 1;
        pen.fillRect(left, top, right - left, bottom - top);
        pen.dispose();
    }

    /** The eight ways of Exif: odd ones keep the sides, even ones mirror; from 5 on width and height change places. */
    private static BufferedImage upright(BufferedImage image, int way) {
        if (way == Orientation.UPRIGHT) return image;
        int w = image.getWidth();
        int h = image.getHeight();
        double[] matrix = switch (way) {
            case 2 -> new double[] {-1, 0, 0, 1, w, 0};
            case 3 -> new double[] {-1, 0, 0, -1, w, h};
            case 4 -> new double[] {1, 0, 0, -1, 0, h};
            case 5 -> new double[] {0, 1, 1, 0, 0, 0};
            case 6 -> new double[] {0, 1, -1, 0, h, 0};
            case 7 -> new double[] {0, -1, -1, 0, h, w};
            default -> new double[] {0, -1, 1, 0, 0, w};
        };
        var turned = new BufferedImage(way < 5 ? w : h, way < 5 ? h : w, BufferedImage.TYPE_INT_RGB);
        var pen = turned.createGraphics();
        pen.drawImage(image, new AffineTransform(matrix), null);
        pen.dispose();
        return turned;
    }

    private static BufferedImage decode(byte[] sent) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw new IOException("No reader.");
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MAX_PIXELS) throw refused("The photo has " + pixels + " pixels.", "Send a smaller one.");
                ImageReadParam parameters = reader.getDefaultReadParam();
                int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * LONGEST_SIDE));
                parameters.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, parameters);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage shrunk(BufferedImage image) {
        double scale = Math.min(1, LONGEST_SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = plain.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return plain;
    }

    private static byte[] encode(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }

    private static FaultException refused(String problem, String remedy) {
        return new FaultException(Fault.refused("CASE-110", Place.atField("/photo"), problem, remedy));
    }
}
