package org.songhua.engine.text.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A10: addresses taken apart by the words that end their parts. */
class A10_GrammarTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "吉林省松城市东山区站前街道解放大路１２号湖滨小区三栋二单元501室|prov 吉林省,city 松城市,district 东山区,town 站前街道,road 解放大路,roadno 12号,poi 湖滨小区,houseno 3栋,cellno 2单元,roomno 501室",
                "解放路12号3-2-501|road 解放路,roadno 12号,houseno 3,cellno 2,roomno 501",
                "解放路12-1号5号楼|road 解放路,roadno 12-1号,houseno 5号楼",
                "湖滨小区A座12层|poi 湖滨小区,houseno a座,floorno 12层",
                "人民大街12|road 人民大街,roadno 12",
                "三马路第二小学|road 三马路,poi 第2小学",
                "中东大超市|poi 中东大超市",
                "''|",
            })
    void partsInTheOrderInWhichTheyStand(String address, String parts) {
        assertThat(said(address)).isEqualTo(parts == null ? "" : parts);
    }

    /** What is made of parts is taken apart into these parts, by this grammar as by what a parser learns. */
    @Test
    void madeUpAddressesComeApartAsTheyWereMade() {
        List<TaggedAddress> made = Streets.of(7, 300);
        for (TaggedAddress address : made) {
            String text = String.join("", address.tokens());
            assertThat(AddressGrammar.parse(text)).as(text).isEqualTo(address.parts());
        }
    }

    private static String said(String address) {
        return AddressGrammar.parse(address).stream()
                .map(part -> part.kind() + " " + part.text())
                .collect(Collectors.joining(","));
    }
}
