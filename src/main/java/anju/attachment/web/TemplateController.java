package anju.attachment.web;

import anju.access.Action;
import anju.access.Needs;
import anju.attachment.document.DocumentKind;
import anju.attachment.document.DocumentTemplate;
import anju.attachment.document.DocumentTemplates;
import anju.attachment.document.Documents;
import anju.attachment.document.Numbering;
import anju.attachment.document.PrefixSet;
import anju.attachment.document.TemplateWithdrawal;
import anju.attachment.document.Templated;
import anju.attachment.document.Templating;
import anju.city.Area;
import anju.city.Areas;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Templates of an office: looked at, downloaded, replaced by an edited one, taken back. */
@Controller
class TemplateController {
    private static final int VERSIONS_AT_MOST = 1_000_000;

    /** No digits, blanks or brackets: these belong to the year and the number. */
    private static final Pattern PREFIX = Pattern.compile("[^0-9\\s\u3014\u3015\\[\\]()\uFF08\uFF09\\p{Cntrl}]{1,12}");

    private final TemplateScreens screens;
    private final Areas areas;
    private final DocumentTemplates templates;
    private final Templating templating;
    private final Numbering numbering;

    TemplateController(
            TemplateScreens screens,
            Areas areas,
            DocumentTemplates templates,
            Templating templating,
            Numbering numbering) {
        this.numbering = numbering;
        this.screens = screens;
        this.areas = areas;
        this.templates = templates;
        this.templating = templating;
    }

    @Needs(Action.KEEP_TEMPLATES)
    @GetMapping("/document-templates")
    ModelAndView list(Site site, @RequestParam(defaultValue = "") String office) {
        return Pages.page(
                "attachment/templates",
                screens.list(site, office, Form.empty(TemplateScreens.PREFIX).with("first", "1")));
    }

    /** What the office writes before its file numbers. */
    @Needs(Action.KEEP_TEMPLATES)
    @PostMapping("/document-templates/{area}/number-prefix")
    ModelAndView prefix(Site site, @PathVariable UUID area, PrefixForm form, @Command UUID command) {
        var office = area(site, area);
        var check = FormCheck.of(TemplateScreens.PREFIX, form);
        var prefix = check.text("prefix", Numbering.PREFIX_MAX);
        if (!prefix.isEmpty() && !PREFIX.matcher(prefix).matches()) {
            check.refuse("prefix", "attachment.prefix.signs");
        }
        int first = (int) check.integer("first", 1, Numbering.FIRST_MAX);
        if (!check.failed()) {
            switch (numbering.setPrefix(site.viewer(), command, area, prefix, first)) {
                case PrefixSet.Set set -> {
                    return Pages.done(
                            "/document-templates?office=" + area, "attachment.prefix.done", prefix, set.next());
                }
                case PrefixSet.Taken taken -> check.refuse("prefix", "attachment.prefix.taken", taken.area());
            }
        }
        return Pages.refused(
                "attachment/templates", screens.list(site, office.id().toString(), check.form()));
    }

    @Needs(Action.KEEP_TEMPLATES)
    @GetMapping("/document-templates/{area}/{kind}")
    ModelAndView template(Site site, @PathVariable UUID area, @PathVariable String kind) {
        var blank = Form.empty(TemplateScreens.UPLOAD);
        return Pages.page(
                "attachment/template", screens.template(site, area(site, area), TemplateScreens.kind(kind), blank));
    }

    /** The one that holds there, to edit in Word or WPS. */
    @Needs(Action.KEEP_TEMPLATES)
    @GetMapping("/document-templates/{area}/{kind}/current.docx")
    ResponseEntity<byte[]> current(Site site, @PathVariable UUID area, @PathVariable String kind) {
        var of = TemplateScreens.kind(kind);
        return Documents.file(templates.bytesHolding(area(site, area).path(), of), name(site, of, null));
    }

    @Needs(Action.KEEP_TEMPLATES)
    @GetMapping("/document-templates/{area}/{kind}/built-in.docx")
    ResponseEntity<byte[]> builtIn(Site site, @PathVariable UUID area, @PathVariable String kind) {
        var of = TemplateScreens.kind(kind);
        area(site, area);
        return Documents.file(DocumentTemplates.builtIn(of), name(site, of, null));
    }

