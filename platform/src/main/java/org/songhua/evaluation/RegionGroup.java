package org.songhua.evaluation;

import java.util.List;
import org.songhua.pack.Text;

/**
 * Regions that are looked at together, though they do not make up a larger one.
 *
 * @param code of the group; as a geography it is {@code group:} and this
 * @param basis document that names them
 * @param members codes of the regions
 */
public record RegionGroup(String code, Text title, String basis, List<String> members) {
    /** What the geography of a group begins with. */
    public static final String PREFIX = "group:";

    public RegionGroup {
        members = List.copyOf(members);
    }

    /** {@return the group as a geography} */
    public String geography() {
        return PREFIX + code;
    }
}
