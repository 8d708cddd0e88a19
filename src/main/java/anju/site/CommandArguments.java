package anju.site;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads the command id of a posted form; APIs send it as {@code Idempotency-Key}. */
final class CommandArguments implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(Command.class) && parameter.getParameterType() == UUID.class;
    }

    @Override
    public UUID resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var sent = request.getParameter("_command");
        var id = sent == null ? request.getHeader("Idempotency-Key") : sent;
        return FormCheck.uuid(id == null ? "" : id).orElseThrow(NoCommand::new);
    }
}
