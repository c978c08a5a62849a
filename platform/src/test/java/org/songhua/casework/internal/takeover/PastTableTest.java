package org.songhua.casework.internal.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.FaultException;

/** Tables of past cases as other systems write them. */
class PastTableTest {
    @TempDir
    Path folder;

    private PastTable table(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("cases.csv"), content);
        return new PastTable(file, "cases.csv", MappingTest.read(MappingTest.LEAST + "text: What\n"));
    }

    private List<String> numbers(String text) throws IOException {
        var numbers = new ArrayList<String>();
        table(text.getBytes(StandardCharsets.UTF_8)).each(row -> numbers.add(row.line() + ":" + row.get("No")));
        return numbers;
    }

    private FaultException refused(byte[] content) throws IOException {
        PastTable table = table(content);
        return catchThrowableOfType(FaultException.class, () -> table.each(row -> {}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void linesEndAsTheyLike(String end) throws IOException {
        assertThat(numbers(String.join(end, "No,Began,What", "1,a,b", "", "2,a,b")))
                .containsExactly("2:1", "4:2");
    }

    @Test
    void aMarkBeforeTheHeaderIsPassedOver() throws IOException {
        assertThat(numbers("\uFEFFNo,Began,What\n1,a,b\n")).containsExactly("2:1");
    }

    @Test
    void columnsAreFoundInAnyCaseAndOrder() throws IOException {
        assertThat(numbers("what, NO ,further,began\nx,9,y,z\n")).containsExactly("2:9");
    }

    @Test
    void aTextMayHoldCommasQuotesAndLineBreaks() throws IOException {
        var texts = new ArrayList<String>();
        table("No,Began,What\n1,a,\"one, \"\"two\"\"\nthree\"\n2,a,b\n".getBytes(StandardCharsets.UTF_8))
                .each(row -> texts.add(row.line() + ":" + row.get("What")));
        assertThat(texts).containsExactly("2:one, \"two\"\nthree", "4:b");
    }

    @Test
    void aShortRowHasEmptyValuesAtItsEnd() throws IOException {
        var texts = new ArrayList<String>();
        table("No,Began,What\n1\n".getBytes(StandardCharsets.UTF_8)).each(row -> texts.add(row.get("What")));
        assertThat(texts).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "No,What\n1,2\n"})
    void everyMissingColumnIsNamed(String text) throws IOException {
        FaultException refused = refused(text.getBytes(StandardCharsets.UTF_8));
        assertThat(refused.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("CASE-241");
            assertThat(fault.place().field()).contains("Began");
        });
    }

    @Test
    void anotherEncodingIsRefusedAndNotGuessed() throws IOException {
        byte[] gbk = "No,Began,What\n1,a,井盖\n".getBytes(Charset.forName("GBK"));
        assertThat(refused(gbk).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("CASE-241");
            assertThat(fault.problem()).contains("UTF-8");
        });
    }

    @Test
    void aQuoteThatIsNeverClosedIsTold() throws IOException {
        assertThat(refused("No,Began,What\n1,a,\"open\n".getBytes(StandardCharsets.UTF_8))
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("TBL-001"));
    }

    @Test
    void withoutPlacesThereAreNoDefaultPoints() throws IOException {
        assertThat(table("No,Began,What\n1,a,b\n".getBytes(StandardCharsets.UTF_8))
                        .defaultPoints()
                        .points())
                .isEmpty();
    }
}
