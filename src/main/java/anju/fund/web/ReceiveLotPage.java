package anju.fund.web;

import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;

/** The form for money received. */
public record ReceiveLotPage(Site site, Project project, Form form, List<Option> sources, List<Option> purposes) {}
