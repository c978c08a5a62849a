package org.songhua.casework.internal.files;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * Makes a clean photo of what was sent: the picture is decoded and written anew, so that nothing but the picture is left - no
 * place, no device, no hidden file. What is no JPEG or PNG, or is larger than it says, is refused before it is decoded.
 */
final class Photos {
    static final int MAX_BYTES = 12 << 20;
    private static final long MAX_PIXELS = 60_000_000;
    private static final int LONGEST_SIDE = 2_560;

    private Photos() {}

    /** {@return the picture as JPEG without metadata} */
    static byte[] clean(byte[] sent) {
        if (sent.length > MAX_BYTES) throw refused("The photo has " + sent.length + " bytes.", "Send at most 12 MB.");
        if (!isJpeg(sent) && !isPng(sent))
            throw refused("This is no JPEG and no PNG.", "Send a photo of one of these kinds.");
        try {
            return encode(shrunk(decode(sent)));
        } catch (IOException | RuntimeException e) {
            if (e instanceof FaultException fault) throw fault;
            throw refused("The photo cannot be read.", "Save it anew and send it again.");
        }
    }

    private static boolean isJpeg(byte[] bytes) {
        return bytes.length > 3 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8 && (bytes[2] & 0xff) == 0xff;
    }

    private static boolean isPng(byte[] bytes) {
        return bytes.length > 8 && (bytes[0] & 0xff) == 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G';
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
                return reader.read(0);
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
