package org.songhua.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.register.Register;

/** What can be applied for; holds no data of anybody. */
public interface Services {

    /** {@return all services, in order of packs and files} */
    List<Service> list();

    /** {@return the service of that code} @throws org.songhua.people.NotFoundException when there is none */
    Service get(String service);

    /** {@return the service whose applications a register holds, if there is one} */
    Optional<Service> of(String register);

    /** {@return the register of the applications of a service} */
    Register register(Service service);

    /** {@return what each rule says, by what is given and what may be told to everybody} */
    List<Verdict> check(String service, Map<String, Object> fields);

    /** {@return values to fill a form with, from registers that tell them to everybody} */
    Map<String, Object> prefill(String service, Map<String, Object> fields);
}
