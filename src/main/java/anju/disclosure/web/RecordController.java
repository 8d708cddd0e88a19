package anju.disclosure.web;

import anju.access.Open;
import anju.evidence.Log;
import anju.evidence.Receipts;
import anju.site.Pages;
import anju.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The public record as a page, as files (c2sp.org/tlog-tiles), as one package to take home, and single receipts. */
@Controller
class RecordController {
    private static final Pattern FILE =
            Pattern.compile("checkpoint|tile/(entries|[0-9])(/x?[0-9]{3})+(\\.p/[0-9]{1,3})?");

    private final RecordScreens screens;
    private final RecordPackage packages;
    private final Log log;
    private final Receipts receipts;

    RecordController(RecordScreens screens, RecordPackage packages, Log log, Receipts receipts) {
        this.screens = screens;
        this.packages = packages;
        this.log = log;
        this.receipts = receipts;
    }

    @Open
    @GetMapping("/record")
    ModelAndView record(Site site) {
        return Pages.page("disclosure/record", screens.record(site));
    }

    @Open
    @GetMapping("/log/**")
    ResponseEntity<Resource> file(HttpServletRequest request) {
        var name = request.getRequestURI().substring("/log/".length());
        Path file = log.path().resolve(name);
        if (!FILE.matcher(name).matches() || !Files.isRegularFile(file)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        boolean mutable = name.equals("checkpoint");
        return ResponseEntity.ok()
                .contentType(mutable ? MediaType.TEXT_PLAIN : MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(
                        mutable
                                ? CacheControl.noCache()
                                : CacheControl.maxAge(java.time.Duration.ofDays(365))
                                        .immutable())
                .body(new FileSystemResource(file));
    }

    @Open
    @GetMapping("/record.zip")
    ResponseEntity<StreamingResponseBody> everything() {
        var city = anju.city.City.current();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, download("anju-" + city.code() + "-record.zip"))
                .body(out -> city.call(() -> {
                    packages.write(out);
                    return null;
                }));
    }

    @Open
    @GetMapping("/receipts/{act}")
    ResponseEntity<byte[]> receipt(@PathVariable UUID act) {
        return receipts.of(act)
                .map(receipt -> ResponseEntity.ok()
                        .contentType(MediaType.TEXT_PLAIN)
                        .header(HttpHeaders.CONTENT_DISPOSITION, download(act + ".tlog-proof"))
                        .body(receipt.bytes()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String download(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
