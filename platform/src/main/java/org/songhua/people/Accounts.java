package org.songhua.people;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultLog;

/** Logging in: who a user is, and what their password proves. */
public interface Accounts {

    /**
     * Makes the first administrator, named {@code admin}, unless there is an enabled administrator already.
     *
     * @param passwordFromEnvironment password to use, or null to invent one, which must be changed at first login
     * @return the invented password, to be shown once; empty when none was needed
     * @throws org.songhua.engine.fault.FaultException when the given password is too weak
     */
    Optional<String> ensureAdministrator(@Nullable String passwordFromEnvironment);

    /**
     * Checks a name and a password. Takes as long for a name that does not exist as for one that does, and locks both
     * alike after repeated failure.
     */
    Login logIn(String name, String password);

    /** {@return the account as it is now, at most a few seconds old when another process changed it} */
    Optional<Account> find(String name);

    /**
     * Sets a new password for somebody who knows the old one; all their sessions become void.
     *
     * @param log faults found so far; thrown together with those found here, at {@code /oldPassword} and
     *     {@code /newPassword}
     */
    Login changePassword(String name, String oldPassword, String newPassword, FaultLog log);
}
