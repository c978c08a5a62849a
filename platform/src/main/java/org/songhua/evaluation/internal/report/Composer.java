package org.songhua.evaluation.internal.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.indicator.Fingerprint;
import org.songhua.engine.indicator.Light;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.Plan;
import org.songhua.evaluation.Plan.ClauseStand;
import org.songhua.evaluation.Plan.Stand;
import org.songhua.evaluation.PlanDefinition.Commitment;
import org.songhua.evaluation.ReportTemplate;
import org.songhua.evaluation.ReportTemplate.Section;
import org.songhua.evaluation.Reports.Order;
import org.songhua.evaluation.internal.declared.ReportsPart;
import org.songhua.evaluation.internal.report.Block.Column;
import org.songhua.evaluation.internal.report.Block.Grid;
import org.songhua.evaluation.internal.report.Block.Heading;
import org.songhua.evaluation.internal.report.Block.Paragraph;
import org.songhua.evaluation.internal.report.Block.Picture;
import org.songhua.evaluation.internal.report.Piece.Quoted;
import org.songhua.evaluation.internal.report.Piece.Words;

/** Puts a report together from a template and what is known; every number becomes a quote on the way. */
final class Composer {
    private static final Map<String, String> GRADES = grades();
    private static final Map<Light, String> LIGHTS = lights();
    private static final Map<Light, String> AGAINST = Map.of(Light.GREEN, "达到", Light.YELLOW, "略落后", Light.RED, "落后");
    private static final Map<Status, String> STATES = Map.of(
            Status.NOT_APPLICABLE, "不适用",
            Status.NOT_COLLECTED, "未采集",
            Status.NOT_EVALUATED, "未评价",
            Status.SUPPRESSED, "不公开",
            Status.NO_BASE, "分母为零");
    private static final Map<String, String> PROGRESS =
            Map.of("not_begun", "未开始", "under_way", "推进中", "done", "已完成", "failed", "未达成");

    private final ReportTemplate template;
    private final Order order;
    private final Sources sources;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, ReportNumber> numbers = new LinkedHashMap<>();
    private int pictures;
    private int grids;

    Composer(ReportTemplate template, Order order, Sources sources) {
        this.template = template;
        this.order = order;
        this.sources = sources;
    }

    private static Map<String, String> grades() {
        var grades = new LinkedHashMap<String, String>();
        grades.put("very_good", "很好");
        grades.put("good", "较好");
        grades.put("fair", "一般");
        grades.put("poor", "不足");
        return grades;
    }

    private static Map<Light, String> lights() {
        var lights = new LinkedHashMap<Light, String>();
        lights.put(Light.GREEN, "绿灯（达到）");
        lights.put(Light.YELLOW, "黄灯（略落后）");
        lights.put(Light.RED, "红灯（落后）");
        lights.put(Light.UNKNOWN, "未知（无目标或无数值）");
        return lights;
    }

    Report report() {
        template.sections().forEach(this::section);
        String what = subject();
        String title = sources.place() + template.title().zh() + (what.isEmpty() ? "" : "：" + what);
        String subtitle = "数据年度 " + order.period() + " 年";
        var all = List.copyOf(numbers.values());
        return new Report(title, subtitle, new Stamp(order, digest(all)), blocks, all);
    }

    private String subject() {
        return switch (template.of()) {
            case REGION -> "";
            case CLAUSE -> clauseName(sources.clauses().getFirst());
            case LEAD -> Objects.requireNonNullElse(order.lead(), "");
        };
    }

    private static String clauseName(ClauseStand stand) {
        int number = stand.clause().number();
        return (number == 0 ? "" : "任务" + number + " ") + stand.clause().title().zh();
    }

    private static String digest(List<ReportNumber> numbers) {
        List<Object> parts = numbers.stream()
                .<Object>map(number -> number.id() + "=" + number.hash())
                .toList();
        return Fingerprint.of(parts.toArray()).substring(0, 16);
    }

    private void section(Section section) {
        blocks.add(new Heading(section.heading()));
        section.text().forEach(text -> blocks.add(new Paragraph(pieces(text))));
        if (section.content() == null) return;
        switch (section.content()) {
            case LIGHTS -> byLight();
            case CLAUSES -> clauses();
            case INDICATORS -> indicators(stands(section));
            case GRADES -> byGrade(stands(section));
            case PARTS -> parts(Objects.requireNonNull(section.indicator()));
            case COMMITMENTS -> commitments();
            case SUPPLY -> supply(stands(section));
            case NUMBERS -> annex();
        }
    }

