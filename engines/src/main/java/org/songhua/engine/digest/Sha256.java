package org.songhua.engine.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4): 32 bytes that stand for any number of bytes. */
public final class Sha256 {
    /** Never fed, only copied: that takes a fraction of asking all providers anew. */
    private static final MessageDigest BLANK = blank();

    private Sha256() {}

    private static MessageDigest blank() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** {@return a digest to which bytes are added one after the other} */
    public static MessageDigest begin() {
        try {
            return (MessageDigest) BLANK.clone();
        } catch (CloneNotSupportedException e) {
            return blank();
        }
    }

    /** {@return the digest of bytes} */
    public static byte[] of(byte[] bytes) {
        return begin().digest(bytes);
    }

    /** {@return the digest of a text in UTF-8} */
    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the digest of bytes as 64 hexadecimal digits} */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }
}
