package anju.disclosure.web;

import anju.money.Area;
import anju.money.Fraction;
import anju.money.Money;
import anju.money.PublicFigures;
import anju.money.Quantity;
import anju.money.Unit;
import anju.request.Outcome;
import anju.request.RequestState;
import anju.site.Site;
import anju.stewardship.ClaimState;
import anju.stewardship.RepairAccount;
import anju.stewardship.RepairState;
import anju.stewardship.expense.ExpenseState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The things on the thread as the public may know them. */
public final class Traced {
    private Traced() {}

    public record Place(UUID id, String name, String path) {}

    public record Need(
            UUID id,
            String title,
            String source,
            LocalDate occurredOn,
            UUID compoundId,
            long households,
            @Nullable String buildings) {}

    /** @param topic its code, or what it is called */
    public record Request(
            UUID id,
            String code,
            String topic,
            Instant receivedAt,
            RequestState state,
            @Nullable Outcome outcome,
            @Nullable Instant answeredAt,
            long households) {
        Request about(String words) {
            return new Request(id, code, words, receivedAt, state, outcome, answeredAt, households);
        }
    }

    /**
     * A claim on the warranty or a work order.
     *
     * @param account what paid for a work order that was done
     */
    public record Repair(
            UUID id,
            boolean warranty,
            String code,
            @Nullable String asset,
            String keeper,
            LocalDate orderedOn,
            LocalDate dueOn,
            String state,
            @Nullable Instant doneAt,
            @Nullable String account,
            @Nullable Long costFen) {
        public String href() {
            return (warranty ? "/trace/claims/" : "/trace/work-orders/") + id;
        }

        /** Its state in words. */
        public String word(Site site) {
            return site.word(warranty ? ClaimState.valueOf(state) : RepairState.valueOf(state));
        }

        public boolean isOver() {
            return state.equals("CONFIRMED");
        }

        /** What it cost and what paid; empty while it is not done, or where the warranty pays. */
        public String cost(Site site) {
            return account == null || costFen == null
                    ? ""
                    : costFen == 0
                            ? site.word(RepairAccount.valueOf(account))
                            : site.text(
                                    "disclosure.trace.repair.cost",
                                    site.word(RepairAccount.valueOf(account)),
                                    new Money(costFen));
        }
    }

    /** Money for running or upkeep that was asked for; {@code source} is where the lot came from. */
    public record Expense(
            UUID id,
            String code,
            String purpose,
            String payee,
            long amountFen,
            ExpenseState state,
            String source,
            @Nullable LocalDate paidOn) {
        public Money amount() {
            return new Money(amountFen);
        }

        public boolean isPaid() {
            return state == ExpenseState.PAID;
        }
    }

    /** What neighbours agreed on; their words stand on the page of opinions, never their names. */
    public record Consensus(UUID id, String title, String state, UUID compoundId, long opinions) {}

    public record Households(String building, long households) {}

    public record Item(
            UUID id,
            int number,
            String title,
            String itemClass,
            Unit unit,
            long quantityMilli,
            long priceFen,
            long estimateFen,
            String decision,
            long itemsInPlan,
            @Nullable String officeReason) {
        public Quantity quantity() {
            return new Quantity(quantityMilli, unit);
        }

        public Money estimate() {
            return new Money(estimateFen);
        }
    }

