package anju.site.web;

import anju.access.AccessLists;
import anju.access.AccessLists.Held;
import anju.access.AccessLists.StaffFilter;
import anju.access.AccessLists.StaffRow;
import anju.access.Action;
import anju.access.Audience;
import anju.access.Enrolled;
import anju.access.Enrolling;
import anju.access.Granted;
import anju.access.Granting;
import anju.access.Needs;
import anju.access.NewPerson;
import anju.access.People;
import anju.access.Phone;
import anju.access.Role;
import anju.site.Column;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where an administrator opens and closes accounts, gives and ends roles. */
@Controller
class PeopleController {
    static final Listing<PeopleRow> LIST = Listing.of(
            "access.people",
            "login",
            Column.text("name", PeopleRow::name),
            Column.text("login", PeopleRow::login),
            Column.text("roles", PeopleRow::roles),
            Column.text("state", PeopleRow::state));
    private static final String ENROL = "access.enrol";
    private static final String GRANT = "access.grant";
    private static final String FIND = "access.find";
    private static final int EXPORT_AT_MOST = 100_000;
    private static final int LONGEST_PLACE = 60;

    private final AccessLists lists;
    private final Enrolling enrolling;
    private final Granting granting;
    private final People people;

    PeopleController(AccessLists lists, Enrolling enrolling, Granting granting, People people) {
        this.lists = lists;
        this.enrolling = enrolling;
        this.granting = granting;
        this.people = people;
    }

    @Bean
    static NavEntry peopleNav() {
        return new NavEntry("access.nav.people", "/people", Action.MANAGE_ACCESS, 80, NavGroup.OFFICE, "people");
    }

    @Needs(Action.MANAGE_ACCESS)
    @GetMapping("/people")
    ModelAndView list(Site site, ListQuery query) {
        return Pages.page("access/people", page(site, query, Form.empty(FIND)));
    }

    @Needs(Action.MANAGE_ACCESS)
    @GetMapping("/people.xlsx")
    ModelAndView xlsx(Site site, ListQuery query) {
        var places = lists.places();
        return LIST.xlsx(
                site,
                lists.staff(filter(site, query), EXPORT_AT_MOST, 0).stream().map(row -> row(site, places, row)));
    }

    /** Finds people by their whole phone; posted, so that no phone stands in an address or a log. */
    @Needs(Action.MANAGE_ACCESS)
    @PostMapping("/people/by-phone")
    ModelAndView byPhone(FindForm form, Site site, ListQuery query) {
        var check = FormCheck.of(FIND, form);
        var digits = check.phone("phone");
        if (!check.failed()) {
            var found = people.withPhone(new Phone(digits));
            if (found.size() == 1) {
                return Pages.to("/people/" + found.getFirst());
            }
            if (found.size() > 1) {
                var names = people.namesOf(found, Audience.STAFF);
                return Pages.page("access/peopleFound", new PeopleFoundPage(site, names));
            }
            check.refuse("phone", "access.find.nobody");
        }
        return Pages.refused("access/people", page(site, query, check.form()));
    }

    @Needs(Action.MANAGE_ACCESS)
    @GetMapping("/people/new")
    ModelAndView blank(Site site) {
        return Pages.page("access/enrol", new EnrolPage(site, Form.empty(ENROL)));
    }

    @Needs(Action.MANAGE_ACCESS)
    @PostMapping("/people")
    ModelAndView enrol(EnrolForm form, Site site, @Command UUID command) {
        var check = FormCheck.of(ENROL, form);
        var name = check.text("name", NewPerson.NAME_MAX);
        var phone = form.phone.isBlank() ? null : check.phone("phone");
        var login = check.text("login", 40);
        if (!check.failed()) {
            var person = new NewPerson(name, phone == null ? null : new Phone(phone), null);
            switch (enrolling.enrol(site.viewer(), command, person, login)) {
                case Enrolled.Done done -> {
                    return told(site, done.person(), command);
                }
                case Enrolled.HasAccount known -> {
                    return Pages.done("/people/" + known.person(), "access.enrol.known");
                }
                case Enrolled.LoginTaken _ -> check.refuse("login", "access.login.taken");
                case Enrolled.LoginMalformed _ -> check.refuse("login", "access.login.malformed");
                case Enrolled.NoAccount _, Enrolled.OwnAccount _ ->
                    throw new IllegalStateException("no answer to enrolling");
            }
        }
        return Pages.refused("access/enrol", new EnrolPage(site, check.form()));
    }

    @Needs(Action.MANAGE_ACCESS)
    @GetMapping("/people/{id}")
    ModelAndView person(Site site, @PathVariable UUID id) {
        return Pages.page("access/person", personPage(site, id, Form.empty(GRANT)));
    }

