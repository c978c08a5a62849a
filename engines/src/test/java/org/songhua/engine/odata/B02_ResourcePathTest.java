package org.songhua.engine.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.odata.ResourcePath.Segment;

/** How the path of an address is cut. */
class B02_ResourcePathTest {

    @Test
    void aPathIsCutIntoNamesAndKeys() {
        assertThat(ResourcePath.parse("/Things(1)/Datastreams(2)/Observations/$ref")
                        .segments())
                .containsExactly(
                        new Segment("Things", "1"),
                        new Segment("Datastreams", "2"),
                        new Segment("Observations", null),
                        new Segment("$ref", null));
    }

    @Test
    void aSolidusInQuotesBelongsToItsKey() {
        assertThat(ResourcePath.parse("Things('a/b')/name").segments())
                .containsExactly(new Segment("Things", "'a/b'"), new Segment("name", null));
    }

    @Test
    void theRootHasNoSegments() {
        assertThat(ResourcePath.parse("/").segments()).isEmpty();
        assertThat(ResourcePath.parse("").segments()).isEmpty();
    }

    @Test
    void aBracketWithoutItsOtherHalfIsRefused() {
        assertThatThrownBy(() -> ResourcePath.parse("Things(1")).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> ResourcePath.parse("(1)")).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> ResourcePath.parse("Things(1)x")).isInstanceOf(FaultException.class);
    }
}
