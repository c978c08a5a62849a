package org.songhua.engine.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.random.Seeded;

/** Tags as a map. */
class OsmTagsTest {

    @Test
    void tags_are_the_map_of_their_pairs() {
        var tags = OsmTags.of("building", "yes", "name", "北山");
        assertThat(tags).isEqualTo(Map.of("building", "yes", "name", "北山")).hasSize(2);
        assertThat(tags.get("name")).isEqualTo("北山");
        assertThat(tags.get("height")).isNull();
        assertThat(tags.containsKey("building")).isTrue();
        assertThat(tags.containsKey("yes")).isFalse();
        assertThat(tags.keysAndValues()).containsExactly("building", "yes", "name", "北山");
    }

    @Test
    void a_key_without_value_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> OsmTags.of("building")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tags_cannot_be_changed_neither_through_the_map_nor_through_the_array() {
        String[] pairs = {"a", "1"};
        var tags = OsmTags.of(pairs);
        pairs[1] = "2";
        assertThat(tags.get("a")).isEqualTo("1");
        assertThatThrownBy(() -> tags.put("a", "2")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> tags.remove("a")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void the_iterator_ends() {
        var entries = OsmTags.of("a", "1").entrySet().iterator();
        assertThat(entries.next()).isEqualTo(Map.entry("a", "1"));
        assertThat(entries.hasNext()).isFalse();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 31, 32, 33, 200})
    void of_equal_keys_the_first_counts_however_many_tags_there_are(int count) {
        Seeded.check(50, random -> {
            var expected = new LinkedHashMap<String, String>();
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String key = "k" + random.nextInt(Math.max(1, count / 2));
                expected.putIfAbsent(key, "v" + i);
                pairs.addAll(List.of(key, "v" + i));
            }
            var tags = OsmTags.of(pairs.toArray(String[]::new));
            assertThat(tags).containsExactlyEntriesOf(expected);
        });
    }

    @Test
    void notes_on_the_mapping_say_nothing_about_the_object() {
        assertThat(OsmTags.NONE.saysSomething()).isFalse();
        assertThat(OsmTags.of("created_by", "JOSM", "source", "survey").saysSomething())
                .isFalse();
        assertThat(OsmTags.of("source", "survey", "natural", "tree").saysSomething())
                .isTrue();
    }
}
