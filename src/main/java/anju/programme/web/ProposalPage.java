package anju.programme.web;

import anju.money.Money;
import anju.programme.Proposal;
import anju.programme.Ranked;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch being put together.
 *
 * @param proposal none while it is new
 * @param form what can be changed; shown only while {@code open}
 * @param chosen those in it now, in the proposed order
 * @param passedOver those with more points that are left out
 */
public record ProposalPage(
        Site site,
        @Nullable Proposal proposal,
        Form form,
        List<Option> areas,
        List<Option> candidates,
        List<Ranked> chosen,
        List<Ranked> passedOver,
        Money estimated,
        long households,
        boolean open,
        boolean mayAnnounce,
        boolean own,
        boolean maySendBack) {}
