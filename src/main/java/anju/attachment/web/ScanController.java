package anju.attachment.web;

import anju.access.Action;
import anju.access.Needs;
import anju.attachment.Handing;
import anju.attachment.document.ArrivedScan;
import anju.attachment.document.DocumentKind;
import anju.attachment.document.DocumentSubject;
import anju.attachment.document.ScanArrival;
import anju.attachment.document.ScanFiling;
import anju.attachment.document.Scanning;
import anju.attachment.document.StampedScans;
import anju.attachment.document.Subjects;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Stamped scans: sent, found by their code, confirmed, filed; and handed out at their record. */
@Controller
class ScanController {
    private static final String PAGE = "attachment/scans";
    private static final String SEND = "attachment.scans";
    private static final String FILE = "attachment.scan";
    private static final int FILES_MAX = 20;

    private final Scanning scanning;
    private final StampedScans scans;
    private final Subjects subjects;

    ScanController(Scanning scanning, StampedScans scans, Subjects subjects) {
        this.scanning = scanning;
        this.scans = scans;
        this.subjects = subjects;
    }

    @Needs(Action.FILE_SCAN)
    @GetMapping("/scans")
    ModelAndView scans(Site site) {
        return Pages.page(PAGE, page(site, Form.empty(SEND), null, Form.empty(FILE)));
    }

    /** Each file is taken for itself: a bad one does not keep the others out. */
    @Needs(Action.FILE_SCAN)
    @PostMapping("/scans")
    ModelAndView send(Site site, SendForm form, @Command UUID command) throws IOException {
        var check = FormCheck.of(SEND, form);
        var given = form.files();
        var files = given == null
                ? List.<MultipartFile>of()
                : given.stream().filter(file -> !file.isEmpty()).toList();
        if (files.isEmpty()) {
            check.refuse("files", "site.form.required");
        } else if (files.size() > FILES_MAX) {
            check.refuse("files", "attachment.scans.too-many", FILES_MAX);
        }
        int found = 0;
        int others = 0;
        if (!check.failed()) {
            for (int i = 0; i < files.size(); i++) {
                var name = Objects.requireNonNullElse(files.get(i).getOriginalFilename(), "");
                var each = UUID.nameUUIDFromBytes((command + " " + i).getBytes(StandardCharsets.UTF_8));
                switch (scanning.arrive(site.viewer(), each, name, files.get(i).getBytes())) {
                    case ScanArrival.Arrived arrived when arrived.finding() == ArrivedScan.Finding.FOUND -> found++;
                    case ScanArrival.Arrived _ -> others++;
                    case ScanArrival.NotTaken no -> check.refuseAll(no.why().key(), name, no.limit());
                }
            }
        }
        return check.failed()
                ? Pages.refused(PAGE, page(site, check.form(), null, Form.empty(FILE)))
                : Pages.done("/scans", "attachment.scans.done", found, others);
    }

    /** Nothing chosen by hand: where its code leads to. */
    @Needs(Action.FILE_SCAN)
    @PostMapping("/scans/{arrived}")
    ModelAndView file(Site site, @PathVariable UUID arrived, FileForm form, @Command UUID command) {
        var check = FormCheck.of(FILE, form);
        ScanFiling filing;
        if (form.kind().isEmpty() && form.code().isEmpty()) {
            filing = scanning.file(site.viewer(), command, arrived);
        } else {
            var kind = check.choice("kind", DocumentKind.class);
            var code = check.text("code", Scanning.CODE_MAX);
            if (check.failed()) {
                return Pages.refused(PAGE, page(site, Form.empty(SEND), arrived, check.form()));
            }
            filing = scanning.fileByHand(site.viewer(), command, arrived, kind, code);
        }
        switch (filing) {
            case ScanFiling.Filed filed -> {
                return Pages.done("/scans", "attachment.scan.done", filed.code());
            }
            case ScanFiling.NoRecord _ -> check.refuse("code", "attachment.scan.no-record");
            case ScanFiling.Twice twice -> check.refuse("code", "attachment.scan.twice", twice.code());
            case ScanFiling.Gone _ -> {
                return Pages.changed(PAGE, page(site, Form.empty(SEND), null, Form.empty(FILE)));
            }
        }
        return Pages.refused(PAGE, page(site, Form.empty(SEND), arrived, check.form()));
    }

    @Needs(Action.FILE_SCAN)
    @PostMapping("/scans/{arrived}/drop")
    ModelAndView drop(Site site, @PathVariable UUID arrived) {
        return scanning.drop(site.viewer(), arrived)
                ? Pages.done("/scans", "attachment.scan.dropped")
                : Pages.changed(PAGE, page(site, Form.empty(SEND), null, Form.empty(FILE)));
    }

    @Needs(Action.SEE_FILE_NUMBERS)
    @GetMapping("/documents/{kind}/{record}/scans/{scan}")
    ResponseEntity<byte[]> scan(
            Site site, @PathVariable String kind, @PathVariable UUID record, @PathVariable UUID scan) {
        var of = TemplateScreens.kind(kind);
        var subject = subjects.find(of, record).orElseThrow(NotThere::new);
        site.viewer().require(Action.SEE_FILE_NUMBERS, subject.placePath());
        var found = scans.of(of, record).stream()
                .filter(one -> one.id().equals(scan))
                .findFirst()
                .orElseThrow(NotThere::new);
        return switch (scans.hand(found)) {
            case Handing.Handed file ->
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(file.type().mediaType()))
                        .header(
                                "Content-Disposition",
                                ContentDisposition.attachment()
                                        .filename(file.name(), StandardCharsets.UTF_8)
                                        .build()
                                        .toString())
                        .header("X-Content-Type-Options", "nosniff")
                        .cacheControl(CacheControl.noStore())
                        .body(file.content());
            case Handing.NotThere _, Handing.NotYours _ -> throw new NotThere();
        };
    }

    private ScansPage page(Site site, Form send, @Nullable UUID refused, Form form) {
        return new ScansPage(
                site,
                scans.arrivedFrom(site.viewer().person()).stream()
                        .map(scan -> new ScansPage.Row(
                                scan, subject(scan), scan.id().equals(refused) ? form : Form.empty(FILE)))
                        .toList(),
                send);
    }

    private @Nullable DocumentSubject subject(ArrivedScan scan) {
        var kind = scan.kind();
        var id = scan.subjectId();
        return kind == null || id == null ? null : subjects.find(kind, id).orElse(null);
    }

    record SendForm(@Nullable List<MultipartFile> files) {}

    record FileForm(String kind, String code) {}

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry scansEntry() {
            return new NavEntry("attachment.scans.nav", "/scans", Action.FILE_SCAN, 41, NavGroup.OFFICE, "download");
        }
    }
}