    @Needs(Action.MANAGE_ACCESS)
    @PostMapping("/people/{id}/roles")
    ModelAndView grant(GrantForm form, Site site, @PathVariable UUID id, @Command UUID command) {
        var check = FormCheck.of(GRANT, form);
        var choices = choices(site);
        var role = check.choice("role", Role.class);
        var typed = form.place().strip();
        var place = Places.meant(choices, typed);
        if (typed.isEmpty()) {
            check.refuse("place", "site.form.choice.required");
        } else if (place.isEmpty()) {
            check.refuse("place", "access.grant.no-such-place", typed.length() > LONGEST_PLACE ? "…" : typed);
        }
        if (!check.failed()) {
            switch (granting.grant(site.viewer(), command, id, role, place)) {
                case Granted.Done _ -> {
                    return Pages.done("/people/" + id, "access.grant.done", role);
                }
                case Granted.Held _ -> check.refuse("role", "access.grant.held");
                case Granted.Conflict conflict ->
                    check.refuse(
                            "role",
                            "access.grant.conflict",
                            role,
                            conflict.held(),
                            Places.named(lists.places(), conflict.heldPlacePath()));
                case Granted.OwnRole _ -> check.refuseAll("access.grant.own");
                case Granted.NoSuchPlace _ -> check.refuse("place", "site.form.choice.unknown");
                case Granted.NoSuchPerson _, Granted.NoSuchGrant _ -> throw new NotThere();
            }
        }
        return Pages.refused("access/person", personPage(site, id, check.form()));
    }

    @Needs(Action.MANAGE_ACCESS)
    @PostMapping("/people/{id}/roles/{grant}/end")
    ModelAndView end(Site site, @PathVariable UUID id, @PathVariable UUID grant, @Command UUID command) {
        return switch (granting.end(site.viewer(), command, grant)) {
            case Granted.Done _ -> Pages.done("/people/" + id, "access.end.done");
            case Granted.OwnRole _ -> Pages.done("/people/" + id, "access.end.own");
            // Ended meanwhile by somebody else: the page shows it.
            default -> Pages.changed("access/person", personPage(site, id, Form.empty(GRANT)));
        };
    }

    @Needs(Action.MANAGE_ACCESS)
    @PostMapping("/people/{id}/password")
    ModelAndView reset(Site site, @PathVariable UUID id, @Command UUID command) {
        return enrolling.resetPassword(site.viewer(), command, id) instanceof Enrolled.Done done
                ? told(site, done.person(), command)
                : Pages.to("/people/" + id);
    }

    @Needs(Action.MANAGE_ACCESS)
    @PostMapping("/people/{id}/closing")
    ModelAndView close(Site site, @PathVariable UUID id, @Command UUID command) {
        return switch (enrolling.disable(site.viewer(), command, id)) {
            case Enrolled.Done _ -> Pages.done("/people/" + id, "access.person.closed");
            case Enrolled.OwnAccount _ -> Pages.done("/people/" + id, "access.person.own");
            default -> Pages.to("/people/" + id);
        };
    }

    @Needs(Action.MANAGE_ACCESS)
    @PostMapping("/people/{id}/opening")
    ModelAndView reopen(Site site, @PathVariable UUID id, @Command UUID command) {
        return enrolling.enable(site.viewer(), command, id) instanceof Enrolled.Done
                ? Pages.done("/people/" + id, "access.person.reopened")
                : Pages.to("/people/" + id);
    }

    /** The first password stands on the answer itself, never in an address and never again. */
    private ModelAndView told(Site site, UUID person, UUID command) {
        var row = lists.person(person).orElseThrow(NotThere::new);
        return Pages.page("access/firstPassword", new FirstPasswordPage(site, row, enrolling.firstPassword(command)));
    }

    private PeoplePage page(Site site, ListQuery query, Form find) {
        var filter = filter(site, query);
        var places = lists.places();
        var rows = lists.staff(filter, query.size(), query.offset()).stream()
                .map(row -> row(site, places, row))
                .toList();
        return new PeoplePage(site, LIST.page(query, rows, lists.countStaff(filter)), find, site.options(Role.class));
    }

    private PersonPage personPage(Site site, UUID id, Form form) {
        var row = lists.person(id).orElseThrow(NotThere::new);
        var phone = people.phonesOf(List.of(id), Audience.STAFF).getOrDefault(id, "");
        return new PersonPage(
                site,
                row,
                phone,
                lists.places(),
                form,
                site.options(Role.class),
                List.copyOf(choices(site).keySet()));
    }

    private Map<String, String> choices(Site site) {
        return Places.choices(lists.places(), site.viewer().reach(Action.MANAGE_ACCESS));
    }

    private static StaffFilter filter(Site site, ListQuery query) {
        var role = query.filter("role");
        boolean known = Arrays.stream(Role.values()).anyMatch(one -> one.name().equals(role));
        return new StaffFilter(site.viewer().reach(Action.MANAGE_ACCESS), query.filter("q"), known ? role : "");
    }

    private static PeopleRow row(Site site, Map<String, String> places, StaffRow row) {
        var roles = row.held().stream().map(held -> said(site, places, held)).toList();
        return new PeopleRow(
                row.id(),
                row.name(),
                row.login() == null ? "" : row.login(),
                site.words().list(roles),
                site.text("access.people.state." + (row.login() == null ? "none" : row.closed() ? "closed" : "open")));
    }

    private static String said(Site site, Map<String, String> places, Held held) {
        return site.word(held.role()) + " " + Places.named(places, held.placePath());
    }

    record FindForm(String phone) {
        @Override
        public String toString() {
            return "FindForm";
        }
    }

    record EnrolForm(String name, String phone, String login) {
        @Override
        public String toString() {
            return "EnrolForm";
        }
    }

    record GrantForm(String role, String place) {}
}
