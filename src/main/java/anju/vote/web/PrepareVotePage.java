package anju.vote.web;

import anju.site.Form;
import anju.site.Site;
import anju.vote.VotingRules;
import java.util.UUID;

/** The form for a vote that no plan asks for: choosing a property firm, a covenant, a committee. */
public record PrepareVotePage(Site site, Form form, UUID compoundId, String compound, VotingRules rules) {}
