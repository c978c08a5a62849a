package org.songhua.consequence.internal.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.consequence.Consequence;
import org.songhua.consequence.internal.follow.Doing.Happening;
import org.songhua.pack.Text;

/** What something is known by that followed: the key of a record, the number of a report from outside. */
class DoingTest {
    private static final int LONGEST_KEY = 100;

    private static Consequence of(String code) {
        return new Consequence(
                code,
                "trial",
                new Text("一", "One"),
                "某法",
                List.of(),
                new Consequence.Cause("wells", List.of("create"), "", "", List.of(), ""),
                null,
                null);
    }

    private static String name(String code, String happening) {
        return Doing.name(of(code), new Happening(happening, Map.of(), null, null, null, false, null));
    }

    @Test
    void itIsTheConsequenceAndWhatHappened() {
        assertThat(name("dry_well", "wells/w-1")).isEqualTo("dry_well:wells/w-1");
        assertThat(name("dry_well", "wells/w-1@2026-03-01")).isEqualTo("dry_well:wells/w-1@2026-03-01");
    }

    @Test
    void aLongOneIsStillAKeyAndStillItsOwn() {
        Set<String> names = new HashSet<>();
        for (int length = 80; length <= 140; length++) {
            String key = "k".repeat(length);
            for (String last : List.of("a", "b")) {
                String name = name("dry_well", "wells/" + key + last);
                assertThat(name).hasSizeLessThanOrEqualTo(LONGEST_KEY).startsWith("dry_well:wells/k");
                assertThat(names.add(name)).as("length %d %s", length, last).isTrue();
                assertThat(name("dry_well", "wells/" + key + last))
                        .as("the same each time")
                        .isEqualTo(name);
            }
        }
    }

    @Test
    void oneThatJustFitsIsLeftAsItIs() {
        String fits = "x".repeat(LONGEST_KEY - "c:".length());
        assertThat(name("c", fits)).isEqualTo("c:" + fits);
        assertThat(name("c", fits + "x")).isNotEqualTo("c:" + fits + "x").hasSize(LONGEST_KEY);
    }
}
