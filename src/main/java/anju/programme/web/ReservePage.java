package anju.programme.web;

import anju.money.Money;
import anju.programme.Criterion;
import anju.site.ListPage;
import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The reserve in its proposed order, and the proposals made from it. */
public record ReservePage(
        Site site, ListPage<Row> list, List<Weighed> weights, List<ProposalRow> proposals, boolean mayPropose) {
    /** A compound waiting; {@code parts} are the points each criterion gave. */
    public record Row(
            UUID reserve,
            UUID compound,
            String name,
            String path,
            int rank,
            int points,
            Map<Criterion, Integer> parts,
            int households,
            Money estimated,
            int wishedYear) {}

    /** One criterion in the words of the rules. */
    public record Weighed(String name, int each, int most) {}

    public record ProposalRow(
            UUID id,
            String name,
            int year,
            String area,
            int compounds,
            Money budget,
            @Nullable Instant submittedAt) {}
}
