package org.songhua.engine.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** K01: how alike two values are, by hand. */
class K01_LikenessTest {
    /** The check character of 91350100M000100Y4: values 9 1 3 5 0 1 0 0 21 0 0 0 1 0 0 30 4 times 1 3 9 27 19 26 16 17 20 29 25 13 8 24 10 30 28. */
    @Test
    void theLastCharacterOfACreditCodeChecksTheOthers() {
        int sum = 9 + 3 + 27 + 135 + 26 + 21 * 20 + 8 + 30 * 30 + 4 * 28;
        assertThat(31 - sum % 31).isEqualTo(3);
        assertThat(CreditCode.check("91350100M000100Y4")).isEqualTo('3');
        assertThat(CreditCode.isSound("91350100M000100Y43")).isTrue();
        assertThat(CreditCode.isSound("91350100M000100Y44")).isFalse();
        assertThat(CreditCode.isSound("91350100M000100I43")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "91350100M000100Y43, ９１３５０１００m000100y43, 1",
        "91350100M000100Y43, 91350100M000100Y44, 0.5",
        "91350100M000100Y43, 91220101MA00000013, 0",
        "91220101MA00000013, 91220101MA00000026, 0",
    })
    void codesAreTheSameOrASlipOrTwo(String a, String b, double alike) {
        assertThat(of(Likeness.CODE, a, b)).isEqualTo(alike);
    }

    /** MARTHA and MARHTA: 6 matches, T and H the other way round: (1 + 1 + 5/6) / 3 = 0.9444, 3 in common: + 0.3 * 0.0556. */
    @Test
    void jaroAndWinklerByHand() {
        assertThat(JaroWinkler.of("MARTHA", "MARHTA")).isEqualTo(0.9611, within(0.0001));
        // 4 of 5 and 6 match, DWAYNE and DUANE: (4/6 + 4/5 + 1) / 3 = 0.8222, one in common: + 0.1 * 0.1778.
        assertThat(JaroWinkler.of("DWAYNE", "DUANE")).isEqualTo(0.84, within(0.0001));
        assertThat(JaroWinkler.of("甲乙", "丙丁")).isZero();
        assertThat(JaroWinkler.of("", "甲")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "吉林省长春市松城化工有限责任公司, 松城化工股份有限公司, 1",
        "长春松城化工集团, 松城化工有限公司, 0.92",
        "松城化工（第二）厂, 松城化工第2厂, 1",
        "松城化工 1 厂, 松城化工 2 厂, 0.5",
        "北方有限公司, 南方有限公司, 0.667",
    })
    void namesOfEnterprisesWithoutRegionAndLegalForm(String a, String b, double alike) {
        assertThat(of(Likeness.NAME, a, b)).isEqualTo(alike, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({
        "吉林省长春市朝阳区人民大街１００号, 人民大街100号, 1",
        "人民大街一百号3栋二单元501室, 人民大街100号3号楼2单元501, 1",
        "人民大街100号3-2-501, 人民大街100号3栋2单元501室, 1",
        "人民大街100号, 人民大街100号3栋501室, 0.8",
        "万科湖滨小区3栋, 湖滨万科小区3栋, 0.6",
        "人民大街100号3栋501室, 人民大街100号3栋502室, 0.3",
        "人民大街100号, 人民大街101号, 0",
        "朝阳区人民大街100号, 南关区人民大街100号, 0",
        "人民大街100号, 解放路100号, 0",
        "湖滨小区3栋, 湖滨小区4栋, 0",
        "松花街三号楼, 松花街 3 号楼, 1",
        "松花街3号楼, 松花街4号楼, 0",
        "人民大街, 人民大街, 0",
    })
    void addressesByTheirParts(String a, String b, double alike) {
        assertThat(of(Likeness.ADDRESS, a, b)).isEqualTo(alike);
    }

    @Test
    void distancesDaysPhones() {
        // A thousandth of a degree of latitude is 111.3 m; of longitude at 60° half of it.
        var here = new LinkRecord("a", Map.of(), 10, 60);
        assertThat(Squares.distance_m(here, new LinkRecord("b", Map.of(), 10, 60.001)))
                .isEqualTo(111.32, within(0.01));
        assertThat(Squares.distance_m(here, new LinkRecord("b", Map.of(), 10.001, 60)))
                .isEqualTo(55.66, within(0.01));
        assertThat(of(Likeness.DAY, "2026-02-27", "2026-03-01")).isEqualTo(2);
        assertThat(of(Likeness.PHONE, "+86 138-0000-1234", "13800001234")).isEqualTo(1);
        assertThat(of(Likeness.PHONE, "13800001234", "13800001324")).isEqualTo(0.9);
        assertThat(of(Likeness.PHONE, "13800001234", "13900001324")).isZero();
        assertThat(Likeness.DAY.prepare(LinkRecord.of("a", Map.of("v", "morgen")), "v"))
                .isNull();
        assertThat(Likeness.NUMBER.prepare(LinkRecord.of("a", Map.of("v", "NaN")), "v"))
                .isNull();
        assertThat(Likeness.PLACE.prepare(LinkRecord.of("a", Map.of()), "")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "abcd,abxd,true",
        "abcd,abdc,true",
        "abcd,abc,true",
        "abcd,acd,true",
        "abcd,abcd,false",
        "abcd,badc,false"
    })
    void slipsOfThePen(String a, String b, boolean one) {
        assertThat(Slips.isOne(a, b)).isEqualTo(one);
        assertThat(Slips.isOne(b, a)).isEqualTo(one);
    }

    private static double of(Likeness by, String a, String b) {
        Object first = by.prepare(LinkRecord.of("a", Map.of("v", a)), "v");
        Object second = by.prepare(LinkRecord.of("b", Map.of("v", b)), "v");
        assertThat(by.of(java.util.Objects.requireNonNull(second), java.util.Objects.requireNonNull(first)))
                .isEqualTo(by.of(first, second));
        return by.of(first, second);
    }
}
