package anju.payment.web;

import anju.money.Money;
import anju.payment.ClearanceKind;
import anju.payment.ClearanceState;
import anju.payment.Duty;
import anju.payment.Reckoning;
import anju.payment.Verdict;
import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A clearance as three gates in strict order: accepted work, reviewed documents, the ratio. */
public record ClearancePage(
        Site site,
        Project project,
        UUID id,
        String code,
        ClearanceKind kind,
        ClearanceState state,
        String reason,
        UUID contract,
        String contractNumber,
        @Nullable UUID acceptance,
        String acceptanceCode,
        @Nullable LocalDate acceptedOn,
        Reckoning sum,
        List<PaperRow> papers,
        List<DutyRow> duties,
        @Nullable UUID payment,
        String paymentCode,
        May may,
        List<Option> types,
        Form document,
        Form review,
        Form giveBack,
        Form gate) {
    public Money payable() {
        return sum.amount();
    }

    /** What this viewer may do now. */
    public record May(boolean submit, boolean confirm, boolean check, boolean hold) {}

    /** A type of the checklist with the documents handed in for it, newest first. */
    public record PaperRow(String type, String name, boolean required, List<Handed> handed) {
        public boolean isApproved() {
            return !handed.isEmpty() && handed.getFirst().verdict() == Verdict.APPROVED;
        }

        public boolean isRejected() {
            return !handed.isEmpty() && handed.getFirst().verdict() == Verdict.REJECTED;
        }

        public String mark() {
            return isApproved()
                    ? "ok"
                    : isRejected() || (required && handed.isEmpty()) ? "bad" : handed.isEmpty() ? "" : "now";
        }
    }

    public record Handed(
            UUID id,
            String title,
            String number,
            @Nullable UUID file,
            Instant at,
            @Nullable Verdict verdict,
            String remark) {}

    public List<String> missing() {
        return papers.stream()
                .filter(paper -> paper.required() && paper.handed().isEmpty())
                .map(PaperRow::name)
                .toList();
    }

    public List<String> rejected() {
        return papers.stream().filter(PaperRow::isRejected).map(PaperRow::name).toList();
    }

    public List<Handed> unreviewed() {
        return papers.stream()
                .flatMap(paper -> paper.handed().stream())
                .filter(handed -> handed.verdict() == null)
                .toList();
    }

    public long required() {
        return papers.stream().filter(PaperRow::required).count();
    }

    public long approved() {
        return papers.stream()
                .filter(paper -> paper.required() && paper.isApproved())
                .count();
    }

    public boolean isDone(Duty duty) {
        return duties.stream().anyMatch(row -> row.duty() == duty && row.at() != null);
    }

    /** All that the second gate asks for is there. */
    public boolean isReady() {
        return missing().isEmpty()
                && rejected().isEmpty()
                && unreviewed().isEmpty()
                && isDone(Duty.QUANTITY_CONFIRMER)
                && isDone(Duty.DOCUMENT_CHECKER);
    }
}
