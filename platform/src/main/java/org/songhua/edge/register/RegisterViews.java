package org.songhua.edge.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.problem.FaultView;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.Text;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.register.ActionChoice;
import org.songhua.register.DueItem;
import org.songhua.register.Duty;
import org.songhua.register.ImportReport;
import org.songhua.register.Register;
import org.songhua.register.RegisterField;
import org.songhua.register.RegisterRecord;
import org.songhua.register.RegisterState;

/** Registers and records as JSON. */
final class RegisterViews {
    private RegisterViews() {}

    /** A register in the list of all. */
    record SummaryView(
            String code,
            String pack,
            Text title,
            Text description,
            String basis,
            List<String> clauses,
            List<RegisterState> states,
            Map<String, Long> counts,
            long total) {}

    static SummaryView summary(Register register, Map<String, Long> counts) {
        return new SummaryView(
                register.code(),
                register.pack(),
                register.title(),
                register.description(),
                register.basis(),
                register.clauses(),
                register.states(),
                counts,
                counts.values().stream().mapToLong(Long::longValue).sum());
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
            List<ChoiceView> choices,
            String shownWhen,
            String requiredWhen,
            boolean filter,
            boolean seen,
            boolean editable) {}

    static FieldView field(RegisterField field, Caller caller) {
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
                attribute.choices().stream()
                        .map(one -> new ChoiceView(one.value(), one.title()))
                        .toList(),
                field.shownWhen(),
                field.requiredWhen(),
                field.isFilter(),
                may(field.seenBy(), caller),
                caller.may(Permission.REGISTER_EDIT) && may(field.seenBy(), caller) && may(field.editedBy(), caller));
    }

    private static boolean may(String permission, Caller caller) {
        return permission.isEmpty()
                || Permission.find(permission).map(caller::may).orElse(false);
    }

    /** A whole register: what a form, a list and a card need. */
    record RegisterView(
            String code,
            String pack,
            Text title,
            Text description,
            String basis,
            List<String> clauses,
            List<String> objects,
            boolean objectRequired,
            boolean located,
            String titleField,
            List<FieldView> fields,
            List<RegisterState> states,
            List<Duty> duties,
            Map<String, Text> evidence,
            Map<String, Text> actions) {}

    static RegisterView register(Register register, Caller caller) {
        var actions = new TreeMap<String, Text>();
        register.actions().forEach(action -> actions.put(action.code(), action.title()));
        return new RegisterView(
                register.code(),
                register.pack(),
                register.title(),
                register.description(),
                register.basis(),
                register.clauses(),
                register.objects(),
                register.objectRequired(),
                register.located(),
                register.titleField(),
                register.fields().stream().map(field -> field(field, caller)).toList(),
                register.states(),
                register.duties(),
                register.evidence(),
                actions);
    }

    /** A record. */
    record RecordView(
            String register,
            UUID id,
            String key,
            String title,
            String state,
            @Nullable UUID object,
            @Nullable String department,
            @Nullable String region,
            @Nullable Double longitude,
            @Nullable Double latitude,
            Map<String, Object> fields,
            @Nullable LocalDate nextDue,
            boolean synthetic,
            long revision,
            Instant createdAt,
            Instant changedAt) {}

    static RecordView record(RegisterRecord one) {
        return new RecordView(
                one.register(),
                one.id(),
                one.key(),
                one.title(),
                one.state(),
                one.object(),
                one.department(),
                one.region(),
                one.longitude(),
                one.latitude(),
                one.fields(),
                one.nextDue(),
                one.synthetic(),
                one.revision(),
                one.createdAt(),
                one.changedAt());
    }

    /** An action with what stands against it. */
    record ChoiceOfAction(
            String code,
            Text title,
            String to,
            List<String> fields,
            List<String> evidence,
            boolean possible,
            List<FaultView> against) {}

    static ChoiceOfAction action(ActionChoice choice) {
        return new ChoiceOfAction(
                choice.action().code(),
                choice.action().title(),
                choice.action().to(),
                choice.action().fields(),
                choice.action().evidence(),
                choice.against().isEmpty(),
                choice.against().stream().map(FaultView::of).toList());
    }

    /** A duty with its day. */
    record DueView(RecordView record, String duty, Text title, LocalDate on, DueItem.Standing standing, String basis) {}

    static DueView due(Register register, DueItem item) {
        Duty duty = register.findDuty(item.duty()).orElseThrow();
        return new DueView(record(item.record()), duty.code(), duty.title(), item.on(), item.standing(), duty.basis());
    }

    /** What came of an import. */
    record ImportView(
            long created,
            long changed,
            long unchanged,
            long refused,
            boolean preview,
            List<FaultView> faults,
            Map<String, Long> counts) {}

    static ImportView report(ImportReport report) {
        return new ImportView(
                report.created(),
                report.changed(),
                report.unchanged(),
                report.refused(),
                report.preview(),
                report.faults().stream().map(FaultView::of).toList(),
                report.counts());
    }
}
