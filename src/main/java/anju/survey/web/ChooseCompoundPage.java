package anju.survey.web;

import anju.site.Site;
import java.util.List;
import java.util.UUID;

/**
 * Asks in which compound something is, where somebody works for several.
 *
 * @param onward where to go below the compound
 */
public record ChooseCompoundPage(Site site, List<Compound> compounds, String onward) {
    public record Compound(UUID id, String code, String name, String path) {}
}
