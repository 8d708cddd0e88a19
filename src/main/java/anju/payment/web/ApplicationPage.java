package anju.payment.web;

import anju.money.Money;
import anju.site.Site;
import java.util.List;

/** The application sheet (用款申请单) of a payment, to print, sign and hand to the finance bureau. */
public record ApplicationPage(Site site, PaymentPage payment, List<SourceRow> sources, List<PaperRow> papers) {
    /** A lot's part, with the document it came by. */
    public record SourceRow(
            String lotCode,
            String source,
            String funder,
            String documentNumber,
            String projectCode,
            String subject,
            String items,
            Money amount) {}

    /** A document as it was approved; {@code number} empty where a file was uploaded. */
    public record PaperRow(String name, String title, String number) {}
}
