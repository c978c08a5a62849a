package org.songhua.edge.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.songhua.edge.problem.ProblemException;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Open;
import org.songhua.people.Permission;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The one place that decides whether a request may be handled: a handler says {@link Open} or {@link Allow}, and one
 * that says neither is closed to all.
 */
final class AuthorisationInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // The rest of an answer whose beginning was allowed.
        if (request.getDispatcherType() == DispatcherType.ASYNC) return true;
        Visitor visitor = Visitor.of(request);
        if (handler instanceof HandlerMethod method) decide(method, visitor);
        else if (!StaticPages.isOpen(request)) throw nothingThere(visitor);
        return true;
    }

    private static void decide(HandlerMethod method, Visitor visitor) {
        if (method.hasMethodAnnotation(Open.class)) return;
        Allow allow = method.getMethodAnnotation(Allow.class);
        Caller caller = requireCaller(visitor);
        if (allow == null) throw forbidden("This address is open to nobody.");
        if (visitor.mustChangePassword())
            throw new ProblemException(HttpStatus.FORBIDDEN, "AUTH-004", "Set a password of your own first.");
        Permission permission = allow.value();
        if (!caller.may(permission)) throw forbidden("This needs the permission " + permission.code() + ".");
    }

    private static ProblemException nothingThere(Visitor visitor) {
        requireCaller(visitor);
        return new ProblemException(HttpStatus.NOT_FOUND, "There is nothing at this address.");
    }

    private static ProblemException forbidden(String detail) {
        return new ProblemException(HttpStatus.FORBIDDEN, "AUTH-010", detail);
    }

    /** {@return who asks} @throws ProblemException 401 when that is nobody in particular */
    static Caller requireCaller(Visitor visitor) {
        Caller caller = visitor.caller();
        if (caller != null) return caller;
        throw new ProblemException(HttpStatus.UNAUTHORIZED, "AUTH-003", "Log in, or send an API key.")
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"songhua\"");
    }
}
