package anju.site;

import anju.money.Area;
import anju.money.Money;
import anju.money.Quantity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.View;

/** A list as plain text with tabs between its columns: shown in the browser, to be copied and pasted into a spreadsheet. */
final class TabbedText<T> implements View {
    /** What a spreadsheet would take for a formula and work out. */
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@].*", Pattern.DOTALL);

    private final Listing<T> listing;
    private final Site site;
    private final List<T> rows;

    TabbedText(Listing<T> listing, Site site, List<T> rows) {
        this.listing = listing;
        this.site = site;
        this.rows = rows;
    }

    @Override
    public String getContentType() {
        return new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8).toString();
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(getContentType());
        var out = response.getWriter();
        out.println(listing.columns().stream()
                .map(column -> site.text(listing.key() + "." + column.name()))
                .collect(Collectors.joining("\t")));
        for (var row : rows) {
            out.println(listing.columns().stream()
                    .map(column -> cell(column.value().apply(row)))
                    .collect(Collectors.joining("\t")));
        }
    }

    /** Figures without separators of thousands, so that they arrive as figures. */
    private String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Money money -> money.yuan().toPlainString();
            case Area area -> area.squareMetres().toPlainString();
            case Quantity quantity -> quantity.amount().toPlainString();
            case Number number -> number.toString();
            default -> oneLine(Listing.words(site, value));
        };
    }

    private static String oneLine(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return FORMULA.matcher(line).matches() ? "'" + line : line;
    }
}
