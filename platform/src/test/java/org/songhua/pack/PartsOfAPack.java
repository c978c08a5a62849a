package org.songhua.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.songhua.edge.security.ApiClient;

/**
 * A pack that declares one of everything else, about the register of the handbook's page, and what a running platform says of it once
 * it was taken. Kept apart from the page, which shows what most people need.
 */
final class PartsOfAPack {
    private static final Map<String, String> FILES = new LinkedHashMap<>();
    /** What is asked, and a word that only the pack brings. */
    private static final Map<String, String> SHOWN = Map.of(
            "/api/ledgers", "play_points",
            "/api/red-lines", "too_many_pieces",
            "/api/judgements", "sound_playground",
            "/api/meters", "playground_power",
            "/api/planning/services", "near_playground",
            "/api/plan/groups", "two_towns",
            "/api/quality", "playground_without_name",
            "/api/cases/catalogue", "v_playground",
            "/api/offers", "playground_visits");

    static {
        FILES.put("pack.yml", """
                code: more-play
                version: 0.1.0
                title: {zh: 游乐场的其余部分, en: The rest about playgrounds}
                description: {zh: 每样一份。, en: One of everything.}
                requires: [playgrounds, enforcement]
                """);
        FILES.put("observed.yml", """
                properties:
                  play_energy: {title: {zh: 用电, en: Electricity}, unit: kW.h, minimum: 0, maximum: 1000000, interval: 3600, verified: false}
                """);
        FILES.put("registers/play-accounts.yml", """
                title: {zh: 游乐场用能, en: Energy of playgrounds}
                description: {zh: 按季汇总。, en: By quarter.}
                objects: [community_playground]
                title_field: owner
                fields:
                  owner: {title: {zh: 单位, en: Owner}, required: true}
                  energy: {title: {zh: 能耗, en: Energy}, type: number, minimum: 0}
                  counted_on: {title: {zh: 日期, en: Day}, format: date}
                  counted_by: {title: {zh: 来源, en: Source}, maxLength: 500}
                  seats: {title: {zh: 容量, en: Seats}, type: integer, minimum: 0, maximum: 500}
                  times: {title: {zh: 开放时间, en: Hours}, maxLength: 40}
                  approval_no: {title: {zh: 批准文号, en: Number of the leave}, maxLength: 60}
                states:
                  open: {title: {zh: 在册, en: Kept}}
                actions:
                  count: {title: {zh: 计数, en: Count}, from: [open], fields: [energy, counted_on, counted_by]}
                """);
        FILES.put("ledgers.yml", """
                ledgers:
                  play_points:
                    title: {zh: 志愿积分, en: Points of helpers}
                    description: {zh: 清扫游乐场。, en: For who cleans playgrounds.}
                    unit: 分
                    decimals: 0
                    accounts:
                      scheme: {title: {zh: 发放, en: Given}}
                      person: {title: {zh: 参与者, en: Helper}, held: true, least: 0}
                    postings:
                      cleaned: {title: {zh: 清扫, en: Cleaned}, from: scheme, to: person, measure: {zh: 次, en: Times}, unit: 次, most: 9}
                """);
        FILES.put("red-lines.yml", """
                red_lines:
                  too_many_pieces:
                    title: {zh: 设施不得过多, en: Not too many pieces}
                    basis: 本市自定
                    subjects: [{register: play_accounts, at: [count]}]
                    allowed: seats <= 400
                    approval: {zh: 主管部门批准, en: Leave of the authority}
                    document: approval_no
                """);
        FILES.put("judgements.yml", """
                judgements:
                  sound_playground:
                    title: {zh: 合格游乐场, en: Sound playground}
                    basis: 本市自定
                    register: playgrounds
                    mode: all
                    groups: {safe: {zh: 安全, en: Safety}}
                    rules:
                      no_defects: {title: {zh: 无缺陷, en: No defects}, group: safe, holds: defects <= 0}
                """);
        FILES.put("meters.yml", """
                meters:
                  playground_power:
                    title: {zh: 用电, en: Electricity}
                    basis: 本市自定
                    register: play_accounts
                    property: play_energy
                    factor: 1
                    amount: energy
                    day: counted_on
                    source: counted_by
                    says: "{period}：{meters} 块电表 {counted} kWh，计 {amount}"
                    does: [count]
                    longest_gap_hours: 48
                """);
        FILES.put("services.yml", """
                services:
                  near_playground:
                    title: {zh: 游乐场（500m内）, en: Playground within 500 m}
                    classes: community_playground
                    within: 500 m
                    basis: 本市自定
                    verified: false
                """);
        FILES.put("groups.yml", """
                groups:
                  two_towns: {title: {zh: 两个镇, en: Two towns}, members: ["220199001", "220199002"], basis: 本市自定}
                """);
        FILES.put("checks.yml", """
                checks:
                  playground_without_name:
                    title: {zh: 游乐场没有设施数, en: A playground without pieces}
                    severity: notice
                    classes: [community_playground]
                    where: pieces IS NULL
                    recommendation: {zh: 补录。, en: Enter them.}
                """);
        FILES.put("cases/play.yml", """
                defaults: {flow: enforcement, public: false, basis: 本平台默认值 (ours)}
                groups:
                  play: {zh: 游乐场, en: Playgrounds}
                classes:
                  v_playground: {title: {zh: 游乐设施损坏, en: Broken equipment}, group: play, severity: pressing}
                limits:
                  - {class: v_playground, clock: overall, amount: 90, unit: URGENT_DAY, basis: 本市自定}
                  - {class: v_playground, clock: inquiry, amount: 15, unit: WORK_DAY}
                  - {class: v_playground, clock: execution, amount: 15, unit: URGENT_DAY}
                """);
        FILES.put("offers.yml", """
                offers:
                  playground_visits:
                    title: {zh: 游乐场预约, en: Visits of playgrounds}
                    description: {zh: 预约入园。, en: Book a visit.}
                    basis: 本市自定
                    register: play_accounts
                    state: open
                    capacity: seats
                    hours: times
                    days_ahead: 7
                    most_seats: 5
                """);
    }

    private PartsOfAPack() {}

    /** {@return its files by path} */
    static Map<String, String> files() {
        return FILES;
    }

    /** Nothing of it is known, so that what is kept of answers would be noticed. */
    static void areNotThere(ApiClient all) {
        SHOWN.forEach((path, word) -> assertThat(all.get(path).text()).as(path).doesNotContain(word));
    }

    /** All of it is in force. */
    static void areThere(ApiClient all) {
        SHOWN.forEach((path, word) ->
                assertThat(all.get(path).expect(200).text()).as(path).contains(word));
    }
}
