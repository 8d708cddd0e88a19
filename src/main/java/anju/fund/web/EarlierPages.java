package anju.fund.web;

import anju.fund.EarlierState;
import anju.money.Money;
import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of payments from before the office joined. */
public final class EarlierPages {
    private EarlierPages() {}

    /** All of an undertaking, with the sum of those a second person confirmed. */
    public record Overview(Site site, Project project, List<Row> rows, boolean mayEnter) {
        public Money confirmed() {
            return sum(EarlierState.CONFIRMED);
        }

        public Money waiting() {
            return sum(EarlierState.ENTERED);
        }

        private Money sum(EarlierState state) {
            return rows.stream()
                    .filter(row -> row.state() == state)
                    .map(Row::amount)
                    .reduce(Money.ZERO, Money::plus);
        }
    }

    public record Row(
            UUID id,
            String code,
            LocalDate paidOn,
            String payee,
            String source,
            Money amount,
            String purpose,
            String bankReference,
            String vouchedBy,
            String enteredBy,
            Instant enteredAt,
            @Nullable String decidedBy,
            EarlierState state,
            UUID scan,
            @Nullable UUID batch) {}

    public record Entry(Site site, Project project, Form form, List<Option> sources) {}

    /**
     * One of them.
     *
     * @param reason why it was withdrawn; empty while it stands
     * @param confirm the button of a second person; null for others
     * @param all what is wrong with the page as a whole
     */
    public record One(
            Site site,
            Project project,
            Row row,
            String reason,
            @Nullable Form confirm,
            @Nullable Form withdraw,
            boolean ownEntry,
            Form all) {}
}
