package org.songhua.engine.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/**
 * In which encoding a text may be. Chinese files are in UTF-8 or in GBK and often do not say which; bytes that are well-formed UTF-8 beyond ASCII
 * are hardly ever anything else once there are many of them; two characters of GBK often are, so guess by many values.
 */
public final class TextEncoding {
    /** GBK with everything that came after it (GB 18030), so that no character of a GBK file is lost. */
    public static final Charset GBK = Charset.forName("GB18030");

    private TextEncoding() {}

    /** {@return the encoding of that name, in any common spelling: UTF-8, GBK, 936, cp936, GB2312, 65001 …} */
    public static Optional<Charset> find(String name) {
        String key = name.strip().toUpperCase(Locale.ROOT).replaceAll("^(CP|ANSI|WINDOWS|OEM)?[ _-]*(?=[0-9])", "");
        return switch (key) {
            case "65001", "UTF8", "UTF-8", "8" -> Optional.of(StandardCharsets.UTF_8);
            case "936", "GBK", "GB2312", "GB18030", "EUC-CN", "54936", "20936" -> Optional.of(GBK);
            case "950", "BIG5" -> Optional.of(Charset.forName("Big5"));
            case "1252", "88591", "8859_1", "8859-1", "ISO88591" -> Optional.of(Charset.forName("windows-1252"));
            default -> named(name.strip());
        };
    }

    private static Optional<Charset> named(String name) {
        try {
            return name.isEmpty() || !Charset.isSupported(name) ? Optional.empty() : Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** {@return UTF-8 when the bytes are that, else GBK when they are that, else Windows' Latin; a character cut at the end is no mistake} */
    public static Charset guess(byte[] sample) {
        if (isWellFormed(sample, StandardCharsets.UTF_8)) return StandardCharsets.UTF_8;
        return isWellFormed(sample, GBK) ? GBK : Charset.forName("windows-1252");
    }

    /** {@return whether all bytes are below 128, so that any of the encodings gives the same text} */
    public static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) if (b < 0) return false;
        return true;
    }

    /** {@return whether the bytes are text in that encoding; a character cut at the end is no mistake} */
    public static boolean isWellFormed(byte[] bytes, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(Math.max(16, bytes.length));
        // Not told that this is the end, the decoder takes an unfinished character as one to come.
        return !decoder.decode(in, out, false).isError();
    }
}
