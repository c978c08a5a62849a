package org.songhua.edge.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands the {@link Caller} or the {@link Visitor} to handlers that ask for one. An open handler that asks for a caller
 * refuses nobody in particular, unless it says that it may be null.
 */
final class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class || parameter.getParameterType() == Visitor.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Visitor visitor = Visitor.of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
        if (parameter.getParameterType() == Visitor.class) return visitor;
        return parameter.isOptional() ? visitor.caller() : AuthorisationInterceptor.requireCaller(visitor);
    }
}
