package org.songhua.evaluation.internal.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.indicator.Light;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.Plan.Board;
import org.songhua.evaluation.Plan.ClauseStand;
import org.songhua.evaluation.Plan.Stand;
import org.songhua.pack.Text;

/** A report on the plan as one HTML page that needs nothing from outside; each number is quoted by its id. */
final class ReportPage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><title>%s</title><style>
            body{font:16px/1.6 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1b2330}
            h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%%}
            th,td{border-bottom:1px solid #d5dbe3;padding:.35rem .5rem;text-align:left;vertical-align:top}td.n{text-align:right;white-space:nowrap}
            .muted{color:#5c6878}@media print{body{margin:0}h2{break-after:avoid}tr{break-inside:avoid}}
            </style></head><body><h1>%s</h1><p class="muted">%s</p>
            """;
    private static final Map<Light, String> LIGHTS =
            Map.of(Light.RED, "红：落后", Light.YELLOW, "黄：略落后", Light.GREEN, "绿：达到", Light.UNKNOWN, "未知");

    private final Board board;
    private final String place;
    private final StringBuilder out = new StringBuilder();

    ReportPage(Board board, String place) {
        this.board = board;
        this.place = place;
    }

    String html() {
        String title = place + "：" + board.plan().title().zh() + "评估报告";
        String note = "数据期 " + board.period() + "；每个数字都带有编号，改动数字的报告不能通过矛盾检查。没有数据之处写明须由谁提供什么。";
        out.append(HEAD.formatted(escaped(title), escaped(title), escaped(note)));
        board.clauses().forEach(this::clause);
        return out.append("</body></html>\n").toString();
    }

    private void clause(ClauseStand clause) {
        String number =
                clause.clause().number() == 0 ? "" : "任务" + clause.clause().number() + " ";
        out.append("<h2>")
                .append(escaped(number + clause.clause().title().zh()))
                .append("</h2>\n<p>状态：")
                .append(LIGHTS.get(clause.light()))
                .append("</p>\n");
        if (clause.indicators().isEmpty()) return;
        out.append("<table><thead><tr><th>指标</th><th>数值</th><th>状态</th></tr></thead><tbody>\n");
        clause.indicators().forEach(this::indicator);
        out.append("</tbody></table>\n");
    }

    private void indicator(Stand stand) {
        out.append("<tr><td>").append(escaped(stand.indicator().name().zh())).append("</td><td class=\"n\">");
        IndicatorValue value = stand.value();
        Text supply = stand.supply();
        if (value != null && value.measured().status().hasValue()) quote(stand, value);
        else out.append("—");
        out.append("</td><td>")
                .append(supply == null ? state(stand, value) : escaped(supply.zh()))
                .append("</td></tr>\n");
    }

    private static String state(Stand stand, @Nullable IndicatorValue value) {
        if (value != null && value.measured().status() == Status.NOT_APPLICABLE) return "不适用";
        if (value != null && value.measured().status() == Status.SUPPRESSED) return "已有数值，不公开";
        return Objects.requireNonNull(LIGHTS.get(stand.light()));
    }

    private void quote(Stand stand, IndicatorValue value) {
        String number = BigDecimal.valueOf(value.measured().value())
                .setScale(stand.indicator().decimals(), RoundingMode.HALF_UP)
                .toPlainString();
        out.append("<data value=\"")
                .append(escaped(value.quote()))
                .append("\">")
                .append(number)
                .append("</data> ")
                .append(escaped(stand.indicator().unitText()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
