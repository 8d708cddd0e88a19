package anju.registry.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.Needs;
import anju.access.People;
import anju.registry.Adding;
import anju.registry.Correcting;
import anju.registry.Joining;
import anju.registry.Members;
import anju.registry.Organisation;
import anju.registry.OrganisationKind;
import anju.registry.Organisations;
import anju.site.Column;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Organisations: the list, adding one, another name, and the people who work for one. */
@Controller
class OrganisationController {
    private static final String FORM = "registry.organisation";
    private static final String NAMING = "registry.organisation-naming";
    private static final String JOINING = "registry.joining";
    private static final String ONE = "registry/organisation";
    private static final Listing<Organisation> LIST = Listing.of(
            "registry.organisations",
            "name, id",
            Column.<Organisation>text("name", Organisation::name).sortedBy("name"),
            Column.<Organisation>text("kind", Organisation::kind).sortedBy("kind"),
            Column.<Organisation>text("credit", Organisation::creditCode).notOnPhones());
    private static final String ROWS = """
             from registry.organisation
            where (name ilike :text or credit_code ilike :text) and (:kind = '' or kind = :kind)""";

    private final Organisations organisations;
    private final Members members;
    private final People people;
    private final JdbcClient db;

    OrganisationController(Organisations organisations, Members members, People people, JdbcClient db) {
        this.organisations = organisations;
        this.members = members;
        this.people = people;
        this.db = db;
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/registry/organisations")
    ModelAndView list(Site site, ListQuery query) {
        return Pages.page("registry/organisations", page(site, query, Form.empty(FORM)));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/registry/organisations.xlsx")
    ModelAndView xlsx(Site site, ListQuery query) {
        return LIST.xlsx(site, rows(query, 50_000, 0).stream());
    }

    private OrganisationsPage page(Site site, ListQuery query, Form form) {
        long total = db.sql("select count(*) " + ROWS)
                .params(filters(query))
                .query(Long.class)
                .single();
        return new OrganisationsPage(
                site,
                LIST.page(query, rows(query, query.size(), query.offset()), total),
                form,
                site.viewer().may(Action.KEEP_ORGANISATIONS));
    }

    private List<Organisation> rows(ListQuery query, int limit, int offset) {
        return db.sql("select id, name, credit_code, kind " + ROWS + " order by " + LIST.orderBy(query)
                        + " limit :limit offset :offset")
                .params(filters(query))
                .param("limit", limit)
                .param("offset", offset)
                .query(Organisation.class)
                .list();
    }

    private static Map<String, Object> filters(ListQuery query) {
        return Map.of("text", query.pattern("q"), "kind", query.filter("kind"));
    }

    @Needs(Action.KEEP_ORGANISATIONS)
    @PostMapping("/registry/organisations")
    ModelAndView add(Site site, ListQuery query, @Command UUID command, AddOrganisationForm form) {
        var check = FormCheck.of(FORM, form);
        var name = check.text("name", 100);
        var code = check.optionalText("code", 18).toUpperCase(Locale.ROOT);
        if (!code.isEmpty() && !Organisations.isCreditCode(code)) {
            check.refuse("code", "registry.organisation.code.wrong");
        }
        var kind = check.choice("kind", OrganisationKind.class);
        if (!check.failed()) {
            switch (organisations.add(site.viewer(), command, name, code.isEmpty() ? null : code, kind)) {
                case Adding.Added _ -> {
                    return Pages.done("/registry/organisations", "registry.organisation.done", name);
                }
                case Adding.NumberTaken taken ->
                    check.refuse(
                            code.isEmpty() ? "name" : "code",
                            "registry.organisation.taken",
                            organisations
                                    .byId(taken.id())
                                    .map(Organisation::name)
                                    .orElse(""));
            }
        }
        return Pages.refused("registry/organisations", page(site, query, check.form()));
    }

    @Needs(Action.KEEP_ORGANISATIONS)
    @GetMapping("/registry/organisations/{id}")
    ModelAndView one(Site site, @PathVariable UUID id) {
        return Pages.page(ONE, page(site, organisation(id), null, Form.empty(JOINING)));
    }

    @Needs(Action.KEEP_ORGANISATIONS)
    @PostMapping("/registry/organisations/{id}/names")
    ModelAndView rename(Site site, @PathVariable UUID id, @Command UUID command, RenameOrganisationForm form) {
        var organisation = organisation(id);
        var check = FormCheck.of(NAMING, form);
        var name = check.text("name", 100);
        if (!check.failed()) {
            var answer = organisations.rename(site.viewer(), command, id, name);
            if (answer instanceof Correcting.Corrected) {
                return Pages.done("/registry/organisations", "registry.organisation.renamed", name);
            }
            RegistryController.refuse(check, "name", answer);
        }
        return Pages.refused(ONE, page(site, organisation, check.form(), Form.empty(JOINING)));
    }

    @Needs(Action.KEEP_ORGANISATIONS)
    @PostMapping("/registry/organisations/{id}/members")
    ModelAndView join(Site site, @PathVariable UUID id, @Command UUID command, JoinOrganisationForm form) {
        var organisation = organisation(id);
        var check = FormCheck.of(JOINING, form);
        var person = check.id("person");
        if (!check.failed()) {
            switch (members.join(site.viewer(), command, id, person)) {
                case Joining.Joined _ -> {
                    return Pages.done("/registry/organisations/" + id, "registry.joining.done", nameOf(person));
                }
                case Joining.AlreadySo _ -> check.refuse("person", "registry.joining.already");
                case Joining.NotOfThisKind _, Joining.Left _ ->
                    check.refuse("person", "registry.joining.other-role", site.word(organisation.kind()));
            }
        }
        return Pages.refused(ONE, page(site, organisation, null, check.form()));
    }

    @Needs(Action.KEEP_ORGANISATIONS)
    @PostMapping("/registry/organisations/{id}/members/{member}/leaving")
    ModelAndView leave(Site site, @PathVariable UUID id, @PathVariable UUID member, @Command UUID command) {
        organisation(id);
        members.leave(site.viewer(), command, id, member);
        return Pages.done("/registry/organisations/" + id, "registry.joining.left");
    }

    private OrganisationPage page(Site site, Organisation organisation, @Nullable Form naming, Form joining) {
        var standing = members.of(organisation.id());
        var free = members.candidates(organisation);
        var names = people.namesOf(
                Stream.concat(standing.stream().map(Members.Member::personId), free.stream())
                        .toList(),
                Audience.STAFF);
        return new OrganisationPage(
                site,
                organisation,
                naming != null ? naming : new Form(NAMING, Map.of("name", List.of(organisation.name())), List.of()),
                joining,
                Members.roleOf(organisation.kind()).isPresent(),
                standing.stream()
                        .map(each -> new OrganisationPage.Member(
                                each.id(), names.getOrDefault(each.personId(), ""), each.fromAt()))
                        .toList(),
                free.stream()
                        .map(each -> new Option(each.toString(), names.getOrDefault(each, "")))
                        .toList());
    }

    private Organisation organisation(UUID id) {
        return organisations.byId(id).orElseThrow(NotThere::new);
    }

    private String nameOf(UUID person) {
        return people.nameOf(person, Audience.STAFF);
    }

    record AddOrganisationForm(String name, String code, String kind) {}

    record RenameOrganisationForm(String name) {}

    record JoinOrganisationForm(String person) {}
}
