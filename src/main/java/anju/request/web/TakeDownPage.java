package anju.request.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form for staff who write a request down for somebody else. */
public record TakeDownPage(Site site, Form form, @Nullable Place place, List<Option> compounds, List<Option> topics) {}
