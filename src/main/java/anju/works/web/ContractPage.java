package anju.works.web;

import anju.money.Fraction;
import anju.money.Money;
import anju.money.Quantity;
import anju.project.Project;
import anju.site.Site;
import anju.works.AcceptanceState;
import anju.works.Procurement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A contract: who, for what, at what price, and how much of it has been accepted. */
public record ContractPage(
        Site site,
        Project project,
        UUID id,
        String code,
        String number,
        String contractor,
        String supervisor,
        Procurement procurement,
        Fraction progress,
        LocalDate signedOn,
        List<LineRow> lines,
        List<AcceptanceRow> acceptances,
        boolean mayMeasure) {
    public record LineRow(
            String number,
            String title,
            int itemNumber,
            String itemTitle,
            Quantity signed,
            Quantity contracted,
            Money price,
            Quantity accepted,
            int warrantyMonths,
            List<String> sources) {
        public Money value() {
            return contracted.at(price);
        }

        /** An approved change made it another than was signed. */
        public boolean isChanged() {
            return !contracted.equals(signed);
        }

        public boolean isNew() {
            return signed.milli() == 0;
        }

        public Money acceptedValue() {
            return accepted.at(price);
        }
    }

    public record AcceptanceRow(
            UUID id, String code, LocalDate on, AcceptanceState state, int signatures, Money value) {
        public String mark() {
            return switch (state) {
                case OPEN -> "now";
                case PASSED -> "ok";
                case FAILED -> "bad";
                case REVERSED -> "idle";
            };
        }
    }

    public Money total() {
        return lines.stream().map(LineRow::value).reduce(Money.ZERO, Money::plus);
    }

    public Money signed() {
        return lines.stream().map(line -> line.signed().at(line.price())).reduce(Money.ZERO, Money::plus);
    }

    public Money changed() {
        return total().minus(signed());
    }

    public boolean isChanged() {
        return lines.stream().anyMatch(LineRow::isChanged);
    }

    public Money accepted() {
        return lines.stream().map(LineRow::acceptedValue).reduce(Money.ZERO, Money::plus);
    }

    public String percent() {
        return progress.percent();
    }

    public String tenThousands(Money amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.tenThousands());
    }
}
