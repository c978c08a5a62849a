package org.songhua.edge.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.TestPlatform;
import org.songhua.cim.Imports;

/** The problem list of an import as a table that office programs open without harm. */
class FaultsCsvTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|\"plain\"",
                "say \"hi\"|\"say \"\"hi\"\"\"",
                "a,b|\"a,b\"",
                "=1+1|\"'=1+1\"",
                "+49|\"'+49\"",
                "-5|\"'-5\"",
                "@x|\"'@x\"",
                "松|\"松\"",
                "5-3|\"5-3\""
            })
    void aCellIsQuotedAndNeverAFormula(String text, String cell) {
        assertThat(FaultsCsv.cell(text)).isEqualTo(cell);
    }

    @Test
    void nothingIsAnEmptyCell() {
        assertThat(FaultsCsv.cell(null)).isEmpty();
        assertThat(FaultsCsv.cell("")).isEmpty();
        assertThat(FaultsCsv.cell("\tx")).isEqualTo("\"'\tx\"");
    }

    /** More faults than are read at once. */
    @Test
    void everyFaultIsARowInTheOrderOfTheFile() throws IOException {
        var text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
        int count = 4_100;
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"Feature\",\"id\":\"=f")
                    .append(i)
                    .append("\",\"geometry\":null,\"properties\":{}}");
        }
        Path file = Files.writeString(folder.resolve("bad.geojson"), text + "]}");
        Imports imports = TestPlatform.shared().bean(Imports.class);
        var status = imports.run(
                new Imports.ImportRequest(file, "bad.geojson", null, null, "faults_csv", null, null, false, "tester"));
        var out = new ByteArrayOutputStream();
        new FaultsCsv(imports).write(status.id(), out);
        String table = out.toString(StandardCharsets.UTF_8);
        assertThat(table).startsWith("\uFEFFnumber,code,severity,file,row,").endsWith("\r\n");
        String[] rows = table.split("\r\n");
        long kept = imports.faults(status.id(), 0, 100_000).size();
        assertThat(rows.length - 1).isEqualTo((int) kept).isPositive();
        assertThat(rows[1]).contains("JSON-010", "\"bad.geojson\",1,", "\"'=f0\"");
        for (int i = 1; i < rows.length; i++)
            assertThat(rows[i].split(",", 2)[0]).isEqualTo(String.valueOf(i));
    }
}
