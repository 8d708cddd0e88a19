package anju.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** The answers a page controller can give. */
public final class Pages {
    static final String PAGE = "page";
    private static final String CHANGED = "anju.changed";

    private Pages() {}

    public static ModelAndView page(String template, Record page) {
        return answer(template, page, HttpStatus.OK);
    }

    /** The same page again with what is wrong, or the reason for a "no": 422. */
    public static ModelAndView refused(String template, Record page) {
        return answer(template, page, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** The page as a PDF to print, stamp and file; the template is whole and well-formed, styled by {@code paper/paper.css}. */
    public static ModelAndView paper(String template, Record page, String fileName) {
        return new ModelAndView(template + Paper.SUFFIX, Map.of(PAGE, page, Paper.FILE_NAME, fileName));
    }

    /** The same sheet as a DOCX, to go on writing in. */
    public static ModelAndView document(String template, Record page, String fileName) {
        return new ModelAndView(template + WordPaper.SUFFIX, Map.of(PAGE, page, Paper.FILE_NAME, fileName));
    }

    /** Changed meanwhile by somebody else; the page says so and shows the newer state: 409. */
    public static ModelAndView changed(String template, Record page) {
        request().setAttribute(CHANGED, true);
        return answer(template, page, HttpStatus.CONFLICT);
    }

    /** After something was done: on to a page (303), so that a reload does not send the form again. */
    public static ModelAndView to(String path) {
        var view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        return new ModelAndView(view);
    }

    /** On to a page that says once what was done: {@code Pages.done("/needs/" + id, "survey.need.recorded")}. */
    public static ModelAndView done(String path, String key, Object... values) {
        var later = RequestContextUtils.getOutputFlashMap(request());
        later.put(Sites.TOAST, key);
        later.put(Sites.TOAST + ".values", List.of(values));
        later.setTargetRequestPath(path.split("\\?", 2)[0]);
        return to(path);
    }

    /** True while the answer to {@link #changed} is being written. */
    static boolean isChanged() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getRequest().getAttribute(CHANGED) != null;
    }

    private static HttpServletRequest request() {
        var attributes = (ServletRequestAttributes) Objects.requireNonNull(RequestContextHolder.getRequestAttributes());
        return attributes.getRequest();
    }

    private static ModelAndView answer(String template, Record page, HttpStatus status) {
        return new ModelAndView(template, Map.of(PAGE, page), status);
    }
}
