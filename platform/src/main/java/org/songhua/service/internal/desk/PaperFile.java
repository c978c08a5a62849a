package org.songhua.service.internal.desk;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.songhua.engine.digest.Sha256;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.image.ImageKind;

/**
 * A document that an applicant sends: PDF, JPEG or PNG by its content, at most 12 MB. Pictures are decoded and written anew, so
 * that nothing but the picture is left of them; how large one is, is looked at before it is decoded. Code {@code SERV-010}.
 */
final class PaperFile {
    static final int MAX_BYTES = 12 << 20;
    private static final long MAX_PIXELS = 40_000_000;
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PDF_END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = 1_024;

    private PaperFile() {}

    /** What is kept. */
    @SuppressWarnings("ArrayRecordComponent") // sealed at once
    record Checked(String mediaType, byte[] content) {
        byte[] sha256() {
            return Sha256.of(content);
        }
    }

    static Checked check(byte[] sent) {
        if (sent.length > MAX_BYTES) throw refused("The file has " + sent.length + " bytes.", "Send at most 12 MB.");
        if (isPdf(sent)) return new Checked("application/pdf", sent);
        ImageKind kind = ImageKind.find(sent).orElse(ImageKind.WEBP);
        if (kind == ImageKind.WEBP) throw refused("This is no PDF, JPEG or PNG.", "Send a file of one of these kinds.");
        try {
            return new Checked("image/jpeg", anew(sent));
        } catch (IOException | RuntimeException e) {
            if (e instanceof FaultException fault) throw fault;
            throw refused("The picture cannot be read.", "Save it anew and send it again.");
        }
    }

    private static boolean isPdf(byte[] sent) {
        if (sent.length < PDF.length || !Arrays.equals(sent, 0, PDF.length, PDF, 0, PDF.length)) return false;
        for (int at = Math.max(0, sent.length - TAIL); at <= sent.length - PDF_END.length; at++)
            if (Arrays.equals(sent, at, at + PDF_END.length, PDF_END, 0, PDF_END.length)) return true;
        throw refused("The PDF ends too early.", "Save it anew and send it again.");
    }

    private static byte[] anew(byte[] sent) throws IOException {
        BufferedImage image = decode(sent);
        var plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = plain.createGraphics();
        pen.drawImage(image, 0, 0, Color.WHITE, null);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(plain, "jpeg", out);
        return out.toByteArray();
    }

    private static BufferedImage decode(byte[] sent) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw new IOException("No reader.");
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MAX_PIXELS) throw refused("The picture has " + pixels + " pixels.", "Send a smaller one.");
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }

    private static FaultException refused(String problem, String remedy) {
        return new FaultException(Fault.refused("SERV-010", Place.atField("/file"), problem, remedy));
    }
}
