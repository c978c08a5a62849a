package org.songhua.edge.security;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Account;
import org.songhua.people.Caller;

/**
 * Who sent a request, as far as it proves.
 *
 * @param kind how they proved it
 * @param caller who they are; null for nobody in particular
 * @param account their account, when they logged in with one
 */
public record Visitor(
        Kind kind, @Nullable Caller caller, @Nullable Account account) {

    /** Ways to prove who one is. */
    public enum Kind {
        ANONYMOUS,
        /** Logged in, with the session cookie. */
        SESSION,
        /** With an API key. */
        KEY,
        /** With a token of the identity provider. */
        TOKEN,
        /** By being on this machine, when the platform trusts it. */
        LOCAL
    }

    static final Visitor ANONYMOUS = new Visitor(Kind.ANONYMOUS, null, null);

    private static final String ATTRIBUTE = Visitor.class.getName();

    static Visitor inSession(Account account) {
        return new Visitor(Kind.SESSION, account.caller(), account);
    }

    /** {@return who sent the request, as the filter found} */
    public static Visitor of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Visitor visitor ? visitor : ANONYMOUS;
    }

    void attachTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** {@return whether they may do nothing but set a new password} */
    public boolean mustChangePassword() {
        return account != null && account.mustChangePassword();
    }
}
