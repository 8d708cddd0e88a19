package anju.fund.web;

import anju.money.Money;
import anju.project.Project;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Where an undertaking's money came from and what has become of it.
 *
 * @param earlier paid before the office joined, recorded later and confirmed; no part of any other sum
 */
public record FundsPage(
        Site site,
        Project project,
        List<LotRow> lots,
        List<ItemRow> items,
        Money earlier,
        boolean mayReceive,
        boolean mayAllocate) {
    /** What of the money received was there when the office joined, and is not verified. */
    public Money opening() {
        return sum(lots.stream().filter(LotRow::opening).map(LotRow::received).toList());
    }

    /**
     * A lot; received = available + set aside + held + spent.
     *
     * @param kind what it says of an opening balance; empty for money received here
     */
    public record LotRow(
            UUID id,
            String code,
            String source,
            String funder,
            String documentNumber,
            String projectCode,
            String subject,
            String voucher,
            String earmark,
            String purposes,
            LocalDate receivedOn,
            String kind,
            Money received,
            Money available,
            Money allocated,
            Money held,
            Money spent) {
        public boolean opening() {
            return !kind.isEmpty();
        }
    }

    /** The treasury's numbers that are known, one after the other. */
    public String treasury(LotRow lot) {
        return List.of(lot.projectCode(), lot.subject(), lot.voucher()).stream()
                .filter(number -> !number.isEmpty())
                .collect(java.util.stream.Collectors.joining(" \u00b7 "));
    }

    public record ItemRow(
            UUID id, int number, String title, Money estimate, boolean withdrawn, List<AllocationRow> allocations) {
        public Money setAside() {
            return sum(allocations.stream()
                    .filter(a -> !a.released())
                    .map(AllocationRow::amount)
                    .toList());
        }

        public Money spent() {
            return sum(allocations.stream().map(AllocationRow::spent).toList());
        }

        public Money missing() {
            var missing = estimate.minus(setAside());
            return missing.isPositive() ? missing : Money.ZERO;
        }
    }

    public record AllocationRow(
            UUID id, String lotCode, String source, Money amount, Money held, Money spent, boolean released) {}

    public Money received() {
        return sum(lots.stream().map(LotRow::received).toList());
    }

    public Money available() {
        return sum(lots.stream().map(LotRow::available).toList());
    }

    public Money allocated() {
        return sum(lots.stream().map(LotRow::allocated).toList());
    }

    public Money held() {
        return sum(lots.stream().map(LotRow::held).toList());
    }

    public Money spent() {
        return sum(lots.stream().map(LotRow::spent).toList());
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }

    public String tenThousands(Money amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.tenThousands());
    }
}
