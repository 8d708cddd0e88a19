package anju.stewardship.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** The form for handing accepted work over to its keeper. */
public record AssetFormPage(
        Site site,
        UUID acceptance,
        String acceptanceCode,
        UUID compound,
        String compoundName,
        Form form,
        List<Option> lines,
        List<Option> buildings,
        List<Option> keepers) {}
