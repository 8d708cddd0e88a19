package anju.site;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * Fills form records: a record named {@code …Form} whose components are {@code String}, {@code List<String>},
 * {@code MultipartFile} (nullable) or {@code List<MultipartFile>}. Nothing is converted, so nothing typed is lost; a field
 * that was not sent is empty. (Spring's own binding would split a lone value of a list at its commas.)
 */
final class FormArguments implements HandlerMethodArgumentResolver {
    /** More values than any form of ours offers. */
    private static final int VALUES_AT_MOST = 5_000;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return type.isRecord() && type.getSimpleName().endsWith("Form");
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var components = parameter.getParameterType().getRecordComponents();
        var answers = Arrays.stream(components)
                .map(component -> answer(component, request))
                .toArray();
        return record(parameter.getParameterType(), components, answers);
    }

    private static @Nullable Object answer(RecordComponent component, NativeWebRequest request) {
        var sent = request.getParameterValues(component.getName());
        if (component.getType() == String.class) {
            return sent == null ? "" : sent[0];
        }
        var files = request.getNativeRequest(MultipartHttpServletRequest.class);
        if (component.getType() == MultipartFile.class) {
            return files == null ? null : files.getFile(component.getName());
        }
        if (component.getType() != List.class) {
            throw new IllegalStateException(component + ": a form holds what was typed, not what it means");
        }
        if (component.getGenericType().getTypeName().contains("MultipartFile")) {
            return files == null ? List.of() : files.getFiles(component.getName());
        }
        return sent == null ? List.of() : List.of(Arrays.copyOf(sent, Math.min(sent.length, VALUES_AT_MOST)));
    }

    private static Object record(Class<?> type, RecordComponent[] components, @Nullable Object[] answers) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(answers);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(Objects.requireNonNullElse(e.getCause(), e));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot fill " + type, e);
        }
    }
}
