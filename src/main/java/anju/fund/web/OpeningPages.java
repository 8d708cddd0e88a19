package anju.fund.web;

import anju.fund.EarlierState;
import anju.money.Money;
import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of money that was left when the office joined. */
public final class OpeningPages {
    private OpeningPages() {}

    public record Overview(Site site, Project project, List<Row> rows, boolean mayEnter) {}

    /** @param lot what it was booked as, once confirmed */
    public record Row(
            UUID id,
            String code,
            String source,
            String funder,
            String documentNumber,
            String purposes,
            Money left,
            LocalDate receivedOn,
            String vouchedBy,
            String enteredBy,
            @Nullable String decidedBy,
            @Nullable String reason,
            EarlierState state,
            UUID scan,
            @Nullable UUID lot) {}

    public record Entry(Site site, Project project, Form form, List<Option> sources, List<Option> purposes) {}

    /**
     * One of them.
     *
     * @param confirm the button of a second person
     * @param all what is wrong with the page as a whole
     */
    public record One(
            Site site,
            Project project,
            Row row,
            @Nullable Form confirm,
            @Nullable Form withdraw,
            boolean ownEntry,
            Form all) {}
}
