package org.songhua.register.internal.records;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * A file that somebody sends as evidence: PDF, JPEG or PNG, told by its content, at most 12 MB. Pictures lose what tells
 * where and by whom they were taken; their pixels stay, byte for byte.
 */
final class EvidenceFile {
    private static final int MAX_BYTES = 12 << 20;
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final Set<String> PNG_TOLD = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");

    private EvidenceFile() {}

    /** What is kept. */
    @SuppressWarnings("ArrayRecordComponent") // written once, never changed
    record Checked(String mediaType, byte[] content) {}

    static Checked check(byte[] sent) {
        if (sent.length > MAX_BYTES) throw refused("The file has " + sent.length + " bytes.", "Send at most 12 MB.");
        try {
            if (startsWith(sent, PDF)) return new Checked("application/pdf", sent);
            if (startsWith(sent, PNG)) return new Checked("image/png", plainPng(sent));
            if (sent.length > 3 && u8(sent, 0) == 0xFF && u8(sent, 1) == 0xD8)
                return new Checked("image/jpeg", plainJpeg(sent));
        } catch (IndexOutOfBoundsException e) {
            throw refused("The picture ends too early.", "Save it anew and send it again.");
        }
        throw refused("This is no PDF, JPEG or PNG.", "Send a file of one of these kinds.");
    }

    private static FaultException refused(String problem, String remedy) {
        return new FaultException(Fault.refused("REG-050", Place.atField("/file"), problem, remedy));
    }

    private static boolean startsWith(byte[] bytes, byte[] head) {
        return bytes.length >= head.length && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
    }

    private static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    private static int u16(byte[] bytes, int at) {
        return u8(bytes, at) << 8 | u8(bytes, at + 1);
    }

    /** Leaves out application segments 1 to 15 and comments; the picture begins at the start of scan. */
    private static byte[] plainJpeg(byte[] sent) {
        var out = new ByteArrayOutputStream(sent.length);
        out.write(sent, 0, 2);
        int at = 2;
        while (u8(sent, at) == 0xFF) {
            int marker = u8(sent, at + 1);
            if (marker == 0xDA) break;
            int length = 2 + u16(sent, at + 2);
            boolean tells = (marker >= 0xE1 && marker <= 0xEF) || marker == 0xFE;
            if (!tells) out.write(sent, at, length);
            at += length;
        }
        out.write(sent, at, sent.length - at);
        return out.toByteArray();
    }

    /** Leaves out texts, times and EXIF. */
    private static byte[] plainPng(byte[] sent) {
        var out = new ByteArrayOutputStream(sent.length);
        out.write(sent, 0, PNG.length);
        int at = PNG.length;
        while (at < sent.length) {
            long length = 12L + ((long) u16(sent, at) << 16 | u16(sent, at + 2));
            if (at + length > sent.length) throw new IndexOutOfBoundsException();
            String type = new String(sent, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (!PNG_TOLD.contains(type)) out.write(sent, at, (int) length);
            at += (int) length;
        }
        return out.toByteArray();
    }
}
