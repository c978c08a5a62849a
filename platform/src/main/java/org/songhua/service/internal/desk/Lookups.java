package org.songhua.service.internal.desk;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songhua.people.Caller;
import org.songhua.register.RecordQuery;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.service.Service;
import org.songhua.service.Service.Lookup;

/** What other registers know of an application. The program looks, whoever asks; who is told is decided by whoever asks for it. */
final class Lookups {
    private static final int SAME_HEAD = 100;

    private final Registers registers;

    Lookups(Registers registers) {
        this.registers = registers;
    }

    /**
     * {@return the fields and the facts that registers add}
     *
     * @param openOnly whether only what everybody may be told is looked up
     */
    Map<String, Object> facts(Service service, Map<String, Object> fields, boolean openOnly) {
        var facts = new TreeMap<>(fields);
        service.lookups().forEach((name, lookup) -> {
            Object by = fields.get(lookup.by());
            if (by != null && (lookup.isOpen() || !openOnly))
                fact(lookup, by.toString()).ifPresent(fact -> facts.put(name, fact));
        });
        return facts;
    }

    private Optional<Object> fact(Lookup lookup, String value) {
        return lookup.match().isEmpty()
                ? record(lookup.register(), value, Caller.SYSTEM)
                        .map(found -> found.fields().get(lookup.field()))
                : Optional.of(BigDecimal.valueOf(registers.count(
                        lookup.register(), RecordQuery.first(1).where(lookup.match(), value), Caller.SYSTEM)));
    }

    /** {@return the record of that key, if the caller's scope holds it} */
    Optional<RegisterRecord> record(String register, String key, Caller caller) {
        var query = new RecordQuery(
                null,
                null,
                null,
                key,
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                java.util.List.of(),
                RecordQuery.Sort.KEY,
                null,
                SAME_HEAD);
        return registers.list(register, query, caller).records().stream()
                .filter(one -> one.key().equals(key))
                .findFirst();
    }
}
