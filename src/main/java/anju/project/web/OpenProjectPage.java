package anju.project.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** First which compounds, then which of their buildings and stairwells. */
public record OpenProjectPage(
        Site site, List<Option> compounds, List<UUID> chosen, List<Option> places, Form form, boolean more) {}
