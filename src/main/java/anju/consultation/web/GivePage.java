package anju.consultation.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** The form for an opinion, behind the sign at the gate too. */
public record GivePage(Site site, Form form, UUID compoundId, String compound, List<Option> topics, boolean known) {}
