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
    private static final int SCAN = 0xDA;
    private static final int END = 0xD9;
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

    /**
     * Leaves out application segments 1 to 15, comments, and what stands between segments or behind the end: phones append films and
     * further pictures there, which tell the place once more.
     */
    private static byte[] plainJpeg(byte[] sent) {
        var out = new ByteArrayOutputStream(sent.length);
        out.write(sent, 0, 2);
        int at = 2;
        while (at < sent.length) {
            int marker = marker(sent, at);
            at = marker + 1;
            if (u8(sent, marker) == END) {
                out.write(sent, marker - 1, 2);
                return out.toByteArray();
            }
            int length = u16(sent, marker + 1);
            boolean isScan = u8(sent, marker) == SCAN;
            int end = isScan ? endOfScan(sent, at + length) : at + length;
            if (end > sent.length) throw new IndexOutOfBoundsException();
            if (!tells(u8(sent, marker))) out.write(sent, marker - 1, end - marker + 1);
            at = end;
        }
        return out.toByteArray();
    }

    /** {@return where the code of the next marker stands; any number of fill bytes may come before it} */
    private static int marker(byte[] sent, int from) {
        int at = from;
        while (u8(sent, at) != 0xFF) at++;
        while (u8(sent, at) == 0xFF) at++;
        return at;
    }

    private static boolean tells(int marker) {
        return (marker >= 0xE1 && marker <= 0xEF) || marker == 0xFE;
    }

    /** {@return where the next marker begins; in a scan a 0 behind 0xFF means the byte itself, and restarts belong to it} */
    private static int endOfScan(byte[] sent, int from) {
        for (int at = from; at + 1 < sent.length; at++) {
            if (u8(sent, at) != 0xFF) continue;
            int next = u8(sent, at + 1);
            boolean isWithin = next == 0 || next == 0xFF || (next >= 0xD0 && next <= 0xD7);
            if (!isWithin) return at;
        }
        return sent.length;
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
