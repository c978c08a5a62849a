package org.songhua.warning.internal.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.duty.Watch;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.rule.Level;

/** The roster as a table. */
class DutyFileTest {
    private static final DutyFile.Known KNOWN =
            new DutyFile.Known(Set.of("gas-co", "city")::contains, Set.of("zhang")::contains, Set.of("gas")::contains);
    private static final String FULL = """
            tier,organisation,person,user,phone,email,pack,region,level,days,from,until,first,last,replaces\r
            1,gas-co,张三,zhang,+86 139-0000 0001,zhang@example.org,gas,220102,yellow,"mon,wed",08:00,20:00,2026-01-01,2026-12-31,\r
            2,city,"李四, 值班长",,,,,,blue,4d@2026-01-02,20:00,08:00,,,张三\r
            """;

    private final List<Fault> faults = new ArrayList<>();

    private List<Watch> read(byte[] csv) {
        return DutyFile.read(csv, KNOWN, faults::add);
    }

    private List<Watch> read(String csv) {
        return read(csv.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> places() {
        return faults.stream()
                .map(fault -> fault.code() + " " + fault.place().row() + " "
                        + fault.place().field())
                .toList();
    }

    @Test
    void whatIsWrittenReadsTheSame() {
        List<Watch> watches = read(FULL);
        assertThat(faults).isEmpty();
        assertThat(watches).hasSize(2);
        assertThat(DutyFile.write(watches)).isEqualTo(FULL);
        assertThat(watches.getFirst().level()).isEqualTo(Level.YELLOW);
        assertThat(watches.getFirst().person().email()).isEqualTo("zhang@example.org");
        assertThat(watches.get(1).person().name()).isEqualTo("李四, 值班长");
        assertThat(watches.get(1).replaces()).isEqualTo("张三");
    }

    @Test
    void fourColumnsAreEnough() {
        Watch watch =
                read("Person,Organisation,From,Until\n张三,gas-co,8:00,24:00\n").getFirst();
        assertThat(faults).isEmpty();
        assertThat(watch.tier()).isEqualTo(1);
        assertThat(watch.level()).isEqualTo(Level.BLUE);
        assertThat(watch.days().text()).isEqualTo("every");
        assertThat(watch.from()).isEqualTo(LocalTime.of(8, 0));
        assertThat(watch.until()).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(watch.pack()).isNull();
    }

    @Test
    void aSpreadsheetMayWriteGbk() {
        byte[] csv = "organisation,person,from,until\ngas-co,张三,08:00,20:00\n".getBytes(Charset.forName("GBK"));
        assertThat(read(csv).getFirst().person().name()).isEqualTo("张三");
    }

    @Test
    void aTableWithoutTheColumnsIsRefused() {
        assertThat(read("name,time\n张三,8\n")).isEmpty();
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().problem()).contains("organisation, person, from, until");
        assertThat(read("")).isEmpty();
    }

    @Test
    void everyMistakeOfEveryRowIsToldAtOnce() {
        read("""
                tier,organisation,person,user,phone,email,pack,region,level,days,from,until,first,last
                9,nobody,,ghost,call me,at home,steel,nangang,pink,never,25:00,noon,soon,2026-13-01
                1,gas-co,张三,,,,,,,,08:00,20:00,,
                1,gas-co,李四,,,,,,,,,20:00,,
                """);
        assertThat(places())
                .containsExactlyInAnyOrder(
                        "DUTY-001 2 tier",
                        "DUTY-001 2 organisation",
                        "DUTY-001 2 person",
                        "DUTY-001 2 user",
                        "DUTY-001 2 phone",
                        "DUTY-001 2 email",
                        "DUTY-001 2 pack",
                        "DUTY-001 2 region",
                        "DUTY-001 2 level",
                        "DUTY-001 2 days",
                        "DUTY-001 2 from",
                        "DUTY-001 2 until",
                        "DUTY-001 2 first",
                        "DUTY-001 2 last",
                        "DUTY-001 4 from");
        assertThat(faults).allMatch(fault -> !fault.remedy().isBlank());
    }

    @ParameterizedTest
    @CsvSource({
        "a@b.cn, true",
        "a.b+c@d.example, true",
        "a@b@c, false",
        "'a@b.cn,c@d.cn', false",
        "'a@b.cn\r\nBcc: x@y.z', false",
        "<a@b.cn>, false"
    })
    void oneAddressOfMailAndNoMore(String email, boolean isGood) {
        read("organisation,person,from,until,email\ngas-co,张三,08:00,20:00,\"" + email + "\"\n");
        assertThat(faults.isEmpty()).isEqualTo(isGood);
    }

    @Test
    void longTextsAreRefused() {
        read("organisation,person,from,until\ngas-co," + "长".repeat(201) + ",08:00,20:00\n");
        assertThat(places()).containsExactly("DUTY-001 2 person");
    }

    @Test
    void aRosterHasAnEnd() {
        var csv = new StringBuilder("organisation,person,from,until\n");
        for (int i = 0; i <= DutyFile.MOST_ROWS; i++)
            csv.append("gas-co,p").append(i).append(",08:00,20:00\n");
        assertThat(read(csv.toString())).hasSize(DutyFile.MOST_ROWS);
        assertThat(places()).containsExactly("DUTY-002 20002 null");
    }
}
