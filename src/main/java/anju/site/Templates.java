package anju.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Renders the JTE templates compiled with the application; a page template takes one parameter, its page record. */
@Component
class Templates implements ViewResolver, Ordered {
    private static final String HTML = "text/html;charset=UTF-8";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "gg.jte.generated.precompiled");

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        if (name.endsWith(Paper.SUFFIX)) {
            var sheet = name.substring(0, name.length() - Paper.SUFFIX.length()) + ".jte";
            return engine.hasTemplate(sheet) ? new Paper(page -> rendered(sheet, page)) : null;
        }
        if (name.endsWith(WordPaper.SUFFIX)) {
            var sheet = name.substring(0, name.length() - WordPaper.SUFFIX.length()) + ".jte";
            return engine.hasTemplate(sheet) ? new WordPaper(page -> rendered(sheet, page)) : null;
        }
        var file = name + ".jte";
        return engine.hasTemplate(file) ? new Template(file) : null;
    }

    private String rendered(String file, Object page) {
        var html = new StringOutput();
        engine.render(file, page, html);
        return html.toString();
    }

    private final class Template implements View {
        private final String file;

        Template(String file) {
            this.file = file;
        }

        /** Spring's content negotiation passes over a view that does not say what it renders. */
        @Override
        public String getContentType() {
            return HTML;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            var page = model == null ? null : model.get(Pages.PAGE);
            if (page == null) {
                throw new IllegalStateException(file + " was given no page");
            }
            // Rendered whole before the first byte leaves, so that a failure still becomes an error page.
            var html = new Utf8ByteOutput();
            engine.render(file, page, html);
            response.setContentType(HTML);
            response.setContentLength(html.getContentLength());
            html.writeTo(response.getOutputStream());
        }
    }
}
