package anju.vote.web;

import anju.site.ListPage;
import anju.site.Option;
import anju.site.Site;
import anju.vote.VoteState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The votes in the places somebody works for. */
public record VoteListPage(Site site, ListPage<Row> list, List<Option> compounds) {
    public record Row(
            UUID id,
            String code,
            String title,
            String compound,
            VoteState state,
            Instant opensAt,
            Instant closesAt,
            int matters,
            int castHeads,
            int rollHeads) {}
}