    private List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        var matcher = ReportsPart.BRACES.matcher(text);
        int at = 0;
        while (matcher.find()) {
            pieces.add(new Words(text.substring(at, matcher.start())));
            pieces.addAll(filled(matcher.group(1)));
            at = matcher.end();
        }
        pieces.add(new Words(text.substring(at)));
        pieces.removeIf(piece -> piece.text().isEmpty());
        return pieces;
    }

    private List<Piece> filled(String name) {
        return switch (name) {
            case "place" -> Piece.words(sources.place());
            case "period" -> Piece.words(order.period());
            case "plan" -> Piece.words(sources.planTitle());
            case "clause", "lead" -> Piece.words(subject());
            default -> value(name);
        };
    }

    private List<Piece> value(String indicator) {
        Stand stand = sources.stand(indicator);
        if (stand == null || !hasNumber(stand.value())) return Piece.words("（暂无数值）");
        return List.of(
                quoted(stand.indicator(), Objects.requireNonNull(stand.value())),
                new Words(" " + stand.indicator().unitText()));
    }

    private static boolean hasNumber(@Nullable IndicatorValue value) {
        return value != null && value.measured().status().hasValue();
    }

    private Piece quoted(IndicatorDefinition indicator, IndicatorValue value) {
        return quoted(ReportNumber.of(indicator, value));
    }

    private Piece quoted(ReportNumber number) {
        return new Quoted(numbers.computeIfAbsent(number.id(), id -> number));
    }

    private ReportNumber count(String what, String name, long count, String unit) {
        return ReportNumber.count(what, name, count, unit, order.geography(), order.period());
    }

    private List<Stand> stands(Section section) {
        List<Stand> stands = section.edition() == null
                ? sources.clauses().stream()
                        .flatMap(clause -> clause.indicators().stream())
                        .distinct()
                        .toList()
                : sources.stands(section.edition());
        return stands.stream()
                .filter(stand -> section.level() == null
                        || section.level().equals(stand.indicator().level()))
                .toList();
    }

    private void byLight() {
        Map<Light, Long> found =
                sources.clauses().stream().collect(Collectors.groupingBy(ClauseStand::light, Collectors.counting()));
        var counts = new ArrayList<ReportNumber>();
        LIGHTS.forEach((light, name) ->
                counts.add(count("light." + lower(light), name, found.getOrDefault(light, 0L), "项任务")));
        counted("任务状态", "状态", counts, List.of());
    }

    private void byGrade(List<Stand> stands) {
        Map<String, Long> found = stands.stream()
                .map(Stand::grade)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        var counts = new ArrayList<ReportNumber>();
        GRADES.forEach(
                (grade, name) -> counts.add(count("grade." + grade, name, found.getOrDefault(grade, 0L), "项指标")));
        long none = stands.stream().filter(stand -> stand.grade() == null).count();
        counted("指标评级", "评级", counts, List.of(count("grade.none", "未评级", none, "项指标")));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** What is beside the matter stands in the table and not in the chart. */
    private void counted(String title, String what, List<ReportNumber> counts, List<ReportNumber> beside) {
        picture(title, Bars.of(title, counts, ReportNumber::name));
        var rows = Stream.concat(counts.stream(), beside.stream())
                .map(count -> List.of(Piece.words(count.name()), List.of(quoted(count)), Piece.words(count.unit())))
                .toList();
        grid(title, List.of(Column.words(what, 4), Column.numbers("数量", 2), Column.words("单位", 2)), rows);
    }

    private void picture(String title, Drawing drawing) {
        blocks.add(new Picture("图" + ++pictures + "　" + title, drawing));
    }

    private void grid(String title, List<Column> columns, List<List<List<Piece>>> rows) {
        blocks.add(new Grid("表" + ++grids + "　" + title, columns, rows));
    }

    private void clauses() {
        var rows = new ArrayList<List<List<Piece>>>();
        for (ClauseStand stand : sources.clauses()) {
            long known = stand.indicators().stream()
                    .filter(one -> hasNumber(one.value()))
                    .count();
            int number = stand.clause().number();
            rows.add(List.of(
                    Piece.words(clauseName(stand)),
                    Piece.words(light(stand.light())),
                    List.of(quoted(count("clause." + number + ".values", clauseName(stand) + "有数值的指标", known, "项"))),
                    List.of(quoted(count(
                            "clause." + number + ".all",
                            clauseName(stand) + "指标",
                            stand.indicators().size(),
                            "项")))));
        }
        grid(
                "各项任务",
                List.of(
                        Column.words("任务", 9),
                        Column.words("状态", 5),
                        Column.numbers("有数值", 2),
                        Column.numbers("指标", 2)),
                rows);
    }

    private static String light(Light light) {
        return Objects.requireNonNull(LIGHTS.get(light));
    }

    private void indicators(List<Stand> stands) {
        if (stands.isEmpty()) {
            blocks.add(Paragraph.of("本节没有指标。"));
            return;
        }
        grid(
                "指标数值",
                List.of(
                        Column.words("指标", 8),
                        Column.numbers("数值", 3),
                        Column.words("单位", 3),
                        Column.words("评级", 2),
                        Column.words("对照目标", 4)),
                stands.stream().map(this::indicator).toList());
    }

    private List<List<Piece>> indicator(Stand stand) {
        IndicatorValue value = stand.value();
        String name = stand.indicator().name().zh();
        String unit = stand.indicator().unitText();
        if (!hasNumber(value)) {
            Status status =
                    value == null ? Status.NOT_COLLECTED : value.measured().status();
            return List.of(
                    Piece.words(name),
                    Piece.words("—"),
                    Piece.words(unit),
                    Piece.words("—"),
                    Piece.words(Objects.requireNonNullElse(STATES.get(status), "无数值")));
        }
        return List.of(
                Piece.words(name),
                List.of(quoted(stand.indicator(), Objects.requireNonNull(value))),
                Piece.words(unit),
                Piece.words(stand.grade() == null ? "—" : GRADES.getOrDefault(stand.grade(), "—")),
                Piece.words(AGAINST.getOrDefault(stand.light(), "无目标")));
    }

    private void parts(String indicator) {
        Parts parts = sources.parts(indicator);
        String title = parts.indicator().name().zh();
        if (parts.values().isEmpty()) {
            blocks.add(Paragraph.of("下级地区没有“" + title + "”的数值。"));
            return;
        }
        var counted = parts.values().values().stream()
                .map(value -> ReportNumber.of(parts.indicator(), value))
                .toList();
        picture(title + "分布图", RegionMap.of(parts));
        picture(
                title + "（" + parts.indicator().unitText() + "）",
                Bars.of(title, counted, number -> parts.name(number.geography())));
        var rows = counted.stream()
                .map(number -> List.of(
                        Piece.words(parts.name(number.geography())),
                        List.of(quoted(number)),
                        Piece.words(number.unit()),
                        Piece.words(number.status())))
                .toList();
        grid(
                title,
                List.of(Column.words("地区", 5), Column.numbers("数值", 3), Column.words("单位", 3), Column.words("数据状态", 3)),
                rows);
    }

    private void commitments() {
        var rows = new ArrayList<List<List<Piece>>>();
        for (ClauseStand stand : sources.clauses()) {
            for (Commitment one : stand.clause().commitments()) rows.add(commitment(stand, one));
        }
        grid(
                "承诺事项与进展",
                List.of(Column.words("任务", 5), Column.words("承诺", 9), Column.words("进展", 3), Column.words("依据", 4)),
                rows);
    }

    private static List<List<Piece>> commitment(ClauseStand stand, Commitment one) {
        Plan.Report told = stand.reports().get(one.sequence());
        String number = one.number() == null ? "" : "：" + one.number();
        String year = one.year() == null ? "" : "（" + one.year() + "年）";
        return List.of(
                Piece.words(clauseName(stand)),
                Piece.words(one.verb() + one.object() + number + year),
                Piece.words(told == null ? "未上报" : PROGRESS.getOrDefault(told.state(), told.state())),
                Piece.words(told == null || told.evidence() == null ? "—" : told.evidence()));
    }

    private void supply(List<Stand> stands) {
        var rows = stands.stream()
                .filter(stand -> stand.supply() != null)
                .map(stand -> List.of(
                        Piece.words(stand.indicator().name().zh()),
                        Piece.words(Objects.requireNonNull(stand.supply()).zh())))
                .toList();
        if (rows.isEmpty()) blocks.add(Paragraph.of("没有待补充的数据。"));
        else grid("待补充的数据", List.of(Column.words("指标", 5), Column.words("须补充", 9)), rows);
    }

    private void annex() {
        var rows = List.copyOf(numbers.values()).stream().map(this::annexRow).toList();
        grid(
                "数值编号",
                List.of(
                        Column.words("编号", 8),
                        Column.words("名称", 7),
                        Column.numbers("数值", 3),
                        Column.words("单位", 3),
                        Column.words("地区", 3),
                        Column.words("年度", 2),
                        Column.words("状态", 2)),
                rows);
    }

    private List<List<Piece>> annexRow(ReportNumber number) {
        return List.of(
                Piece.words(number.id()),
                Piece.words(number.name()),
                List.of(new Quoted(number)),
                Piece.words(number.unit()),
                Piece.words(sources.name(number.geography())),
                Piece.words(number.period()),
                Piece.words(number.status()));
    }
}
