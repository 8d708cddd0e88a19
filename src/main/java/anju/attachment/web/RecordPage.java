package anju.attachment.web;

import anju.attachment.document.DocumentSubject;
import anju.attachment.document.FileNumber;
import anju.attachment.document.FileNumbers;
import anju.attachment.document.StampedScan;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record's paper: its document, its file number, the stamped scans. */
public record RecordPage(
        Site site,
        DocumentSubject subject,
        @Nullable FileNumber number,
        List<Given> earlier,
        String by,
        FileNumbers.@Nullable Series series,
        List<Filed> scans,
        boolean mayFile,
        boolean mayIssue,
        boolean maySetPrefix,
        Form issue,
        Form annul,
        Form takeBack) {
    /** A number that is void. */
    public record Given(FileNumber number, String by) {}

    public record Filed(StampedScan scan, String by) {}

    /** Scans that can be taken back. */
    public List<Option> standing() {
        return scans.stream()
                .map(Filed::scan)
                .filter(StampedScan::stands)
                .map(scan -> new Option(scan.id().toString(), scan.name()))
                .toList();
    }

    public String at() {
        return subject.kind().desk(subject.id());
    }
}
