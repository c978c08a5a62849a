package org.songhua.service.internal.desk;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songhua.people.Caller;
import org.songhua.register.RecordQuery;
import org.songhua.register.Registers;
import org.songhua.service.Service;
import org.songhua.service.Service.Lookup;

/** What other registers know of an application. The program looks, whoever asks; who is told is decided by whoever asks for it. */
final class Lookups {
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
                ? registers
                        .findByKey(lookup.register(), value, Caller.SYSTEM)
                        .map(found -> found.fields().get(lookup.field()))
                : Optional.of(BigDecimal.valueOf(registers.count(
                        lookup.register(), RecordQuery.first(1).where(lookup.match(), value), Caller.SYSTEM)));
    }
}
