package org.songhua.engine.image;

import java.util.Optional;

/** Kinds of photos that are taken in, told apart by their first bytes and by nothing else. */
public enum ImageKind {
    JPEG("image/jpeg"),
    PNG("image/png"),
    WEBP("image/webp");

    private final String mediaType;

    ImageKind(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** {@return the kind; none when it is no photo, whatever its name or its sender says} */
    public static Optional<ImageKind> find(byte[] bytes) {
        if (begins(bytes, 0, 0xff, 0xd8, 0xff)) return Optional.of(JPEG);
        if (begins(bytes, 0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) return Optional.of(PNG);
        if (begins(bytes, 0, 'R', 'I', 'F', 'F') && begins(bytes, 8, 'W', 'E', 'B', 'P')) return Optional.of(WEBP);
        return Optional.empty();
    }

    private static boolean begins(byte[] bytes, int at, int... with) {
        if (bytes.length < at + with.length) return false;
        for (int i = 0; i < with.length; i++) if ((bytes[at + i] & 0xff) != with[i]) return false;
        return true;
    }
}
