package anju.consultation.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** The form that begins a round. */
public record AskPage(Site site, Form form, UUID compoundId, String compound, List<Option> items) {}
