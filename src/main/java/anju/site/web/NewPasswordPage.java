package anju.site.web;

import anju.site.Form;
import anju.site.Site;

/** Where a first password, made by an administrator, is replaced by one's own. */
public record NewPasswordPage(Site site, Form form, String to) {}