    /** Figures are null until the count is published. */
    public record Matter(
            UUID id,
            UUID voteId,
            String voteCode,
            int number,
            String kind,
            long shareOf,
            long shareIn,
            String title,
            Instant closesAt,
            String state,
            @Nullable Long rollAreaX100,
            @Nullable Integer rollHeads,
            @Nullable Long castAreaX100,
            @Nullable Integer castHeads,
            @Nullable Long forAreaX100,
            @Nullable Integer forHeads,
            @Nullable String verdict) {
        public boolean isCounted() {
            return verdict != null;
        }

        public BigDecimal headsPercent() {
            return figures().percent(forHeads == null ? 0 : forHeads, castHeads == null ? 0 : castHeads);
        }

        public BigDecimal areaPercent() {
            return figures().percent(forAreaX100 == null ? 0 : forAreaX100, castAreaX100 == null ? 0 : castAreaX100);
        }

        /** What of it everybody may see. */
        public PublicFigures figures() {
            return new PublicFigures(rollHeads == null ? 0 : rollHeads);
        }

        /** Heads in favour; 0 until counted. Only shown when the figures are exact. */
        public int headsFor() {
            return forHeads == null ? 0 : forHeads;
        }

        public boolean areaReaches() {
            return reaches(forAreaX100 == null ? 0 : forAreaX100, castAreaX100 == null ? 0 : castAreaX100);
        }

        public boolean headsReach() {
            return reaches(forHeads == null ? 0 : forHeads, castHeads == null ? 0 : castHeads);
        }

        /** What of those taking part must be for it. */
        public Fraction share() {
            return new Fraction(shareOf, shareIn);
        }

        /** Civil Code art. 278: more than half of those taking part, of everything else at least the share itself. */
        private boolean reaches(long part, long whole) {
            return whole > 0
                    && (kind.equals("ORDINARY") ? share().isExceededBy(part, whole) : share().isReachedBy(part, whole));
        }

        /** Who took part, with denominators. */
        public String participation(Site site) {
            long rollArea = rollAreaX100 == null ? 0 : rollAreaX100;
            long rollHeadCount = rollHeads == null ? 0 : rollHeads;
            long castHeadCount = castHeads == null ? 0 : castHeads;
            if (!figures().areExact()) {
                return site.text(
                        "disclosure.trace.participation.small",
                        figures().percent(castArea().x100(), rollArea).toPlainString(),
                        figures().percent(castHeadCount, rollHeadCount).toPlainString());
            }
            return site.text(
                    "disclosure.trace.participation",
                    castArea(),
                    site.share(castArea().x100(), rollArea),
                    castHeadCount,
                    site.share(castHeadCount, rollHeadCount));
        }

        public Area forArea() {
            return new Area(forAreaX100 == null ? 0 : forAreaX100);
        }

        public Area castArea() {
            return new Area(castAreaX100 == null ? 0 : castAreaX100);
        }
    }

    public record Allocation(UUID id, String itemTitle, String source, String documentNumber, long amountFen) {
        public Money amount() {
            return new Money(amountFen);
        }
    }

    public record ContractLine(
            UUID id,
            String contractCode,
            String contractNumber,
            String number,
            String title,
            Unit unit,
            long quantityMilli,
            long priceFen,
            int warrantyMonths,
            String procurement,
            LocalDate signedOn,
            String contractor,
            String supervisor,
            long progressNumerator,
            long progressDenominator) {
        public Money price() {
            return new Money(priceFen);
        }

        public Quantity quantity() {
            return new Quantity(quantityMilli, unit);
        }

        public Fraction progress() {
            return new Fraction(progressNumerator, progressDenominator);
        }

        public BigDecimal progressPercent() {
            return percent(progressNumerator, progressDenominator);
        }
    }

    /**
     * One line of an approved change order.
     *
     * @param quantityMilli less than 0 = left out
     * @param noticeId the notice to the owners it needed
     */
    public record Change(
            UUID id,
            String code,
            String contractNumber,
            String number,
            String title,
            Unit unit,
            long quantityMilli,
            long amountFen,
            Instant approvedAt,
            @Nullable UUID noticeId) {
        public String quantity(Site site) {
            return site.text(
                    quantityMilli < 0 ? "disclosure.trace.change.less" : "disclosure.trace.change.more",
                    new Quantity(Math.abs(quantityMilli), unit));
        }

        public Money amount() {
            return new Money(amountFen);
        }
    }

    public record Accepted(
            UUID id,
            UUID acceptanceId,
            String acceptanceCode,
            String kind,
            String state,
            LocalDate occurredOn,
            @Nullable String building,
            String title,
            Unit unit,
            long quantityMilli,
            long priceFen,
            @Nullable LocalDate warrantyFrom,
            @Nullable LocalDate warrantyUntil) {
        public Quantity quantity() {
            return new Quantity(quantityMilli, unit);
        }

        public Money price() {
            return new Money(priceFen);
        }

        public Money value() {
            return quantity().at(price());
        }

        public boolean hasPassed() {
            return state.equals("PASSED");
        }
    }

    public record Signature(UUID acceptanceId, String party, String opinion, Instant signedAt) {}

    public record Payment(
            UUID id,
            String code,
            long amountFen,
            String state,
            String contractor,
            Instant requestedAt,
            @Nullable LocalDate paidOn) {
        public Money amount() {
            return new Money(amountFen);
        }

        public boolean isPaid() {
            return state.equals("PAID");
        }
    }

    public record Source(String source, long amountFen) {
        public Money amount() {
            return new Money(amountFen);
        }
    }

    public record Asset(
            UUID id,
            String code,
            String name,
            @Nullable String building,
            String keeper,
            String upkeep,
            int upkeepEveryMonths,
            LocalDate inUseFromOn,
            @Nullable Integer lifeYears) {}

    /** How many acts stand behind this page, and how many of them are numbered in the public record. */
    public record Proof(long acts, long numbered, @Nullable Instant signedAt) {
        public boolean isComplete() {
            return acts == numbered && signedAt != null;
        }
    }

    static BigDecimal percent(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }
}
