package org.songhua.consequence.internal.follow;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.Contact;
import org.songhua.casework.NewReport;
import org.songhua.casework.Reports;
import org.songhua.casework.Severity;
import org.songhua.consequence.Consequence;
import org.songhua.consequence.Consequence.Enters;
import org.songhua.consequence.Consequence.Opens;
import org.songhua.people.Caller;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterField;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.store.Database;

/** Does what follows: a case or a record, each once for a happening, whole or not at all. */
final class Doing {
    /** Where such reports come from; with the name of the happening it makes them found again. */
    static final String CHANNEL = "register";

    /** As long as a key of a record may be. */
    private static final int LONGEST_NAME = 100;

    private static final String NUMBER = "number";
    private static final String INTEGER = "integer";

    private final Database database;
    private final Registers registers;
    private final Reports reports;

    Doing(Database database, Registers registers, Reports reports) {
        this.database = database;
        this.registers = registers;
        this.reports = reports;
    }

    /**
     * Something that happened.
     *
     * @param name what it is known by, the same whenever it is looked at
     * @param values what is known of it
     * @param object id of the city object that it happened to; null when it is not known
     */
    record Happening(
            String name,
            Map<String, Object> values,
            @Nullable String region,
            @Nullable Double longitude,
            @Nullable Double latitude,
            boolean synthetic,
            @Nullable UUID object) {}

    /** {@return how many cases and records came of it that had not before} */
    int follow(Consequence one, Happening happening) {
        return database.inTransaction(() -> {
            int done = 0;
            Opens opens = one.opens();
            if (opens != null
                    && reports.take(report(opens, one, happening).about(happening.object()), "system")
                            .isNew()) done++;
            Enters enters = one.enters();
            if (enters != null && enter(enters, one, happening)) done++;
            return done;
        });
    }

    /** A name that is too long for a key ends in its digest, so that it stays one of its own. */
    static String name(Consequence one, Happening happening) {
        String name = one.code() + ":" + happening.name();
        if (name.length() <= LONGEST_NAME) return name;
        String digest = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return name.substring(0, LONGEST_NAME - digest.length() - 1) + "~" + digest;
    }

    private static NewReport report(Opens opens, Consequence one, Happening happening) {
        boolean isPlaced = happening.longitude() != null && happening.latitude() != null;
        return new NewReport(
                CHANNEL,
                opens.classCode(),
                Template.text(opens.text(), happening.values()),
                isPlaced ? happening.longitude() : null,
                isPlaced ? happening.latitude() : null,
                "WGS84",
                "asset",
                null,
                null,
                Contact.NOBODY,
                Map.of(),
                Severity.find(opens.severity()).orElse(null),
                name(one, happening),
                null,
                false);
    }

    private boolean enter(Enters enters, Consequence one, Happening happening) {
        String key = name(one, happening);
        if (registers.findByKey(enters.register(), key, Caller.SYSTEM).isPresent()) return false;
        RegisterRecord entered = registers.create(
                enters.register(),
                new RecordDraft(
                        key,
                        null,
                        null,
                        happening.region(),
                        null,
                        null,
                        fields(enters, happening.values()),
                        happening.synthetic()),
                Caller.SYSTEM);
        enters.evidence()
                .forEach((kind, document) -> registers.attach(
                        entered.register(),
                        entered.id(),
                        kind,
                        Template.text(document, happening.values()),
                        null,
                        Caller.SYSTEM));
        for (String action : enters.then())
            registers.act(entered.register(), entered.id(), null, RecordStep.of(action), Caller.SYSTEM);
        return true;
    }

    private Map<String, Object> fields(Enters enters, Map<String, Object> values) {
        var fields = new HashMap<String, Object>();
        enters.fields().forEach((name, template) -> {
            Object value = Template.value(template, values);
            if (!value.equals("")) fields.put(name, fit(enters.register(), name, value));
        });
        return fields;
    }

    /** What is known of a case is text; a field of a number takes it as one where it is. */
    private Object fit(String register, String name, Object value) {
        Optional<RegisterField> field = registers.get(register, Caller.SYSTEM).findField(name);
        boolean isNumber = field.map(one -> one.attribute().type().name().toLowerCase(Locale.ROOT))
                .filter(type -> type.equals(NUMBER) || type.equals(INTEGER))
                .isPresent();
        return isNumber && value instanceof String text && text.matches("-?\\d{1,15}(\\.\\d{1,10})?")
                ? new BigDecimal(text)
                : value;
    }
}
