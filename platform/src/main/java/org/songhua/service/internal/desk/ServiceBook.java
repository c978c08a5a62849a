package org.songhua.service.internal.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.people.NotFoundException;
import org.songhua.service.Service;

/** The services of all packs, found by their code and by the register of their applications. */
public final class ServiceBook {
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, Service> byRegister = new LinkedHashMap<>();

    public ServiceBook(List<Service> declared) {
        declared.forEach(one -> services.put(one.code(), one));
        declared.forEach(one -> byRegister.put(one.register(), one));
    }

    List<Service> list() {
        return List.copyOf(services.values());
    }

    Service get(String code) {
        Service service = services.get(code);
        if (service == null) throw new NotFoundException("service of that code");
        return service;
    }

    Optional<Service> of(String register) {
        return Optional.ofNullable(byRegister.get(register));
    }
}
