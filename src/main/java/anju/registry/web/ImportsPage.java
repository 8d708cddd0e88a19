package anju.registry.web;

import anju.registry.ImportState;
import anju.site.Form;
import anju.site.ListPage;
import anju.site.Site;
import java.time.Instant;
import java.util.UUID;

/** Workbooks sent, and the form to send one. */
public record ImportsPage(Site site, Form form, ListPage<Row> list) {
    public record Row(
            UUID id, String code, String fileName, ImportState state, long rows, long faults, Instant sentAt) {}
}
