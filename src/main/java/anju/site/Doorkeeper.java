package anju.site;

import anju.access.Needs;
import anju.access.NotPermitted;
import anju.access.Open;
import anju.access.SignedIn;
import anju.access.Viewer;
import anju.access.Viewers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Asks at the door what each handler's annotation asks for; a handler without one lets nobody in. */
@Component
class Doorkeeper implements HandlerInterceptor {
    private final Viewers viewers;
    private final SignInFirst signInFirst;

    Doorkeeper(Viewers viewers, SignInFirst signInFirst) {
        this.viewers = viewers;
        this.signInFirst = signInFirst;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        var viewer = viewers.current(request);
        // What one person may see stays out of every cache; a public page is asked for again each time.
        response.setHeader(HttpHeaders.CACHE_CONTROL, viewer.isSignedIn() ? "no-store" : "private, no-cache");
        if (method.hasMethodAnnotation(Open.class)) {
            return true;
        }
        var needs = method.getMethodAnnotation(Needs.class);
        if (needs == null && !method.hasMethodAnnotation(SignedIn.class)) {
            throw new IllegalStateException(method + " does not say who may open it: add @Open, @SignedIn or @Needs");
        }
        if (!viewer.isSignedIn()) {
            signInFirst.send(request, response);
            return false;
        }
        if (needs != null && !permits(viewer, needs)) {
            throw new NotPermitted(needs.value());
        }
        return true;
    }

    private static boolean permits(Viewer viewer, Needs needs) {
        return viewer.may(needs.value());
    }
}
