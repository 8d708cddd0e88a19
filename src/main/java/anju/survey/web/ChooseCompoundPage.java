package anju.survey.web;

import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** Asks in which compound the need is, where somebody works for several. */
public record ChooseCompoundPage(Site site, List<Compound> compounds) {
    public record Compound(UUID id, String code, String name, String path) {}
}
