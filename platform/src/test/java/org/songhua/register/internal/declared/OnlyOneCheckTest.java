package org.songhua.register.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.pack.PackFolder;

/** What a pack's author is told about what only one open record may have. */
class OnlyOneCheckTest {
    private static final String REGISTER = """
        title: {zh: 井, en: Wells}
        description: {zh: 井, en: Wells}
        fields:
          place: {title: {zh: 地, en: Place}, maxLength: 60}
          story: {title: {zh: 述, en: Story}, maxLength: 500}
          kind: {title: {zh: 类, en: Kind}, enum: {dry: {zh: 干, en: Dry}}}
          third: {title: {zh: 三, en: Third}, maxLength: 9}
          fourth: {title: {zh: 四, en: Fourth}, maxLength: 9}
        states:
          open: {title: {zh: 开, en: Open}}
          looked: {title: {zh: 看, en: Looked at}}
          done: {title: {zh: 完, en: Done}, kind: closed}
        actions:
          again: {title: {zh: 又, en: Again}, from: [open, looked]}
          look: {title: {zh: 看, en: Look}, from: [open], to: looked}
          finish: {title: {zh: 完, en: Finish}, from: [looked], to: done}
        """;

    @TempDir
    Path folder;

    private List<String> codes(String onlyOne) {
        return PackFolder.in(folder, "trial")
                .write("registers/trial-wells.yml", REGISTER + "only_one: " + onlyOne + "\n")
                .codes();
    }

    @Test
    void fieldsThatCanBeComparedAndAnActionOfEveryOpenStateAreTaken() {
        assertThat(codes("{of: [place, kind], repeat: again}")).isEmpty();
        assertThat(codes("{of: place}")).isEmpty();
    }

    @Test
    void aFieldOrAnActionThatThereIsNotIsTold() {
        assertThat(codes("{of: [plaice], repeat: agein}")).containsExactly("REGP-002", "REGP-005");
    }

    @Test
    void aLongTextAndMoreThanThreeFieldsAreNotCompared() {
        assertThat(codes("{of: [story]}")).containsExactly("REGP-014");
        assertThat(codes("{of: [place, kind, third, fourth]}")).containsExactly("REGP-014");
    }

    @Test
    void anActionThatLeadsElsewhereOrIsNotAlwaysPossibleCannotTakeASecondReport() {
        assertThat(codes("{of: [place], repeat: look}")).containsExactly("REGP-014");
        assertThat(codes("{of: [place], repeat: finish}")).containsExactly("REGP-014");
    }

    @Test
    void unknownKeysAreFaults() {
        assertThat(codes("{of: [place], merge: again}")).isNotEmpty();
    }
}
