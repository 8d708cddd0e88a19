package anju.programme.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;

/** The form that puts a compound into the reserve. */
public record ReserveFormPage(Site site, Form form, List<Option> compounds) {}
