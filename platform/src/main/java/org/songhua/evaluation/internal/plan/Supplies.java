package org.songhua.evaluation.internal.plan;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.pack.Text;

/** Says what a person must supply where there is no value. */
final class Supplies {
    private static final Map<String, Text> BY_EVIDENCE = Map.of(
            "survey", new Text("体检调查表（逐栋、逐小区或逐路）", "a survey table, building by building or street by street"),
            "spatial", new Text("空间数据文件", "a file of spatial data"),
            "statistic", new Text("统计部门的年度数据表", "the yearly table of the statistics office"),
            "monitor", new Text("监测数据年度汇总表", "the yearly summary of monitoring"),
            "register", new Text("主管部门台账", "the register of the department in charge"),
            "platform", new Text("平台业务数据", "data of the platform's own work"));

    private final Packs packs;

    Supplies(Packs packs) {
        this.packs = packs;
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
        if (wanting != null && wanting.startsWith("parameter:")) return missingParameter(wanting.substring(10));
        if (wanting != null && wanting.startsWith("parts:")) return missingParts(wanting.substring(6));
        if (wanting != null) return missingNumber();
        if (indicator.isComputed()) return new Text("尚未计算：运行一次评估。", "Not computed yet: run an evaluation.");
        if (indicator.otherwise() == Status.NOT_EVALUATED) {
            return new Text(
                    "本版本尚不计算；可先人工填报并附来源文件。", "Not computed by this version; enter it by hand with its source file.");
        }
        Text kind = BY_EVIDENCE.getOrDefault(indicator.evidence(), new Text("数据表", "a table"));
        return new Text(
                "请填报并附来源文件：" + kind.zh() + "（" + String.join("、", indicator.inputs()) + "）。",
                "Enter it with its source file: " + kind.en() + " (" + String.join(", ", indicator.inputs()) + ").");
    }

    private Text missingClass(String code) {
        Text title = packs.findClass(code).map(ClassDefinition::title).orElse(new Text(code, code));
        return new Text(
                "请导入“" + title.zh() + "”的数据文件（类 " + code + "）。",
                "Import a data file of \"" + title.en() + "\" (class " + code + ").");
    }

    private static Text missingAttribute(String name) {
        return new Text(
                "没有一个对象填写了属性 " + name + "，请补充后重新导入。",
                "No object has the attribute " + name + "; add it and import again.");
    }

    private static Text missingParameter(String name) {
        return new Text(
                "口径参数 " + name + " 在该年尚未生效，该年不能按此口径计算。",
                "The parameter " + name
                        + " was not in force that year; the year cannot be computed by this definition.");
    }

    private static Text missingParts(String codes) {
        return new Text(
                "下级地区尚未全部上报：" + codes.replace(",", "、") + "。",
                "Parts of the region have not reported: " + codes.replace(",", ", ") + ".");
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
