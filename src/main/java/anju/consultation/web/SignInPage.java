package anju.consultation.web;

import anju.site.Form;
import anju.site.Site;

/** Signing in at a gathering by phone. */
public record SignInPage(Site site, GatheringView gathering, Form form, boolean here) {}
