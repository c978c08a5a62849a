package org.songhua.pack.internal;

import java.util.List;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.ClassGroup;
import org.songhua.pack.Pack;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Where;

/**
 * A pack as its files say, before it is compared with other packs.
 *
 * @param pack its head
 * @param folder its files
 * @param where where its code stands
 * @param requires the codes of the packs it requires
 * @param groups its groups
 * @param classes its classes
 * @param files its files that other modules read
 */
record PackDraft(
        Pack pack,
        PackFolder folder,
        Where where,
        List<Item> requires,
        List<GroupDraft> groups,
        List<ClassDraft> classes,
        List<PartFile> files) {

    /**
     * A group with its position.
     *
     * @param group the group
     * @param where where its code stands
     */
    record GroupDraft(ClassGroup group, Where where) {}

    /**
     * A class with its positions.
     *
     * @param definition the class
     * @param where where its code stands
     * @param groupWhere where the code of its group stands
     */
    record ClassDraft(ClassDefinition definition, Where where, Where groupWhere) {}
}
