package org.songhua.people;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.songhua.engine.fault.FaultLog;

/**
 * The users and their administration. Nobody gives away, or takes from others, more than they may do themselves.
 *
 * <p>Calls that take a {@link FaultLog} add what they find wrong, named by JSON pointer, to what the caller found
 * already, and throw all of it together as {@link org.songhua.engine.fault.FaultException} before anything is changed.
 */
public interface Users {

    /** {@return all users by name} */
    List<User> list();

    Optional<User> find(String name);

    /**
     * Adds a user.
     *
     * @param name login name; case does not matter
     * @param password first password
     * @param mustChangePassword whether it only serves to set another one
     * @param by who adds them
     */
    User create(String name, UserProfile profile, String password, boolean mustChangePassword, FaultLog log, Caller by);

    /**
     * Changes a user. Disabling ends all their sessions.
     *
     * @param edit from the profile as it is to what it shall be; runs while nobody else can change it
     * @param unlock whether failed logins are forgotten
     * @throws NotFoundException when there is no such user
     */
    User change(String name, UnaryOperator<UserProfile> edit, boolean unlock, FaultLog log, Caller by);

    /** Sets somebody else's password, to be changed at next login; all their sessions become void. */
    void resetPassword(String name, String password, FaultLog log, Caller by);
}
