package anju.site;

import anju.city.City;
import anju.money.Area;
import anju.money.Money;
import anju.money.Quantity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/**
 * A list as offices file it: title, unit and day, figures as figures, a line for whoever drew it up, checked it and answers
 * for it, set up to print on A4.
 */
final class Spreadsheet<T> implements View {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int HEAD = 2;
    private static final int FLUSHED_EVERY = 1000;
    /** Columns are as wide as their longest cell of the first rows, within these bounds. */
    private static final int WIDTH_SAMPLE = 200;

    private final Listing<T> listing;
    private final Site site;
    private final List<T> rows;

    Spreadsheet(Listing<T> listing, Site site, List<T> rows) {
        this.listing = listing;
        this.site = site;
        this.rows = rows;
    }

    @Override
    public String getContentType() {
        return XLSX;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var title = site.text(listing.key() + ".title");
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(title + "-" + site.date(City.current().today()) + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        try (var book = new Workbook(response.getOutputStream(), "anju", "1.0")) {
            var sheet = book.newWorksheet(title.replaceAll("[\\\\/?*:\\[\\]]", " "));
            write(sheet, title);
        }
    }

    private void write(Worksheet sheet, String title) throws IOException {
        int last = Math.max(0, listing.columns().size() - 1);
        setUp(sheet);
        sheet.value(0, 0, title);
        sheet.range(0, 0, 0, last).merge();
        sheet.range(0, 0, 0, last)
                .style()
                .bold()
                .fontSize(16)
                .horizontalAlignment("center")
                .set();
        sheet.value(1, 0, below());
        sheet.range(1, 0, 1, last).merge();
        for (int column = 0; column <= last; column++) {
            sheet.value(
                    HEAD,
                    column,
                    site.text(
                            listing.key() + "." + listing.columns().get(column).name()));
            sheet.style(HEAD, column)
                    .bold()
                    .fillColor("F4F1EA")
                    .borderStyle("thin")
                    .horizontalAlignment("center")
                    .set();
            sheet.width(column, width(column));
        }
        int at = HEAD + 1;
        for (var row : rows) {
            for (int column = 0; column <= last; column++) {
                fill(sheet, at, column, listing.columns().get(column).value().apply(row));
            }
            at++;
            if (at % FLUSHED_EVERY == 0) {
                sheet.flush();
            }
        }
        sheet.value(at + 1, 0, site.text("site.xlsx.signatures"));
        sheet.range(at + 1, 0, at + 1, last).merge();
    }

    private static void setUp(Worksheet sheet) {
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 999);
        sheet.repeatRows(0, HEAD);
        sheet.freezePane(0, HEAD + 1);
        sheet.footer("&P / &N", Position.CENTER);
    }

    private String below() {
        var day = site.text("site.xlsx.made", site.cityName(), City.current().today());
        var unit = listing.key() + ".unit";
        return site.has(unit) ? site.text(unit) + "    " + day : day;
    }

    private void fill(Worksheet sheet, int row, int column, @Nullable Object value) {
        var style = sheet.style(row, column).borderStyle("thin");
        switch (value) {
            case null -> {}
            case Money money -> figure(sheet, row, column, money.yuan(), "#,##0.00", style);
            case Area area -> figure(sheet, row, column, area.squareMetres(), "#,##0.00", style);
            case Quantity quantity -> figure(sheet, row, column, quantity.amount(), "#,##0.###", style);
            case Long number -> figure(sheet, row, column, BigDecimal.valueOf(number), "#,##0", style);
            case Integer number -> figure(sheet, row, column, BigDecimal.valueOf(number), "#,##0", style);
            case LocalDate date -> {
                sheet.value(row, column, date);
                style.format("yyyy-mm-dd");
            }
            default -> sheet.value(row, column, Listing.words(site, value));
        }
        style.set();
    }

    private static void figure(
            Worksheet sheet, int row, int column, BigDecimal figure, String format, StyleSetter style) {
        sheet.value(row, column, figure);
        style.format(format);
    }

    private double width(int column) {
        var heading =
                site.text(listing.key() + "." + listing.columns().get(column).name());
        int longest = Math.max(
                cells(heading),
                rows.stream()
                        .limit(WIDTH_SAMPLE)
                        .map(listing.columns().get(column).value())
                        .mapToInt(value -> value == null ? 0 : cells(Listing.words(site, value)))
                        .max()
                        .orElse(0));
        return Math.clamp(longest + 3L, 8, 60);
    }

    /** Chinese characters take the room of two digits. */
    private static int cells(String text) {
        return text.codePoints().map(c -> c > 0x2e80 ? 2 : 1).sum();
    }
}
