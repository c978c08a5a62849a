package org.songhua.evaluation.internal.plan;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.contradiction.ContradictionCheck;
import org.songhua.engine.contradiction.Document;
import org.songhua.engine.contradiction.DocumentReader;
import org.songhua.engine.contradiction.Figure;
import org.songhua.engine.contradiction.Figure.Threshold;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.table.TableReader;
import org.songhua.engine.table.TableRow;
import org.songhua.evaluation.Evaluation;
import org.songhua.evaluation.Evaluation.Query;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorDefinition.GradeRule;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.Plan;
import org.songhua.evaluation.ReportTemplate;
import org.songhua.evaluation.Reports;
import org.songhua.evaluation.internal.DeclaredIndicators;
import org.songhua.evaluation.internal.declared.CityClasses;
import org.songhua.evaluation.internal.report.WrittenReports;
import org.songhua.people.Scope;
import org.springframework.stereotype.Service;

/** Reports held against the values of one region and period; and reports written from them. */
@Service
class DefaultReports implements Reports {
    private static final String FOR_ALL = "全部";

    private final DeclaredIndicators indicators;
    private final Evaluation evaluation;
    private final Plan plan;
    private final CityClasses classes;
    private final WrittenReports written;

    DefaultReports(DeclaredIndicators indicators, Evaluation evaluation, Plan plan, WrittenReports written) {
        this.indicators = indicators;
        this.evaluation = evaluation;
        this.plan = plan;
        this.classes = new CityClasses(plan.groups());
        this.written = written;
    }

    @Override
    public List<ReportTemplate> templates() {
        return written.templates();
    }

    @Override
    public byte[] write(Order order, Output output, Scope scope) {
        return written.write(order, output, scope);
    }

    @Override
    public String textOfWord(byte[] file) {
        return WrittenReports.textOfWord(file);
    }

    @Override
    public List<Fault> check(Draft draft, Scope scope) {
        var figures = new ArrayList<>(figures(draft, scope));
        List<Fault> edited = draft.form() == Form.HTML ? written.edited(draft.text(), figures, scope) : List.of();
        var findings = new ArrayList<>(ContradictionCheck.check(document(draft), figures));
        findings.addAll(edited);
        return findings;
    }

    private static Document document(Draft draft) {
        return switch (draft.form()) {
            case TEXT -> DocumentReader.ofText(draft.text());
            case HTML -> DocumentReader.ofHtml(draft.text());
            case CSV -> DocumentReader.ofRows(rows(draft.text()));
        };
    }

    private static List<List<String>> rows(String text) {
        var rows = new ArrayList<List<String>>();
        var reader = new TableReader(new StringReader(text), ',', Place.inFile("report.csv"));
        try {
            for (TableRow row = reader.next(); row != null; row = reader.next()) rows.add(row.cells());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private List<Figure> figures(Draft draft, Scope scope) {
        return evaluation.values(new Query(null, draft.geography(), null, draft.period()), scope).stream()
                .map(value -> figure(value, draft))
                .toList();
    }

    private Figure figure(IndicatorValue value, Draft draft) {
        IndicatorDefinition indicator = indicators.find(value.indicator()).orElseThrow();
        String cityClass = draft.cityClass();
        String edition = classes.name(cityClass == null ? classes.of(draft.geography()) : cityClass);
        return new Figure(
                value.quote(),
                names(indicator),
                indicator.unitText(),
                value.measured().value(),
                value.measured().net(),
                indicator.grades().stream()
                        .flatMap(grade -> thresholds(grade).stream())
                        .toList(),
                edition,
                value.broken());
    }

    /** Texts leave out what stands in brackets. */
    private static List<String> names(IndicatorDefinition indicator) {
        var names = new LinkedHashSet<String>();
        names.add(indicator.name().zh());
        names.add(indicator.name().zh().replaceAll("[（(].*?[)）]", ""));
        names.add(indicator.name().en());
        return List.copyOf(names);
    }

    private List<Threshold> thresholds(GradeRule grade) {
        String cityClass = grade.rule().cityClass();
        String edition = cityClass.equals("all") ? FOR_ALL : classes.name(cityClass);
        return grade.bands().values().stream()
                .map(band -> new Threshold(edition, band))
                .toList();
    }

    @Override
    public String write(@Nullable String code, String geography, String period, Scope scope) {
        String name = evaluation.places(scope).stream()
                .filter(area -> area.code().equals(geography))
                .map(Evaluation.Area::name)
                .findFirst()
                .or(() -> plan.groups().stream()
                        .filter(group -> group.geography().equals(geography))
                        .map(group -> group.title().zh())
                        .findFirst())
                .orElse(geography);
        return new ReportPage(plan.board(code, geography, period, scope), name).html();
    }
}
