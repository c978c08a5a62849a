package org.songhua.register.internal.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.store.Database;

/** The number by which indexes know a register. */
class RegisterNumberTest {
    private final Database database = TestPlatform.shared().bean(Database.class);

    /** As the migration reckoned it for the records that stood. */
    @ParameterizedTest
    @ValueSource(strings = {"house_safety", "enterprises", "a", "low_carbon_acts", "z9_z9"})
    void itIsTheSameInTheDatabase(String code) {
        int number = database.get(
                "select ('x' || left(encode(sha256(convert_to(?, 'UTF8')), 'hex'), 8))::bit(32)::integer as n",
                row -> row.integer("n"),
                code);
        assertThat(RegisterNumber.of(code)).isEqualTo(number);
    }
}
