package anju.attachment.web;

import anju.attachment.document.ArrivedScan;
import anju.attachment.document.DocumentSubject;
import anju.site.Form;
import anju.site.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where stamped scans are sent, and those that wait for their sender. */
public record ScansPage(Site site, List<Row> rows, Form send) {
    /**
     * @param subject where its code leads to
     * @param file the form that says where it belongs
     */
    public record Row(ArrivedScan scan, @Nullable DocumentSubject subject, Form file) {}
}
