package anju.attachment.document;

import anju.city.Area;
import anju.city.Areas;
import anju.city.City;
import anju.site.QrCode;
import anju.site.Site;
import anju.site.Sites;
import anju.site.Words;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Writes the document of a record from the template that holds at its place. */
@Component
public class Documents {
    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final Areas areas;
    private final Sites sites;
    private final DocumentTemplates templates;
    private final FileNumbers numbers;

    Documents(Areas areas, Sites sites, DocumentTemplates templates, FileNumbers numbers) {
        this.numbers = numbers;
        this.areas = areas;
        this.sites = sites;
        this.templates = templates;
    }

    /** The words documents are written in: offices in China file in Chinese, whatever language the reader's pages have. */
    public Words words() {
        return sites.chinese();
    }

    /** The DOCX to print, number, stamp and scan again. */
    public ResponseEntity<byte[]> download(DocumentSheet sheet) {
        var subject = sheet.subject();
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        return file(write(sheet, base), subject.code() + "-" + subject.title());
    }

    byte[] write(DocumentSheet sheet, String base) {
        var subject = sheet.subject();
        var text = sheet.text();
        var words = words();
        var address = base + subject.kind().path(subject.id());
        var filled = text.with(Placeholder.TITLE, subject.title())
                .with(Placeholder.CODE, subject.code())
                .with(Placeholder.PLACE, subject.place())
                .with(Placeholder.OFFICE, office(subject.placePath()))
                .with(Placeholder.ADDRESS, address)
                .with(
                        Placeholder.FILE_NUMBER,
                        numbers.holding(subject.kind(), subject.id())
                                .map(FileNumber::text)
                                .orElseGet(() -> text.words()
                                        .getOrDefault(
                                                Placeholder.FILE_NUMBER, words.text("attachment.document.no-number"))))
                .with(
                        Placeholder.DATE,
                        text.words()
                                .getOrDefault(
                                        Placeholder.DATE, day(City.current().today())))
                .with(Placeholder.STAMP, words.text("attachment.document.stamp"));
        return Filler.filled(templates.bytesHolding(subject.placePath(), subject.kind()), filled, QrCode.png(address));
    }

    /** The page as it would be in Chinese, for the screens that read a record. */
    public Site inChinese(Site site) {
        return site.in(words());
    }

    /** The title of a document whose record no longer holds says so. */
    public String marked(String mark, String title) {
        return words().text("attachment.document.marked", mark, title);
    }

    /** A day as official documents write it (GB/T 9704, 7.3.5.4): without leading zeros. */
    public String day(LocalDate date) {
        return words().text(
                        "attachment.document.day",
                        Integer.toString(date.getYear()),
                        Integer.toString(date.getMonthValue()),
                        Integer.toString(date.getDayOfMonth()));
    }

    /** A DOCX to save under this name. */
    public static ResponseEntity<byte[]> file(byte[] docx, String name) {
        return ResponseEntity.ok()
                .contentType(DOCX)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(
                                        name.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", " ")
                                                        .strip() + ".docx",
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(docx);
    }

    /** Who signs: the street of the place, or the innermost area above it where no street is. */
    private String office(String placePath) {
        var enclosing = areas.enclosing(placePath);
        return enclosing.stream()
                .filter(area -> area.kind() == Area.Kind.STREET)
                .findFirst()
                .or(() -> enclosing.stream().findFirst())
                .map(Area::name)
                .orElse(City.current().name());
    }
}
