package anju.payment.web;

import anju.payment.StatementReading;
import anju.site.Form;
import anju.site.ListPage;
import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Statements handed in, the form to hand in one, and what is wrong with the one just sent. */
public record StatementsPage(Site site, Form form, List<StatementReading.Fault> faults, ListPage<Row> list) {
    private static final int SHOWN = 200;

    /** @param confirmed lines that confirmed a payment */
    public record Row(UUID id, String fileName, Instant readAt, String readBy, int lines, int confirmed) {}

    public List<StatementReading.Fault> shown() {
        return faults.subList(0, Math.min(SHOWN, faults.size()));
    }
}
