package org.songhua.edge.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.Text;
import org.songhua.register.Register;
import org.songhua.register.RegisterField;
import org.songhua.register.RegisterRecord;
import org.songhua.register.RegisterState;
import org.songhua.service.Gap;
import org.songhua.service.Service;
import org.songhua.service.Tracked;
import org.songhua.service.Verdict;
import org.songhua.service.Waiting;

/** Services and applications as JSON. */
final class ServiceViews {
    private ServiceViews() {}

    /** A service in the catalogue. */
    record SummaryView(
            String code, Text title, Text description, String basis, String applicant, List<String> clauses) {
        static SummaryView of(Service one) {
            return new SummaryView(
                    one.code(), one.title(), one.description(), one.basis(), one.applicant(), one.clauses());
        }
    }

    /** One value of a closed list. */
    record ChoiceView(String value, Text title) {}

    /** A field of the form. */
    record FieldView(
            String name,
            Text title,
            String type,
            @Nullable String format,
            @Nullable String unit,
            @Nullable Number minimum,
            @Nullable Number maximum,
            int maxLength,
            @Nullable String pattern,
            List<ChoiceView> choices,
            boolean required,
            boolean personal) {
        static FieldView of(RegisterField field) {
            AttributeDefinition attribute = field.attribute();
            return new FieldView(
                    field.name(),
                    attribute.title(),
                    attribute.type().name().toLowerCase(Locale.ROOT),
                    attribute.format(),
                    attribute.unit(),
                    attribute.minimum(),
                    attribute.maximum(),
                    attribute.maxLength(),
                    attribute.pattern(),
                    attribute.choices().stream()
                            .map(one -> new ChoiceView(one.value(), one.title()))
                            .toList(),
                    field.requiredWhen().equals("true"),
                    false);
        }

        static FieldView of(String name, Service.Personal one) {
            String pattern = one.pattern().isEmpty() ? null : one.pattern();
            return new FieldView(
                    name,
                    one.title(),
                    "string",
                    null,
                    null,
                    null,
                    null,
                    one.most(),
                    pattern,
                    List.of(),
                    one.required(),
                    true);
        }
    }

    /** A rule as everybody may read it. */
    record RuleView(String code, Text title, Text says, String basis) {}

    /** A document that may be asked for. */
    record DocumentView(String kind, Text title, boolean always, int months) {}

    /** A promise for a state. */
    record PromiseView(String state, Text title, int workingDays) {}

    /** A whole service: what the form needs. */
    record ServiceView(
            SummaryView service,
            String register,
            List<FieldView> fields,
            List<RuleView> rules,
            List<DocumentView> documents,
            List<PromiseView> promises,
            List<Text> order,
            @Nullable Text certificate,
            @Nullable Text need,
            List<RegisterState> states,
            Map<String, Text> actions,
            Map<String, Text> labels,
            boolean pays) {}

    static ServiceView service(Service one, Register register) {
        var fields = new ArrayList<FieldView>();
        one.personal().forEach((name, personal) -> fields.add(FieldView.of(name, personal)));
        for (String name : one.asks())
            register.findField(name).map(FieldView::of).ifPresent(fields::add);
        var rules = new ArrayList<RuleView>();
        one.rules().forEach((code, rule) -> rules.add(new RuleView(code, rule.title(), rule.says(), rule.basis())));
        var documents = new ArrayList<DocumentView>();
        one.documents()
                .forEach((kind, document) -> documents.add(
                        new DocumentView(kind, document.title(), document.when().isEmpty(), document.months())));
        var promises = new ArrayList<PromiseView>();
        one.promises().forEach((state, days) -> promises.add(new PromiseView(state, title(register, state), days)));
        Service.Queue queue = one.queue();
        Service.Certificate certificate = one.certificate();
        Service.Need need = one.need();
        return new ServiceView(
                SummaryView.of(one),
                one.register(),
                fields,
                rules,
                documents,
                promises,
                queue == null
                        ? List.of()
                        : queue.order().stream().map(Service.Term::says).toList(),
                certificate == null ? null : certificate.title(),
                need == null ? null : need.title(),
                register.states(),
                actions(register),
                labels(register),
                one.payments() != null);
    }

    private static Text title(Register register, String state) {
        return register.findState(state).map(RegisterState::title).orElse(new Text(state, state));
    }

    private static Map<String, Text> actions(Register register) {
        var actions = new TreeMap<String, Text>();
        register.actions().forEach(one -> actions.put(one.code(), one.title()));
        return actions;
    }

    private static Map<String, Text> labels(Register register) {
        var labels = new TreeMap<String, Text>();
        register.fields().forEach(one -> labels.put(one.name(), one.attribute().title()));
        return labels;
    }

    /** What a rule says of an application. */
    record VerdictView(String rule, Text title, String outcome, Text says, String basis, List<String> missing) {
        static VerdictView of(Verdict one) {
            return new VerdictView(
                    one.rule(), one.title(), one.outcome().name(), one.says(), one.basis(), one.missing());
        }
    }

    static List<VerdictView> verdicts(List<Verdict> verdicts) {
        return verdicts.stream().map(VerdictView::of).toList();
    }

    /** A state on the way. */
    record StepView(
            Text title,
            Instant since,
            @Nullable Instant due,
            boolean provisional,
            @Nullable Instant doneAt,
            boolean late) {}

    /** How an application stands. */
    record TrackedView(
            String service,
            String number,
            Text state,
            List<StepView> steps,
            @Nullable Long place,
            List<VerdictView> reasons,
            List<Tracked.Brought> documents,
            List<String> missing,
            @Nullable String certificate,
            boolean canWithdraw) {}

    static TrackedView tracked(Tracked one, Instant now) {
        return new TrackedView(
                one.service(),
                one.number(),
                one.state(),
                one.steps().stream()
                        .map(step -> new StepView(
                                step.title(),
                                step.since(),
                                step.due(),
                                step.isProvisional(),
                                step.doneAt(),
                                step.isLate(now)))
                        .toList(),
                one.place(),
                verdicts(one.reasons()),
                one.documents(),
                one.missing(),
                one.certificate(),
                one.canWithdraw());
    }

    /** An application as officers see it. */
    record WaitingView(
            String number,
            UUID record,
            String state,
            @Nullable String region,
            Map<String, Object> fields,
            boolean synthetic,
            long revision,
            @Nullable Long place,
            List<Waiting.Ground> grounds,
            Instant since,
            @Nullable Instant due) {
        static WaitingView of(Waiting one) {
            RegisterRecord record = one.record();
            return new WaitingView(
                    record.key(),
                    record.id(),
                    record.state(),
                    record.region(),
                    new TreeMap<>(record.fields()),
                    record.synthetic(),
                    record.revision(),
                    one.place(),
                    one.grounds(),
                    one.since(),
                    one.due());
        }
    }

    /** One in need who is not secured. */
    record GapRowView(String key, UUID record, Map<String, Object> fields, String state, String application) {}

    /** Who should have a service and has it not. */
    record GapView(Text title, String register, long needed, long met, long open, List<GapRowView> rows) {}

    static GapView gap(Service.Need need, Gap gap) {
        return new GapView(
                need.title(),
                need.register(),
                gap.needed(),
                gap.met(),
                gap.open(),
                gap.rows().stream()
                        .map(one -> new GapRowView(
                                one.record().key(),
                                one.record().id(),
                                new TreeMap<>(one.record().fields()),
                                one.state(),
                                one.application()))
                        .toList());
    }

    /** A certificate; nothing of the person. */
    record CertificateView(Text service, Text title, Instant issuedAt, LocalDate until, String standing) {}
}
