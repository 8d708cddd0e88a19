package anju.registry.web;

import anju.access.Action;
import anju.access.Needs;
import anju.registry.Confirming;
import anju.registry.Importing;
import anju.registry.Sending;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.ListQuery;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Workbooks: template, sending, errors, differences, confirmation, taking back. */
@Controller
class ImportController {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String SENDING = "registry.sending";
    private static final String UNDOING = "registry.undoing";

    private final ImportScreens screens;
    private final Importing importing;

    ImportController(ImportScreens screens, Importing importing) {
        this.screens = screens;
        this.importing = importing;
    }

    @Needs(Action.IMPORT_REGISTRY)
    @GetMapping("/registry/imports")
    ModelAndView list(Site site, ListQuery query) {
        return Pages.page("registry/imports", screens.list(site, query, Form.empty(SENDING)));
    }

    @Needs(Action.IMPORT_REGISTRY)
    @GetMapping("/registry/template.xlsx")
    void template(Site site, HttpServletResponse response) throws IOException {
        attach(response, site.text("registry.workbook.file"));
        Importing.template(response.getOutputStream());
    }

    @Needs(Action.IMPORT_REGISTRY)
    @PostMapping("/registry/imports")
    ModelAndView send(Site site, ListQuery query, @Command UUID command, SendWorkbookForm form) throws IOException {
        var check = FormCheck.of(SENDING, new Nothing(""));
        var file = form.workbook();
        var name = file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        if (file == null || name.isBlank()) {
            check.refuse("workbook", "registry.sending.nothing");
            return Pages.refused("registry/imports", screens.list(site, query, check.form()));
        }
        // Some browsers send a whole path; the name alone is kept.
        var plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{C}", "");
        var shown = plain.length() > 120 ? plain.substring(plain.length() - 120) : plain;
        return switch (importing.send(site.viewer(), command, shown, file.getBytes())) {
            case Sending.Sent sent -> Pages.to("/registry/imports/" + sent.importId());
            case Sending.Unusable unusable -> {
                check.refuseAll(
                        "registry.fault." + unusable.code(), unusable.args().toArray());
                yield Pages.refused("registry/imports", screens.list(site, query, check.form()));
            }
        };
    }

    @Needs(Action.IMPORT_REGISTRY)
    @GetMapping("/registry/imports/{id}")
    ModelAndView one(Site site, @PathVariable UUID id) {
        return Pages.page("registry/import", page(site, id));
    }

    private ImportPage page(Site site, UUID id) {
        return screens.page(site, id, false, false, Map.of(), Form.empty(UNDOING));
    }

    @Needs(Action.IMPORT_REGISTRY)
    @GetMapping("/registry/imports/{id}/marked.xlsx")
    void marked(Site site, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        var page = page(site, id);
        var copy = importing.marked(site.viewer(), id).orElseThrow(NotThere::new);
        attach(response, site.text("registry.workbook.marked", page.fileName().replaceFirst("(?i)\\.xlsx$", "")));
        response.getOutputStream().write(copy);
    }

    @Needs(Action.IMPORT_REGISTRY)
    @PostMapping("/registry/imports/{id}/confirmation")
    ModelAndView confirm(Site site, @PathVariable UUID id, @Command UUID command) {
        page(site, id);
        return switch (importing.confirm(site.viewer(), command, id)) {
            case Confirming.Confirmed _ -> Pages.done("/registry/imports/" + id, "registry.import.confirmed");
            case Confirming.ChangedMeanwhile _ ->
                Pages.changed("registry/import", screens.page(site, id, true, false, Map.of(), Form.empty(UNDOING)));
            case Confirming.NothingToDo _ ->
                Pages.refused("registry/import", screens.page(site, id, false, true, Map.of(), Form.empty(UNDOING)));
            case Confirming.NotNow _ -> Pages.changed("registry/import", page(site, id));
            case Confirming.Dropped _, Confirming.Undone _, Confirming.ReferredTo _ ->
                throw new IllegalStateException("no answer to a confirmation");
        };
    }

    @Needs(Action.IMPORT_REGISTRY)
    @PostMapping("/registry/imports/{id}/drop")
    ModelAndView drop(Site site, @PathVariable UUID id, @Command UUID command) {
        page(site, id);
        return importing.drop(site.viewer(), command, id) instanceof Confirming.Dropped
                ? Pages.done("/registry/imports", "registry.import.dropped")
                : Pages.changed("registry/import", page(site, id));
    }

    @Needs(Action.IMPORT_REGISTRY)
    @PostMapping("/registry/imports/{id}/reversal")
    ModelAndView undo(Site site, @PathVariable UUID id, @Command UUID command, UndoImportForm form) {
        page(site, id);
        var check = FormCheck.of(UNDOING, form);
        var reason = check.text("reason", 200);
        if (check.failed()) {
            return Pages.refused("registry/import", screens.page(site, id, false, false, Map.of(), check.form()));
        }
        return switch (importing.undo(site.viewer(), command, id, reason)) {
            case Confirming.Undone _ -> Pages.done("/registry/imports/" + id, "registry.import.undone");
            case Confirming.ReferredTo referred ->
                Pages.refused("registry/import", screens.page(site, id, false, false, referred.by(), check.form()));
            case Confirming.NotNow _ -> Pages.changed("registry/import", page(site, id));
            case Confirming.Confirmed _,
                    Confirming.ChangedMeanwhile _,
                    Confirming.NothingToDo _,
                    Confirming.Dropped _ -> throw new IllegalStateException("no answer to taking back");
        };
    }

    private static void attach(HttpServletResponse response, String fileName) {
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(fileName, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    record SendWorkbookForm(@Nullable MultipartFile workbook) {}

    /** The form again: a chosen file cannot be put back into it. */
    record Nothing(String workbook) {}

    record UndoImportForm(String reason) {}
}
