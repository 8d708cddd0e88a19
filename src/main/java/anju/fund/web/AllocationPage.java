package anju.fund.web;

import anju.money.Money;
import anju.project.Project;
import anju.site.Form;
import anju.site.Site;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One allocation: whose money, for what, on whose decision, how much is left. */
public record AllocationPage(
        Site site,
        Project project,
        UUID id,
        String lotCode,
        String source,
        String purpose,
        String itemTitle,
        @Nullable String matter,
        Instant allocatedAt,
        Money amount,
        Money left,
        Money held,
        Money spent,
        boolean released,
        boolean mayRelease,
        Form form) {
    public String tenThousands(Money amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.tenThousands());
    }
}
