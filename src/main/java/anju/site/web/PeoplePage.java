package anju.site.web;

import anju.site.Form;
import anju.site.ListPage;
import anju.site.Option;
import anju.site.Site;
import java.util.List;

/** Those who sign in by name or hold a role, and a way to find anybody by phone. */
public record PeoplePage(Site site, ListPage<PeopleRow> list, Form find, List<Option> roles) {}
