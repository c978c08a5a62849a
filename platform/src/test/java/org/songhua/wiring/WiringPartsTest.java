package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.engine.hydraulics.trace.ValveLayer.Gate;
import org.songhua.people.ApiKeys;
import org.songhua.people.Permission;
import org.songhua.store.StoreException;
import picocli.CommandLine.TypeConversionException;

/** The small parts that commands are put together with. */
class WiringPartsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"--port, SONGHUA_PORT", "--admin-password, SONGHUA_ADMIN_PASSWORD", "--db, SONGHUA_DB", "-x, SONGHUA_X"
    })
    void everyOptionHasItsVariable(String option, String variable) {
        assertThat(Main.variable(option)).isEqualTo(variable);
    }

    @ParameterizedTest
    @CsvSource({
        "900s, '', 900s",
        "15min, '', 15min",
        "school=500m, school, 500m",
        "A=B=1km, A=B, 1km",
        " park = 5MIN , park, 5min"
    })
    void aLimitIsATimeOrALengthForAllOrOneClass(String given, String serviceClass, String text) {
        LimitOption limit = new LimitOption.Converter().convert(given);
        assertThat(limit.serviceClass()).isEqualTo(serviceClass);
        assertThat(limit.text()).isEqualTo(text);
    }

    @Test
    void minutesAreSecondsAndKilometresMetres() {
        var converter = new LimitOption.Converter();
        assertThat(converter.convert("15min").limit())
                .isEqualTo(converter.convert("900s").limit());
        assertThat(converter.convert("1.5km").limit())
                .isEqualTo(converter.convert("1500m").limit());
        assertThat(converter.convert("900s").limit())
                .isNotEqualTo(converter.convert("900m").limit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "900", "m", "-5m", "soon", "5 parsec", "NaNs", "1e99m", "school="})
    void whatIsNoLimitIsToldWithExamples(String given) {
        var converter = new LimitOption.Converter();
        assertThatThrownBy(() -> converter.convert(given))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("900s");
    }

    @Test
    void textIsUtf8OrWhatChineseOfficeMachinesWrite() throws IOException {
        String text = "名称,人民大街";
        Path utf8 = Files.writeString(folder.resolve("a.csv"), text);
        Path chinese = Files.write(folder.resolve("b.csv"), text.getBytes(Charset.forName("GBK")));
        assertThat(InputFiles.text(utf8)).isEqualTo(text);
        assertThat(InputFiles.text(chinese)).isEqualTo(text);
        assertThat(InputFiles.name(folder.resolve("a.csv"))).isEqualTo("a.csv");
        assertThat(InputFiles.name(Path.of("/"))).isEqualTo("/");
        assertThatThrownBy(() -> InputFiles.text(folder.resolve("none")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("There is no file");
        assertThatThrownBy(() -> InputFiles.existing(folder)).isInstanceOf(StoreException.class);
    }

    @Test
    void aShapefileIsPackedWithWhatBelongsToIt() throws IOException {
        for (String name : List.of(
                "city.shp", "City.DBF", "city.prj", "city.cpg", "city.shx", "city2.dbf", "citydbf", "other.shp"))
            Files.writeString(folder.resolve(name), name);
        Path packed;
        try (var set = ShapefileSet.of(folder.resolve("city.shp"));
                var zip = new ZipFile(set.file().toFile())) {
            packed = set.file();
            assertThat(set.temporary()).isTrue();
            var names = new TreeSet<String>();
            zip.stream().forEach(entry -> names.add(entry.getName()));
            assertThat(names).containsExactly("City.DBF", "city.cpg", "city.prj", "city.shp");
            try (var in = zip.getInputStream(zip.getEntry("city.prj"))) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("city.prj");
            }
        }
        assertThat(packed).doesNotExist();
    }

    @Test
    void anyOtherFileIsTakenAsItIsAndStays() throws IOException {
        Path file = Files.writeString(folder.resolve("city.geojson"), "{}");
        try (var set = ShapefileSet.of(file)) {
            assertThat(set.file()).isEqualTo(file);
            assertThat(set.temporary()).isFalse();
        }
        assertThat(file).exists();
    }

    @Test
    void theKeyOfTheFolderIsMadeAnewAndItsOwnersAlone() throws IOException {
        ApiKeys keys = TestPlatform.shared().bean(ApiKeys.class);
        assertThat(LocalKey.read(folder)).isEmpty();
        LocalKey.renew(keys, folder);
        String first = LocalKey.read(folder).orElseThrow();
        LocalKey.renew(keys, folder);
        String second = LocalKey.read(folder).orElseThrow();
        assertThat(second).isNotEqualTo(first);
        assertThat(keys.authenticate(first)).isEmpty();
        assertThat(keys.authenticate(second)).hasValueSatisfying(caller -> {
            assertThat(caller.may(Permission.CIM_IMPORT)).isTrue();
            assertThat(caller.may(Permission.CIM_VIEW)).isTrue();
            assertThat(caller.may(Permission.CIM_EDIT)).isFalse();
            assertThat(caller.may(Permission.EVALUATION_EDIT)).isTrue();
            assertThat(caller.may(Permission.EVALUATION_APPROVE)).isFalse();
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("local-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void settingsShowNoPassword() {
        var settings = new Settings(folder, "jdbc:postgresql://db/x", "me", "secret", folder, Map.of());
        assertThat(settings.toString()).contains("jdbc:postgresql://db/x").doesNotContain("secret");
        assertThat(new Settings(folder, null, null, null, folder, Map.of()).toString())
                .contains("our own");
    }

    @Test
    void valvesAreReadByTheNamesOfTheirColumns() {
        assertThat(WaterIsolateCommand.gates("node,x,link\n\nN1,1,P1\r\nN2,,P2\n"))
                .containsExactly(new Gate("P1", "N1"), new Gate("P2", "N2"));
        assertThatThrownBy(() -> WaterIsolateCommand.gates("a,b\n1,2")).hasMessageContaining("link and node");
        assertThatThrownBy(() -> WaterIsolateCommand.gates("")).hasMessageContaining("link and node");
        assertThatThrownBy(() -> WaterIsolateCommand.gates("link,node\nP1")).hasMessageContaining("P1");
    }

    @Test
    void aNetworkFileIsReadWhateverItsEncoding() throws IOException {
        assertThat(WaterCommand.text(Files.writeString(folder.resolve("a.inp"), "管")))
                .isEqualTo("管");
        Path bytes = Files.write(folder.resolve("b.inp"), new byte[] {'P', (byte) 0xB9, '1'});
        assertThat(WaterCommand.text(bytes)).isEqualTo("P\u00B91");
        assertThatThrownBy(() -> WaterCommand.text(folder.resolve("none.inp"))).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> WaterCommand.read(folder)).hasMessageContaining("There is no file");
    }
}
