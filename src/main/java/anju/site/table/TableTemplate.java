package anju.site.table;

import anju.site.Option;
import anju.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** An empty workbook to fill in: headings, lists of the words that may be chosen, and a second sheet that explains each column. */
public final class TableTemplate implements View {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int WIDTH = 22;
    private static final int HINT_WIDTH = 70;
    /** Spreadsheets refuse a longer list of words in the formula itself. */
    private static final int DROP_DOWN_MAX = 250;

    private final Site site;
    private final String key;
    private final List<TableColumn> columns;

    private TableTemplate(Site site, String key, List<TableColumn> columns) {
        this.site = site;
        this.key = key;
        this.columns = columns;
    }

    /** @param key the table's key; its title is the text {@code <key>.title} */
    public static ModelAndView of(Site site, String key, List<TableColumn> columns) {
        return new ModelAndView(new TableTemplate(site, key, columns));
    }

    @Override
    public String getContentType() {
        return XLSX;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var title = site.text(key + ".title");
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(title + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        try (var book = new Workbook(response.getOutputStream(), "anju", "1.0")) {
            headings(book.newWorksheet(site.text("site.table.sheet")));
            notes(book.newWorksheet(site.text("site.table.notes")));
        }
    }

    private void headings(Worksheet sheet) {
        sheet.freezePane(0, 1);
        for (int c = 0; c < columns.size(); c++) {
            var column = columns.get(c);
            sheet.value(0, c, site.text(key + "." + column.name()) + (column.required() ? "*" : ""));
            sheet.style(0, c).bold().fillColor("F4F1EA").borderStyle("thin").set();
            sheet.width(c, WIDTH);
            var words = String.join(
                    ",", column.choices().stream().map(Option::label).toList());
            if (!words.isEmpty() && words.length() <= DROP_DOWN_MAX) {
                sheet.range(1, c, Table.ROWS_MAX, c)
                        .validateWithListByFormula("\"" + words + "\"")
                        .showErrorMessage(true);
            } else {
                // A spreadsheet must not think about voucher numbers and dates.
                sheet.range(1, c, Table.ROWS_MAX, c).style().format("@").set();
            }
        }
    }

    private void notes(Worksheet sheet) {
        sheet.width(0, WIDTH);
        sheet.width(1, HINT_WIDTH);
        for (int c = 0; c < columns.size(); c++) {
            var name = key + "." + columns.get(c).name();
            sheet.value(c, 0, site.text(name) + (columns.get(c).required() ? "*" : ""));
            var hint = site.has(name + ".hint") ? site.text(name + ".hint") : "";
            var words = String.join(
                    site.text("site.table.comma"),
                    columns.get(c).choices().stream().map(Option::label).toList());
            sheet.value(c, 1, hint.isEmpty() ? words : hint);
        }
        sheet.value(columns.size() + 1, 0, site.text("site.table.required"));
    }
}
