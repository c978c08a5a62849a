package org.songhua.people;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.songhua.engine.fault.FaultLog;

/** The roles: those of the program and those an administrator adds. Fault logs work as in {@link Users}. */
public interface Roles {

    /** {@return all roles, built-in ones first} */
    List<Role> list();

    /** {@return what roles of these codes give together; unknown codes give nothing} */
    Set<Permission> permissions(Set<String> codes);

    /** Adds a custom role. */
    Role create(Role role, FaultLog log, Caller by);

    /**
     * Changes title and permissions of a custom role.
     *
     * @throws NotFoundException when there is no such role
     */
    Role change(String code, UnaryOperator<Role> edit, FaultLog log, Caller by);
}
