package org.songhua.edge.ogc.features;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.songhua.cim.ObjectId;

/**
 * The place where a page ended, opaque to clients: continuing after an id, not at a number, keeps paging exact and
 * equally fast while the data change. It also carries how many features the first page found, so that the count is
 * made once per walk and not once per page.
 *
 * @param after last id of the page before
 * @param matched number of features that the query found
 * @param version data version at which they were counted
 */
record PageToken(ObjectId after, long matched, long version) {
    static final String REMEDY = "Follow the 'next' links as they are.";
    private static final int BYTES = 32;

    /**
     * {@return the token written as {@code text}}
     *
     * @throws IllegalArgumentException when it is none
     */
    static PageToken parse(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (bytes.length != BYTES) throw new IllegalArgumentException("not a token");
        var buffer = ByteBuffer.wrap(bytes);
        var token = new PageToken(
                new ObjectId(new UUID(buffer.getLong(), buffer.getLong())), buffer.getLong(), buffer.getLong());
        if (token.matched < 0) throw new IllegalArgumentException("not a token");
        return token;
    }

    @Override
    public String toString() {
        var buffer = ByteBuffer.allocate(BYTES);
        buffer.putLong(after.value().getMostSignificantBits());
        buffer.putLong(after.value().getLeastSignificantBits());
        buffer.putLong(matched).putLong(version);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }
}
