package anju.site.web;

import anju.access.DemoAccount;
import anju.site.Form;
import anju.site.Site;
import java.util.List;

/** Both ways to sign in, the phone first, and who may be tried in a demonstration. */
public record SignInPage(Site site, Form phone, Form password, String to, List<DemoAccount> accounts) {}
