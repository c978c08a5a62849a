package org.songhua.cim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** The identity of an object. */
class ObjectIdTest {
    @Test
    void theSameSourceRowAlwaysGetsTheSameId() {
        assertThat(ObjectId.of(7, "way/4711")).isEqualTo(ObjectId.of(7, "way/4711"));
        assertThat(ObjectId.of(7, "way/4711")).isNotEqualTo(ObjectId.of(8, "way/4711"));
    }

    @Test
    void theIdIsAVersion8UuidThatBeginsWithTheDataSet() {
        ObjectId id = ObjectId.of(0x00ABCDEF, "甲");
        assertThat(id.value().version()).isEqualTo(8);
        assertThat(id.value().variant()).isEqualTo(2);
        assertThat(id.toString()).startsWith("00abcdef-");
        assertThat(id.dataset()).isEqualTo(0x00ABCDEF);
    }

    @Test
    void idsOfManyRowsDoNotCollide() {
        var ids = new HashSet<ObjectId>();
        for (int i = 0; i < 200_000; i++) ids.add(ObjectId.of(1, "node/" + i));
        assertThat(ids).hasSize(200_000);
    }

    @Test
    void whatIsNoUuidIsNoId() {
        assertThatThrownBy(() -> ObjectId.parse("1-2-3-4-5")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ObjectId.parse("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThat(ObjectId.parse(ObjectId.of(3, "x").toString())).isEqualTo(ObjectId.of(3, "x"));
    }
}
