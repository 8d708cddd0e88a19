package anju.site;

import anju.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controller methods the {@link Site}, the {@link Viewer} and the {@link ListQuery} of the request. */
final class SiteArguments implements HandlerMethodArgumentResolver {
    private static final Set<Class<?>> ARGUMENTS = Set.of(Site.class, Viewer.class, ListQuery.class);

    private final Sites sites;

    SiteArguments(Sites sites) {
        this.sites = sites;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return ARGUMENTS.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (parameter.getParameterType() == ListQuery.class) {
            return ListQuery.of(http(request).getRequestURI().replaceFirst("\\.xlsx$", ""), request.getParameterMap());
        }
        var site = sites.of(http(request));
        return parameter.getParameterType() == Site.class ? site : site.viewer();
    }

    private static HttpServletRequest http(NativeWebRequest request) {
        return Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    }
}
