package anju.fund.web;

import anju.fund.EarlierPayment;
import anju.fund.EarlierState;
import anju.fund.Source;
import anju.money.Money;
import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.site.table.TableFault;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of lists of payments from before the office joined. */
public final class EarlierBatchPages {
    private EarlierBatchPages() {}

    /**
     * A list on its way in.
     *
     * @param payments as read; shown once nothing is wrong with any
     * @param enter what is still asked before the list is entered; null until it may be
     */
    public record Entry(
            Site site,
            Project project,
            List<Option> sources,
            Form form,
            List<TableFault> faults,
            List<EarlierPayment> payments,
            @Nullable Form enter) {
        public Money sum() {
            return payments.stream().map(EarlierPayment::amount).reduce(Money.ZERO, Money::plus);
        }

        public Map<Source, Money> sums() {
            var sums = new EnumMap<Source, Money>(Source.class);
            payments.forEach(payment -> sums.merge(payment.source(), payment.amount(), Money::plus));
            return sums;
        }

        public String sourceName(Source source) {
            return sources.stream()
                    .filter(option -> option.value().equals(source.name()))
                    .map(Option::label)
                    .findFirst()
                    .orElse(source.name());
        }
    }

    /**
     * A list that was entered.
     *
     * @param own whether the reader entered it
     * @param all what is wrong with the page as a whole
     */
    public record One(
            Site site,
            Project project,
            UUID id,
            String code,
            List<EarlierPages.Row> rows,
            List<UUID> scans,
            @Nullable Form confirm,
            @Nullable Form withdraw,
            boolean own,
            Form all) {
        public Money sum() {
            return rows.stream().map(EarlierPages.Row::amount).reduce(Money.ZERO, Money::plus);
        }

        public long count(EarlierState state) {
            return rows.stream().filter(row -> row.state() == state).count();
        }

        public Money sum(EarlierState state) {
            return rows.stream()
                    .filter(row -> row.state() == state)
                    .map(EarlierPages.Row::amount)
                    .reduce(Money.ZERO, Money::plus);
        }
    }
}
