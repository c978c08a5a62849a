package org.songhua.pack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.pack.internal.TestPack.GROUPS;
import static org.songhua.pack.internal.TestPack.HEAD;
import static org.songhua.pack.internal.TestPack.faults;
import static org.songhua.pack.internal.TestPack.folder;
import static org.songhua.pack.internal.TestPack.pack;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.ClassGroup;
import org.songhua.pack.Pack;

class PackLinkerTest {
    private static final String TREE = "classes: {tree: {" + HEAD + ", geometry: point}}\n";
    private static final String NONE = "classes: {}\n";

    @Test
    void packsThatOthersRequireComeFirst() {
        var packs = LoadedPacks.of(List.of(pack("a", "b, c", NONE), pack("b", "c", NONE), pack("c", NONE)));

        assertThat(packs.list()).extracting(Pack::code).containsExactly("c", "b", "a");
    }

    @Test
    void classesComeInOrderOfPacksAndFiles() {
        var two = "classes: {shrub: {" + HEAD + ", geometry: point}, bush: {" + HEAD + ", geometry: point}}";
        var packs = LoadedPacks.of(List.of(pack("a", "z", two), pack("z", GROUPS + TREE)));

        assertThat(packs.classes()).extracting(ClassDefinition::code).containsExactly("tree", "shrub", "bush");
        assertThat(packs.findClass("bush")).isPresent();
        assertThat(packs.findClass("oak")).isEmpty();
    }

    @Test
    void groupsComeInTheirOrder() {
        var groups = "groups: {b: {title: {zh: b, en: b}, order: 2}, a: {title: {zh: a, en: a}, order: 2},"
                + " c: {title: {zh: c, en: c}, order: 1}}\n";

        assertThat(LoadedPacks.of(List.of(pack("p", groups + NONE))).groups())
                .extracting(ClassGroup::code)
                .containsExactly("c", "a", "b");
    }

    @Test
    void aGroupOfARequiredPackMayBeUsedAlsoByWayOfAnother() {
        assertThat(faults(pack("a", "b", TREE), pack("b", "c", NONE), pack("c", GROUPS + NONE)))
                .isEmpty();
    }

    @Test
    void aGroupOfAPackThatIsNotRequiredIsUnknown() {
        assertThat(faults(pack("a", TREE), pack("c", GROUPS + NONE)))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("a/classes.yml:1 ")
                .contains("PACK-044");
    }

    @Test
    void aSlipInTheNameOfAGroupIsMended() {
        assertThat(faults(pack("a", GROUPS + TREE.replace("group: nature", "group: natur"))))
                .singleElement()
                .asString()
                .contains("Did you mean \"nature\"?");
    }

    @Test
    void aPackThatIsNotThereCannotBeRequired() {
        assertThat(faults(pack("facilities", NONE), pack("b", "facilites", NONE)))
                .singleElement()
                .asString()
                .startsWith("b/pack.yml:5 column 12 /requires/0 PACK-041")
                .contains("Did you mean \"facilities\"?");
    }

    @Test
    void packsMayNotRequireEachOtherInACircle() {
        assertThat(faults(pack("a", "b", NONE), pack("b", "c", NONE), pack("c", "a", NONE)))
                .singleElement()
                .asString()
                .startsWith("c/pack.yml:5")
                .contains("PACK-042");
        assertThat(faults(pack("a", "a", NONE))).singleElement().asString().contains("PACK-042");
    }

    @Test
    void twoPacksMayNotHaveOneCode() {
        var twin =
                folder("plan/a", "pack.yml", new String(pack("a", NONE).files().get("pack.yml")), "classes.yml", NONE);

        assertThat(faults(pack("a", NONE), twin))
                .singleElement()
                .asString()
                .contains("PACK-040")
                .contains("a/pack.yml");
    }

    @Test
    void aClassIsDeclaredOnceOverAllPacks() {
        assertThat(faults(pack("a", GROUPS + TREE), pack("b", "a", "\n\n" + TREE)))
                .singleElement()
                .asString()
                .startsWith("b/classes.yml:3 ")
                .contains("PACK-045")
                .contains("a/classes.yml line 2");
    }

    @Test
    void aGroupIsDeclaredOnceOverAllPacks() {
        assertThat(faults(pack("a", GROUPS + NONE), pack("b", GROUPS + NONE)))
                .singleElement()
                .asString()
                .contains("PACK-043");
    }
}
