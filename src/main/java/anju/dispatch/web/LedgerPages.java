package anju.dispatch.web;

import anju.money.Money;
import anju.project.Project;
import anju.site.Form;
import anju.site.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages of the two ledgers. */
public final class LedgerPages {
    private LedgerPages() {}

    /** Money and building side by side, what does not agree, and what was said about it. */
    public record Ledgers(
            Site site,
            Project project,
            LocalDate day,
            List<Row> rows,
            List<FindingRow> findings,
            List<Answer> answers) {
        public Row total() {
            return new Row(
                    "",
                    sum(rows.stream().map(Row::planned).toList()),
                    sum(rows.stream().map(Row::earmarked).toList()),
                    sum(rows.stream().map(Row::paid).toList()),
                    sum(rows.stream().map(Row::contracted).toList()),
                    sum(rows.stream().map(Row::accepted).toList()),
                    sum(rows.stream().map(Row::cleared).toList()));
        }

        private static Money sum(List<Money> amounts) {
            return amounts.stream().reduce(Money.ZERO, Money::plus);
        }
    }

    /** An item in both ledgers. */
    public record Row(
            String item, Money planned, Money earmarked, Money paid, Money contracted, Money accepted, Money cleared) {
        /** What is built and not paid; below zero: paid and not built. */
        public Money builtNotPaid() {
            return accepted.minus(paid);
        }

        /** What is set aside and not contracted; below zero: contracted and not covered. */
        public Money freeOfContract() {
            return earmarked.minus(contracted);
        }
    }

    /** @param href where it is answered; null for those whose turn it is not */
    public record FindingRow(
            String what,
            String label,
            LocalDate raisedOn,
            String asked,
            @Nullable LocalDate dueOn,
            boolean late,
            @Nullable String words,
            @Nullable LocalDate mendBy,
            @Nullable String href) {}

    public record Answer(Instant at, String what, String asRole, String words, LocalDate mendBy) {}

    public record Explain(
            Site site, Project project, String action, String what, String label, LocalDate raisedOn, Form form) {}
}
