package org.songhua.people.internal;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songhua.engine.digest.Sha256;

/**
 * What the holder of an API key sends: {@code sgh_<id>_<secret>}. The prefix lets scanners of repositories and logs
 * find a leaked one; the id finds the row without a search by secret.
 *
 * <p>Only SHA-256 of the secret is kept. A slow hash would protect a secret that people choose and others can guess;
 * this one is 256 random bits, which nobody can try through, and it is checked with every request.
 *
 * @param id 12 characters, not secret
 * @param secret 43 characters of base64url: 256 bits
 */
record KeyToken(String id, String secret) {
    private static final Pattern FORM = Pattern.compile("sgh_([a-z0-9]{12})_([A-Za-z0-9_-]{43})");
    private static final String ID_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 12;
    private static final int SECRET_BYTES = 32;

    static KeyToken generate(SecureRandom random) {
        var id = new StringBuilder();
        for (int i = 0; i < ID_LENGTH; i++) id.append(ID_CHARACTERS.charAt(random.nextInt(ID_CHARACTERS.length())));
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new KeyToken(
                id.toString(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** {@return the token, if the text has the form of one} */
    static Optional<KeyToken> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new KeyToken(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    String text() {
        return "sgh_" + id + "_" + secret;
    }

    byte[] secretHash() {
        return Sha256.of(secret);
    }

    /** {@return whether the secret has that hexadecimal hash; takes the same time wherever they differ} */
    boolean matches(String hash) {
        return MessageDigest.isEqual(secretHash(), HexFormat.of().parseHex(hash));
    }

    /** Never shows the secret, not even in a log. */
    @Override
    public String toString() {
        return "sgh_" + id + "_***";
    }
}
