package org.songhua.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.Text;

/**
 * Regions that are looked at together, though they do not make up a larger one.
 *
 * @param code of the group; as a geography it is {@code group:} and this
 * @param basis document that names them
 * @param members codes of the regions
 * @param isCityClass whether it is a class of cities that grades of indicators may name; a region is in one class at most
 * @param level of the regions that belong to the class though no class names them; null for none
 */
public record RegionGroup(
        String code,
        Text title,
        String basis,
        List<String> members,
        boolean isCityClass,
        @Nullable Integer level) {
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
