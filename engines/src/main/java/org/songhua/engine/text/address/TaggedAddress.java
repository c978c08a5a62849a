package org.songhua.engine.text.address;

import java.util.ArrayList;
import java.util.List;

/**
 * An address as tokens, each with a tag: {@code B-road} begins a road, {@code I-road} goes on with it, {@code O} is nothing.
 *
 * @param tokens characters, or runs of digits or Latin letters
 * @param tags as many as tokens
 */
public record TaggedAddress(List<String> tokens, List<String> tags) {
    public TaggedAddress {
        tokens = List.copyOf(tokens);
        tags = List.copyOf(tags);
        if (tokens.size() != tags.size()) throw new IllegalArgumentException("Each token needs a tag");
    }

    /** {@return the parts that the tags say, in order; an {@code I} that goes on with nothing begins a part} */
    public List<AddressPart> parts() {
        var parts = new ArrayList<AddressPart>();
        int start = 0;
        for (int i = 1; i <= tags.size(); i++) {
            if (i < tags.size() && goesOn(tags.get(i - 1), tags.get(i))) continue;
            String kind = kind(tags.get(start));
            if (!kind.isEmpty()) parts.add(new AddressPart(kind, String.join("", tokens.subList(start, i)), start, i));
            start = i;
        }
        return parts;
    }

    private static boolean goesOn(String before, String tag) {
        return tag.startsWith("I-") && kind(before).equals(kind(tag));
    }

    /** {@return what the tag speaks of, empty for none} */
    static String kind(String tag) {
        return tag.length() > 2 && tag.charAt(1) == '-' ? tag.substring(2) : "";
    }
}
