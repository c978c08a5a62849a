package org.songhua.service.internal.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songhua.people.Caller;
import org.songhua.register.Register;
import org.songhua.register.Registers;
import org.songhua.service.Service;
import org.songhua.service.Services;
import org.songhua.service.Verdict;
import org.songhua.service.internal.rules.Eligibility;
import org.songhua.service.internal.rules.Facts;

/** The catalogue of services over the packs and what registers tell everybody. */
public final class DefaultServices implements Services {
    private final ServiceBook book;
    private final Registers registers;
    private final Lookups lookups;

    public DefaultServices(ServiceBook book, Registers registers) {
        this.book = book;
        this.registers = registers;
        lookups = new Lookups(registers);
    }

    @Override
    public List<Service> list() {
        return book.list();
    }

    @Override
    public Service get(String service) {
        return book.get(service);
    }

    @Override
    public Optional<Service> of(String register) {
        return book.of(register);
    }

    @Override
    public Register register(Service service) {
        return registers.get(service.register(), Caller.SYSTEM);
    }

    @Override
    public List<Verdict> check(String service, Map<String, Object> fields) {
        Service one = get(service);
        return new Eligibility(one).verdicts(known(one, fields));
    }

    private Map<String, Object> known(Service service, Map<String, Object> fields) {
        var asked = new TreeMap<>(Facts.typed(register(service), fields));
        asked.keySet().retainAll(service.asks());
        return lookups.facts(service, asked, true);
    }

    @Override
    public Map<String, Object> prefill(String service, Map<String, Object> fields) {
        Service one = get(service);
        Map<String, Object> known = known(one, fields);
        var filled = new TreeMap<String, Object>();
        one.lookups().forEach((name, lookup) -> {
            Object fact = known.get(name);
            if (!lookup.fills().isEmpty() && fact != null) filled.put(lookup.fills(), fact);
        });
        return filled;
    }
}
