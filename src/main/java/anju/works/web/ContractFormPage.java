package anju.works.web;

import anju.money.Money;
import anju.money.Quantity;
import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.works.WorksRules;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form for a signed contract: a row for each item, with the money that is set aside for it.
 *
 * @param early null once the undertaking has come to procurement
 */
public record ContractFormPage(
        Site site,
        Project project,
        WorksRules rules,
        Form form,
        List<Option> contractors,
        List<Option> supervisors,
        List<ItemRow> items,
        @Nullable TooEarlyNote early) {
    public record ItemRow(UUID id, int number, String title, Quantity planned, Money free, int warrantyMonths) {}
}
