package anju.fund.web;

import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;

/** The form for setting money aside; says in advance what each lot has left and each item lacks. */
public record AllocatePage(Site site, Project project, Form form, List<Option> lots, List<Option> items) {}