    @Needs(Action.KEEP_TEMPLATES)
    @GetMapping("/document-templates/{area}/{kind}/versions/{version}.docx")
    ResponseEntity<byte[]> version(
            Site site, @PathVariable UUID area, @PathVariable String kind, @PathVariable String version) {
        var of = TemplateScreens.kind(kind);
        var found = templates.versions(area(site, area).id(), of).stream()
                .filter(one -> Integer.toString(one.version()).equals(version))
                .findFirst()
                .orElseThrow(NotThere::new);
        return Documents.file(templates.bytes(found), name(site, of, found));
    }

    @Needs(Action.KEEP_TEMPLATES)
    @PostMapping("/document-templates/{area}/{kind}")
    ModelAndView set(
            Site site, @PathVariable UUID area, @PathVariable String kind, UploadForm form, @Command UUID command)
            throws IOException {
        var of = TemplateScreens.kind(kind);
        var office = area(site, area);
        var check = FormCheck.of(TemplateScreens.UPLOAD, form);
        var file = form.file();
        if (file == null || file.isEmpty()) {
            check.refuse("file", "site.form.required");
        }
        if (!check.failed()) {
            var sent = Objects.requireNonNull(file);
            var name = Objects.requireNonNullElse(sent.getOriginalFilename(), "");
            switch (templating.set(site.viewer(), command, area, of, name, sent.getBytes())) {
                case Templated.Set set -> {
                    return Pages.done(path(office, kind), "attachment.template.done", set.version());
                }
                case Templated.Faulty faulty -> {
                    check.refuse(
                            "file",
                            "attachment.template.faulty",
                            faulty.faults().size());
                    faulty.faults()
                            .forEach(fault ->
                                    check.refuseAll("attachment.fault." + fault.kind(), fault.about(), fault.where()));
                }
                case Templated.NotTaken no -> check.refuse("file", no.why().key(), no.limit());
            }
        }
        return Pages.refused("attachment/template", screens.template(site, office, of, check.form()));
    }

    @Needs(Action.KEEP_TEMPLATES)
    @PostMapping("/document-templates/{area}/{kind}/withdrawal")
    ModelAndView withdraw(
            Site site, @PathVariable UUID area, @PathVariable String kind, WithdrawForm form, @Command UUID command) {
        var of = TemplateScreens.kind(kind);
        var office = area(site, area);
        var check = FormCheck.of(TemplateScreens.WITHDRAW, form);
        long version = check.integer("version", 1, VERSIONS_AT_MOST);
        if (!check.failed()) {
            switch (templating.withdraw(site.viewer(), command, area, of, (int) version)) {
                case TemplateWithdrawal.Withdrawn done -> {
                    return Pages.done(path(office, kind), "attachment.template-withdrawal.done", done.version());
                }
                case TemplateWithdrawal.NotInPlace _ -> {
                    return Pages.changed(
                            "attachment/template",
                            screens.template(site, office, of, Form.empty(TemplateScreens.UPLOAD)));
                }
            }
        }
        return Pages.refused(
                "attachment/template", screens.template(site, office, of, Form.empty(TemplateScreens.UPLOAD)));
    }

    private Area area(Site site, UUID id) {
        var area = areas.byId(id).orElseThrow(NotThere::new);
        site.viewer().require(Action.KEEP_TEMPLATES, area.path());
        return area;
    }

    private static String path(Area area, String kind) {
        return "/document-templates/" + area.id() + "/" + kind;
    }

    private static String name(Site site, DocumentKind kind, @Nullable DocumentTemplate version) {
        var name = site.text("attachment.template.file-name", site.word(kind));
        return version == null ? name : name + "-" + version.version();
    }

    record UploadForm(@Nullable MultipartFile file) {}

    record PrefixForm(String prefix, String first) {}

    record WithdrawForm(String version) {}

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry documentTemplatesEntry() {
            return new NavEntry(
                    "attachment.templates.nav",
                    "/document-templates",
                    Action.KEEP_TEMPLATES,
                    40,
                    NavGroup.OFFICE,
                    "paper");
        }
    }
}
