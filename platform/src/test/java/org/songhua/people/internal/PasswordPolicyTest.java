package org.songhua.people.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;

class PasswordPolicyTest {

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "松花江畔的春天来得晚些", "x7!kq0-92m", "          bird"})
    void acceptsWhatIsLongAndNotCommon(String password) {
        assertThat(codes(password)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "x7!kq0-92, PEOPLE-010",
        "松花江畔的春天来, PEOPLE-010",
        "'', PEOPLE-010",
        "liwei-liwei-7, PEOPLE-012",
        "LiWei2026xyz, PEOPLE-012",
        "我是李维的大哥哥叫李明, PEOPLE-012",
        "1234567890, PEOPLE-013",
        "PassWord123, PEOPLE-013",
        "woaini1314520, PEOPLE-013",
        "admin@123456, PEOPLE-013",
        "aaaaaaaaaaaa, PEOPLE-013",
        "abababababab, PEOPLE-013",
    })
    void refusesWhatIsShortCommonOrTheUsersName(String password, String code) {
        assertThat(codes(password)).containsExactly(code);
    }

    @Test
    void refusesWhatWouldTakeLongToHash() {
        assertThat(codes("a1b2c3d4".repeat(32))).isEmpty();
        assertThat(codes("a1b2c3d4".repeat(32) + "x")).containsExactly("PEOPLE-011");
    }

    @Test
    void neverRepeatsThePasswordInTheFault() {
        for (Fault fault : faults("liwei12")) assertThat(fault.line()).doesNotContain("liwei12");
    }

    @Test
    void ignoresNamesTooShortToMatter() {
        var log = Checks.newLog();
        PasswordPolicy.check("olive garden 77", "li", "李", "/password", new Checks(log));
        assertThat(log.kept()).isEmpty();
    }

    private static List<String> codes(String password) {
        return faults(password).stream().map(Fault::code).toList();
    }

    private static List<Fault> faults(String password) {
        var log = Checks.newLog();
        PasswordPolicy.check(password, "liwei", "李维的", "/password", new Checks(log));
        return log.kept();
    }
}
