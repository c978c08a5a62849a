package org.songhua.demo.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/** Attributes in one array behave as the map that they were made of. */
class FewAttributesTest {
    private static Map<String, Object> three() {
        var map = new LinkedHashMap<String, Object>();
        map.put("use", "school");
        map.put("floors", 4);
        map.put("height", 15.2);
        return map;
    }

    @Test
    void theyKeepTheirOrder() {
        assertThat(FewAttributes.of(three()).keySet()).containsExactly("use", "floors", "height");
        assertThat(FewAttributes.of(three()).values()).containsExactly("school", 4, 15.2);
    }

    @Test
    void theyAreFoundByTheirName() {
        Map<String, Object> few = FewAttributes.of(three());
        assertThat(few.get("floors")).isEqualTo(4);
        assertThat(few.get("colour")).isNull();
        assertThat(few.containsKey("height")).isTrue();
        assertThat(few.containsKey("school")).as("a value is no name").isFalse();
    }

    @Test
    void theyEqualTheMapTheyWereMadeOf() {
        assertThat(FewAttributes.of(three())).isEqualTo(three()).hasSameHashCodeAs(three());
        assertThat(three()).isEqualTo(FewAttributes.of(three()));
    }

    @Test
    void whatWasMadeOfThemIsNotChangedWithTheMap() {
        Map<String, Object> map = three();
        Map<String, Object> few = FewAttributes.of(map);
        map.clear();
        assertThat(few).hasSize(3);
        assertThat(FewAttributes.of(few)).isSameAs(few);
    }

    @Test
    void nobodyChangesThem() {
        Map<String, Object> few = FewAttributes.of(three());
        assertThatThrownBy(() -> few.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> few.remove("use")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(few::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> few.entrySet().iterator().next().setValue(1))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void noneAreNone() {
        assertThat(FewAttributes.of(Map.of())).isEmpty();
        var nothing = FewAttributes.of(Map.of()).entrySet().iterator();
        assertThatThrownBy(nothing::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void anyMapIsKept() {
        Seeded.check(100, random -> {
            var map = new LinkedHashMap<String, Object>();
            for (int i = random.nextInt(0, 20); i > 0; i--) map.put("a" + random.nextInt(0, 30), random.nextInt());
            Map<String, Object> few = FewAttributes.of(map);
            assertThat(few).isEqualTo(map);
            for (int i = 0; i < 30; i++) assertThat(few.get("a" + i)).isEqualTo(map.get("a" + i));
            assertThat(few.keySet()).containsExactlyElementsOf(map.keySet());
        });
    }
}
