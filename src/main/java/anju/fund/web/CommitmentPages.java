package anju.fund.web;

import anju.money.Money;
import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of what is promised and what is given. */
public final class CommitmentPages {
    private CommitmentPages() {}

    /** Plan, received, set aside and paid of every promise; beside it what is given that is not cash. */
    public record Overview(
            Site site,
            Project project,
            List<Row> rows,
            List<Given> given,
            List<ContributionRow> contributions,
            boolean mayReceive) {}

    public record Row(
            UUID id,
            String code,
            String source,
            String funder,
            String documentNumber,
            Money total,
            Money received,
            Money earmarked,
            Money reserved,
            Money spent,
            @Nullable LocalDate next,
            boolean late,
            boolean ended) {}

    /** @param hours labour only */
    public record Given(
            String kind, long times, Money value, @Nullable String hours) {}

    public record ContributionRow(
            UUID id,
            String code,
            String kind,
            String what,
            String giver,
            String purpose,
            String valuation,
            Money value,
            LocalDate givenOn,
            boolean reversed) {}

    public record NewPromise(
            Site site,
            Project project,
            Form form,
            List<Option> sources,
            List<Option> purposes,
            List<Integer> tranches) {}

    /**
     * A promise; the forms are null for those who may not, and when nothing more comes.
     *
     * @param late what is said of a form that the page no longer has
     */
    public record Commitment(
            Site site,
            Project project,
            UUID id,
            Row row,
            String purposes,
            String earmark,
            @Nullable LocalDate useBy,
            List<Tranche> tranches,
            List<Reservation> reservations,
            @Nullable Form arrive,
            List<Option> open,
            @Nullable Form reserve,
            List<Option> items,
            @Nullable Form end,
            Form late) {
        public Money toCome() {
            return row.total().minus(row.received());
        }
    }

    public record Tranche(
            UUID id, int number, LocalDate plannedOn, Money amount, Money received, List<Lot> lots, boolean late) {
        public Money toCome() {
            return amount.minus(received);
        }
    }

    public record Lot(
            UUID id, String code, String documentNumber, LocalDate receivedOn, Money amount, boolean reversed) {}

    /** @param drop null unless it stands and the viewer may give it up */
    public record Reservation(
            UUID id,
            String item,
            Money amount,
            String state,
            @Nullable Form drop) {}

    public record NewGift(
            Site site,
            Project project,
            Form form,
            List<Option> kinds,
            List<Option> purposes,
            List<Option> items,
            List<Option> organisations,
            List<Option> valuations,
            Money labourPerHour) {}

    public record Contribution(
            Site site,
            Project project,
            ContributionRow row,
            @Nullable String item,
            @Nullable String hours,
            @Nullable Money rate,
            String documentNumber,
            String named,
            @Nullable Form reverse,
            Form late) {}

    /** The statement of a lot: every movement with what stands in the bank, unassigned and held after it. */
    public record Statement(
            Site site,
            Project project,
            UUID id,
            String code,
            String source,
            String funder,
            String documentNumber,
            boolean reversed,
            List<Movement> movements,
            @Nullable Form reverse,
            Form late) {}

    public record Movement(
            LocalDate on,
            String what,
            String item,
            @Nullable Money in,
            @Nullable Money out,
            Money bank,
            Money available,
            Money held) {}
}
