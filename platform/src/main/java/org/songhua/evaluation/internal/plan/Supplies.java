package org.songhua.evaluation.internal.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorDefinition.Parameter;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.internal.declared.InputsPart;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Text;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;

/** Says what a person must supply where there is no value. */
final class Supplies {
    private static final Map<String, Text> BY_EVIDENCE = Map.of(
            "survey", new Text("体检调查表（逐栋、逐小区或逐路）", "a survey table, building by building or street by street"),
            "spatial", new Text("空间数据文件", "a file of spatial data"),
            "statistic", new Text("统计部门的年度数据表", "the yearly table of the statistics office"),
            "monitor", new Text("监测数据年度汇总表", "the yearly summary of monitoring"),
            "register", new Text("主管部门台账", "the register of the department in charge"),
            "platform", new Text("平台业务数据", "data of the platform's own work"));

    private final PackContent content;
    private final PackView<Map<String, Text>> inputs;
    private final UnaryOperator<String> place;

    Supplies(PackContent content) {
        this(content, PackView.of(content, InputsPart::names), UnaryOperator.identity());
    }

    private Supplies(PackContent content, PackView<Map<String, Text>> inputs, UnaryOperator<String> place) {
        this.content = content;
        this.inputs = inputs;
        this.place = place;
    }

    /**
     * {@return the same, with names of regions}
     *
     * @param name of a region by its code
     */
    Supplies naming(UnaryOperator<String> name) {
        return new Supplies(content, inputs, name);
    }

    /** {@return what a person must supply for a value that has no number; null when none is to be had or shown} */
    @Nullable
    Text of(IndicatorDefinition indicator, @Nullable IndicatorValue value) {
        if (value == null) return of(indicator, (String) null);
        return switch (value.measured().status()) {
            case NOT_APPLICABLE, SUPPRESSED -> null;
            case NO_BASE ->
                new Text(
                        "分母为零：本地区没有计入分母的对象。请补充数据；确实没有的，登记为“不适用”。",
                        "The denominator is zero: nothing in this region counts for it. Add data, or enter it as not applicable.");
            default -> of(indicator, value.wanting());
        };
    }

    /** {@return what is missing, in words; wanting is what a run found missing} */
    Text of(IndicatorDefinition indicator, @Nullable String wanting) {
        if (wanting != null && wanting.startsWith("class:")) return missingClass(wanting.substring(6));
        if (wanting != null && wanting.startsWith("attribute:")) return missingAttribute(wanting.substring(10));
        if (wanting != null && wanting.startsWith("name:")) return missingFact();
        if (wanting != null && wanting.startsWith("parameter:"))
            return missingParameter(indicator, wanting.substring(10));
        if (wanting != null && wanting.startsWith("parts:")) return missingParts(wanting.substring(6));
        if (wanting != null) return missingNumber();
        if (indicator.isComputed()) return new Text("尚未计算：运行一次评估。", "Not computed yet: run an evaluation.");
        boolean later = indicator.otherwise() == Status.NOT_EVALUATED;
        Text kind = BY_EVIDENCE.getOrDefault(indicator.evidence(), new Text("数据表", "a table"));
        return new Text(
                (later ? "本版本尚不计算，可先人工填报" : "请填报") + "并附来源文件：" + kind.zh() + "，所需数据：" + inputs(indicator, Text::zh, "、")
                        + "。",
                (later ? "Not computed by this version; enter it by hand" : "Enter it")
                        + " with its source file: " + kind.en() + "; data needed: "
                        + inputs(indicator, Text::en, ", ") + ".");
    }

    /** Words that are no code stand as they are. */
    private String inputs(IndicatorDefinition indicator, Function<Text, String> language, String between) {
        return indicator.inputs().stream()
                .map(input -> language.apply(inputs.get().getOrDefault(input, new Text(input, input))))
                .distinct()
                .collect(Collectors.joining(between));
    }

    private Text missingClass(String code) {
        Text title = title(code);
        return new Text("请导入“" + title.zh() + "”的数据文件。", "Import a data file of \"" + title.en() + "\".");
    }

    private Text title(String classCode) {
        return content.findClass(classCode).map(ClassDefinition::title).orElse(new Text(classCode, classCode));
    }

    /** @param name class and attribute, such as {@code park.area} */
    private Text missingAttribute(String name) {
        int dot = name.indexOf('.');
        Text title = title(name.substring(0, dot));
        Text attribute = attribute(name.substring(0, dot), name.substring(dot + 1));
        return new Text(
                "没有一个“" + title.zh() + "”填写了“" + attribute.zh() + "”，请补充后重新导入。",
                "No object of \"" + title.en() + "\" has \"" + attribute.en() + "\"; add it and import again.");
    }

    private Text attribute(String classCode, String name) {
        return content.findClass(classCode).map(ClassDefinition::attributes).orElse(List.of()).stream()
                .filter(one -> one.name().equals(name))
                .map(AttributeDefinition::title)
                .findFirst()
                .orElse(new Text(name, name));
    }

    private static Text missingParameter(IndicatorDefinition indicator, String name) {
        Parameter parameter = indicator.parameters().get(name);
        String source = parameter == null ? name : parameter.reference();
        return new Text(
                "口径参数（依据：" + source + "）在该年尚未生效，该年不能按此口径计算。",
                "A parameter of the definition (laid down in: " + source
                        + ") was not in force that year; the year cannot be computed by this definition.");
    }

    /** @param codes of regions, with commas in between */
    private Text missingParts(String codes) {
        List<String> names = Arrays.stream(codes.split(",")).map(place).toList();
        return new Text(
                "下级地区尚未全部上报：" + String.join("、", names) + "。",
                "Parts of the region have not reported: " + String.join(", ", names) + ".");
    }

    private static Text missingNumber() {
        return new Text(
                "公式引用的某个指标没有数值，请先补齐该指标。",
                "An indicator that the formula refers to has no value; supply that one first.");
    }

    private static Text missingFact() {
        return new Text("请在行政区划数据中补充常住人口与面积。", "Add population and area to the data of regions.");
    }
}
