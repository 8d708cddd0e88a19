package anju.vote.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.vote.VotingRules;
import java.util.List;
import java.util.UUID;

/**
 * The form for a vote that no plan asks for: choosing a property firm, a covenant, a committee.
 *
 * @param voters buildings and stairwells that may decide alone
 */
public record PrepareVotePage(
        Site site, Form form, UUID compoundId, String compound, VotingRules rules, List<Option> voters) {}
