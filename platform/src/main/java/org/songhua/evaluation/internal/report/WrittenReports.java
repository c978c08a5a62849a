package org.songhua.evaluation.internal.report;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songhua.cim.CityObjects;
import org.songhua.engine.contradiction.EditedReport;
import org.songhua.engine.contradiction.Figure;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.evaluation.Evaluation;
import org.songhua.evaluation.Plan;
import org.songhua.evaluation.ReportTemplate;
import org.songhua.evaluation.ReportTemplate.Subject;
import org.songhua.evaluation.Reports.Order;
import org.songhua.evaluation.Reports.Output;
import org.songhua.evaluation.internal.DeclaredIndicators;
import org.songhua.evaluation.internal.declared.ReportsPart;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.springframework.stereotype.Component;

/** Writes reports from templates, and holds those that come back against what would be written now. */
@Component
public class WrittenReports {
    private final List<ReportTemplate> templates;
    private final Sources.Known known;

    WrittenReports(
            DeclaredIndicators indicators, Evaluation evaluation, Plan plan, CityObjects objects, PackContent content) {
        this.templates = PackView.listOf(content, ReportsPart::read);
        this.known = new Sources.Known(indicators, evaluation, plan, objects);
    }

    /** {@return what the packs declare} */
    public List<ReportTemplate> templates() {
        return templates;
    }

    /** {@return the file} */
    public byte[] write(Order order, Output output, Scope scope) {
        Report report = compose(order, scope);
        return switch (output) {
            case HTML -> HtmlReport.of(report).getBytes(StandardCharsets.UTF_8);
            case WORD -> WordReport.of(report);
            case PDF -> PdfReport.of(report);
        };
    }

    private Report compose(Order order, Scope scope) {
        ReportTemplate template =
                find(order.template()).orElseThrow(() -> new NotFoundException("report " + order.template()));
        requireSubject(template, order);
        return new Composer(template, order, new Sources(known, template, order, scope)).report();
    }

    private Optional<ReportTemplate> find(String code) {
        return templates.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    private static void requireSubject(ReportTemplate template, Order order) {
        if (template.of() == Subject.CLAUSE && order.clause() == null)
            throw missing("clause", "Give the number of a clause.");
        if (template.of() == Subject.LEAD && order.lead() == null)
            throw missing("lead", "Give the name of a department as the plan has it.");
    }

    private static FaultException missing(String field, String remedy) {
        return new FaultException(
                Fault.refused("EVAL-053", Place.atField(field), "This report needs to know what it is about.", remedy));
    }

    /** {@return the text of a Word file} */
    public static String textOfWord(byte[] file) {
        return WordText.html(file);
    }

    /**
     * {@return what is wrong with the numbers of a page that this platform wrote once; nothing for any other page}
     *
     * @param figures gets what the report itself counted, so that it is known by its id
     */
    public List<Fault> edited(String html, List<Figure> figures, Scope scope) {
        Optional<Stamp> stamp =
                Stamp.ofHtml(html).filter(one -> find(one.order().template()).isPresent());
        if (stamp.isEmpty()) return List.of();
        Report fresh = compose(stamp.get().order(), scope);
        Set<String> ids = new HashSet<>();
        figures.forEach(figure -> ids.add(figure.id()));
        for (ReportNumber number : fresh.numbers()) if (ids.add(number.id())) figures.add(figure(number));
        return EditedReport.check(HtmlReport.of(fresh), html);
    }

    /** Known by its id alone: names of counts and of parts are no names of figures. */
    private static Figure figure(ReportNumber number) {
        return new Figure(
                number.id(), List.of(number.id()), number.unit(), number.value(), Double.NaN, List.of(), "", false);
    }
}
