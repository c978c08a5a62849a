package org.songhua.service.internal.desk;

import java.util.List;
import java.util.Optional;
import org.songhua.people.NotFoundException;
import org.songhua.service.Service;

/** The services of all packs, found by their code and by the register of their applications. */
public final class ServiceBook {
    private final List<Service> declared;

    public ServiceBook(List<Service> declared) {
        this.declared = declared;
    }

    List<Service> list() {
        return List.copyOf(declared);
    }

    Service get(String code) {
        return declared.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("service of that code"));
    }

    Optional<Service> of(String register) {
        return declared.stream().filter(one -> one.register().equals(register)).findFirst();
    }
}
