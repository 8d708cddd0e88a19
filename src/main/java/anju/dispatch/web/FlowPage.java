package anju.dispatch.web;

import anju.money.Money;
import anju.project.Project;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;

/**
 * Where an undertaking's money comes from and where it goes: drawn, and as a table that says the same.
 *
 * @param opening how much of what was received is opening balances, recorded later and not verified
 */
public record FlowPage(
        Site site, Project project, LocalDate day, Flow flow, List<Given> given, Money opening, List<Gift> gifts) {
    /** Each kind of what was given on its own line; they are never added up. */
    public record Given(String kind, long times, Money value) {}

    /** Something that is not cash; the giver only if it agreed. */
    public record Gift(String what, String kind, String giver, Money value) {}

    public Money received() {
        return flow.of(0);
    }
}
