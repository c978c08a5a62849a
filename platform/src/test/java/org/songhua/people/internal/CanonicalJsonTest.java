package org.songhua.people.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class CanonicalJsonTest {

    @Test
    void writesEqualContentInOneWay() {
        String one = CanonicalJson.of("{ \"b\": {\"y\": [2, 1], \"x\": null},\n \"a\": 0.10 }");
        assertThat(one).isEqualTo("{\"a\":0.10,\"b\":{\"x\":null,\"y\":[2,1]}}");
        assertThat(CanonicalJson.of(one)).isEqualTo(one);
    }

    @Test
    void keepsNumbersExact() {
        String number = "{\"n\":123456789012345678901234567890.12345678901234567890}";
        assertThat(CanonicalJson.of(number)).isEqualTo(number);
    }

    @Test
    void writesMaps() {
        assertThat(CanonicalJson.of(Map.of("b", new String[] {"松"}, "a", true)))
                .isEqualTo("{\"a\":true,\"b\":[\"松\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "{", "{'a':1}"})
    void refusesWhatIsNotAJsonObject(String text) {
        assertThatThrownBy(() -> CanonicalJson.of(text)).isInstanceOf(JacksonException.class);
    }
}
