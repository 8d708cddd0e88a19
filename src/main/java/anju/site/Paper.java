package anju.site;

import anju.city.City;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/** A sheet of A4 as PDF, with the characters it uses inside, so that every office prints the same. */
final class Paper implements View {
    static final String SUFFIX = ".paper";
    static final String FILE_NAME = "fileName";
    private static final String PDF = "application/pdf";
    private static final String FONT = "/paper/NotoSansSC-Regular.ttf";

    private final Function<Object, String> html;

    Paper(Function<Object, String> html) {
        this.html = html;
    }

    @Override
    public String getContentType() {
        return PDF;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var page = Objects.requireNonNull(model).get(Pages.PAGE);
        // Whole before the first byte leaves, so that a failure still becomes an error page.
        var pdf = pdf(html.apply(Objects.requireNonNull(page)));
        response.setContentType(PDF);
        response.setContentLength(pdf.length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.inline()
                        .filename(model.get(FILE_NAME) + "-" + City.current().today() + ".pdf", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.getOutputStream().write(pdf);
    }

    static byte[] pdf(String html) throws IOException {
        var out = new ByteArrayOutputStream();
        new PdfRendererBuilder()
                .useFastMode()
                .useFont(Paper::font, "Noto Sans SC", 400, FontStyle.NORMAL, true)
                // Nothing is fetched for a sheet: it names no address but its own.
                .useUriResolver((_, _) -> null)
                .withHtmlContent(html.strip().replace("</head>", "<style>" + css() + "</style></head>"), null)
                .toStream(out)
                .run();
        return out.toByteArray();
    }

    private static InputStream font() {
        return Objects.requireNonNull(Paper.class.getResourceAsStream(FONT), FONT);
    }

    private static String css() {
        try (var css = Objects.requireNonNull(Paper.class.getResourceAsStream("/paper/paper.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
