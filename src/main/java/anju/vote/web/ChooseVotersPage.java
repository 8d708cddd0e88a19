package anju.vote.web;

import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** Asks whose owners are to decide, where somebody works for several compounds. */
public record ChooseVotersPage(Site site, List<Compound> compounds) {
    public record Compound(UUID id, String code, String name, String path) {}
}
