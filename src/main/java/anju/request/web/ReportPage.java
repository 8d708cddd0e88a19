package anju.request.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for a request.
 *
 * @param place where it is, once that is known
 * @param compounds to choose from while it is not
 * @param homes whether the person has a home there
 */
public record ReportPage(
        Site site, Form form, @Nullable Place place, List<Option> compounds, List<Option> topics, boolean homes) {}
