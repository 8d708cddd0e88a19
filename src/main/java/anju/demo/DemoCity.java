package anju.demo;

import anju.access.FirstAdministrator;
import anju.access.Grant;
import anju.access.Granted;
import anju.access.Granting;
import anju.access.NewPerson;
import anju.access.People;
import anju.access.Phone;
import anju.access.Role;
import anju.access.SigningIn;
import anju.access.Viewer;
import anju.city.Area;
import anju.city.Areas;
import anju.city.Cities;
import anju.city.City;
import anju.city.StartStep;
import anju.policy.Adopting;
import anju.policy.Adoption;
import anju.registry.Adding;
import anju.registry.OrganisationKind;
import anju.registry.Organisations;
import anju.registry.Registry;
import anju.vote.VoteNotice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The demonstration city: founded empty, then loaded by telling its story day by day through the offices' own verbs, with the
 * city's clock set along. Nothing is put into tables by hand.
 */
@Component
class DemoCity {
    /** Stands in the city's folder once its story is told; a city without it is dissolved and begun again. */
    static final String TOLD = "told";

    private final Cities cities;
    private final Areas areas;
    private final People people;
    private final FirstAdministrator firstAdministrator;
    private final Granting granting;
    private final SigningIn signingIn;
    private final Adopting adopting;
    private final Organisations organisations;
    private final Registry registry;
    private final DemoWorkbook workbook;
    private final DemoDecision decision;
    private final DemoMoney money;
    private final DemoStages stages;
    private final JdbcClient db;
    private final ApplicationEventPublisher events;

    DemoCity(
            Cities cities,
            Areas areas,
            People people,
            FirstAdministrator firstAdministrator,
            Granting granting,
            SigningIn signingIn,
            Adopting adopting,
            Organisations organisations,
            Registry registry,
            DemoWorkbook workbook,
            DemoDecision decision,
            DemoMoney money,
            DemoStages stages,
            JdbcClient db,
            ApplicationEventPublisher events) {
        this.cities = cities;
        this.areas = areas;
        this.people = people;
        this.firstAdministrator = firstAdministrator;
        this.granting = granting;
        this.signingIn = signingIn;
        this.adopting = adopting;
        this.organisations = organisations;
        this.registry = registry;
        this.workbook = workbook;
        this.decision = decision;
        this.money = money;
        this.stages = stages;
        this.db = db;
        this.events = events;
    }

    String nameOfEmptyCity() {
        return DemoScript.read().emptyCityName();
    }

    /** Founds the city and tells its whole story. A story cut short by a crash is begun again from an empty city. */
    City found() {
        var script = DemoScript.read();
        events.publishEvent(new StartStep("start.progress.demonstration"));
        var city = cities.found(script.city().code(), script.city().name(), City.Kind.DEMO);
        city.run(() -> tell(city, script));
        try {
            Files.createFile(city.folder().resolve(TOLD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return city;
    }

    /** Tells the story in a city that was just founded. */
    void tell(City city, DemoScript script) {
        at(city, script.begins());
        areas(script);
        var troupe = troupe(script);
        var clerk = troupe.person("clerk");
        workbook.imported(clerk);
        var compound = registry.compoundByCode(script.compound()).orElseThrow();
        at(city, script.needs().on());
        var needs = decision.needs(script, troupe, compound.id());
        at(city, script.project().on());
        var project = decision.project(script, troupe, compound.id());
        stages.advance(troupe, project);
        at(city, script.plan().on());
        var plan = decision.plan(troupe, project);
        var items = decision.items(script, troupe, plan, compound.id(), needs);
        stages.advance(troupe, project);
        decision.publish(troupe, plan);
        assembly(city, script.vote(), troupe, plan, compound.id(), compound.path(), items);
        stages.advance(troupe, project);
        at(city, script.funding().on());
        money.funding(script, troupe, project, items);
        stages.advance(troupe, project);
        at(city, script.contract().on());
        var contract = money.contract(script, troupe, project, items);
        stages.advance(troupe, project);
        stages.advance(troupe, project);
        for (var acceptance : script.acceptances()) {
            money.acceptance(city, script, acceptance, troupe, contract, compound.id(), items);
        }
        openVote(city, script.openVote(), troupe, compound.id(), compound.path(), offeredOwner(script, compound.id()));
        at(city, script.city().today());
    }

    private void assembly(
            City city, DemoScript.Vote vote, Troupe troupe, UUID plan, UUID compound, String path, List<UUID> items) {
        at(city, vote.preparedAt());
        decision.closeNotices(troupe);
        var asked = decision.ask(vote, troupe, plan, compound, items);
        decision.post(troupe, asked.voteId(), VoteNotice.AGENDA);
        at(city, vote.frozenAt());
        decision.freeze(troupe, asked.voteId());
        decision.post(troupe, asked.voteId(), VoteNotice.ROLL);
        at(city, vote.castOn());
        decision.closeNotices(troupe);
        var papers = decision.cast(vote, asked, path);
        at(city, vote.closedAt());
        decision.close(troupe, asked.voteId(), vote.documentNumber(), papers);
        decision.post(troupe, asked.voteId(), VoteNotice.RESULT);
    }

    private void openVote(
            City city, DemoScript.OpenVote vote, Troupe troupe, UUID compound, String path, UUID offered) {
        at(city, vote.preparedAt());
        decision.closeNotices(troupe);
        var prepared = decision.prepare(vote, troupe, compound);
        decision.post(troupe, prepared.voteId(), VoteNotice.AGENDA);
        at(city, vote.frozenAt());
        decision.freeze(troupe, prepared.voteId());
        at(city, vote.castOn());
        decision.closeNotices(troupe);
        decision.castSome(vote, prepared, path, offered);
    }

    private void areas(DemoScript script) {
        var byPath = new HashMap<String, Area>();
        for (var line : script.areas()) {
            int cut = line.path().lastIndexOf('/');
            var parent = cut == 0 ? null : byPath.get(line.path().substring(0, cut));
            byPath.put(
                    line.path(),
                    areas.add(
                            parent, Area.Kind.valueOf(line.kind()), line.path().substring(cut + 1), line.name()));
        }
    }

    private Troupe troupe(DemoScript script) {
        var viewers = new HashMap<String, Viewer>();
        var administrator = administrator(script);
        int position = 1;
        for (var person : script.people()) {
            var role = Role.valueOf(person.role());
            var id = role == Role.ADMINISTRATOR ? administrator.person() : people.add(known(person));
            if (role != Role.ADMINISTRATOR) {
                Expect.that(
                        granting.grant(administrator, City.current().newId(), id, role, person.place()),
                        Granted.Done.class);
            }
            signingIn.offerDemonstration(id, position++, "demo.hint." + person.key());
            viewers.put(person.key(), new Viewer(id, person.name(), List.of(new Grant(role, person.place()))));
        }
        var whole = areas.byPath(script.areas().getFirst().path()).orElseThrow().id();
        Expect.that(
                adopting.adopt(
                        administrator,
                        City.current().newId(),
                        whole,
                        script.pack().name(),
                        DemoScript.day(script.pack().from())),
                Adoption.Adopted.class);
        var clerk = java.util.Objects.requireNonNull(viewers.get("clerk"));
        var firms = new HashMap<String, UUID>();
        for (var firm : script.organisations()) {
            firms.put(
                    firm.key(),
                    Expect.that(
                                    organisations.add(
                                            clerk,
                                            City.current().newId(),
                                            firm.name(),
                                            null,
                                            OrganisationKind.valueOf(firm.kind())),
                                    Adding.Added.class)
                            .id());
        }
        return new Troupe(Map.copyOf(viewers), Map.copyOf(firms));
    }

    /** The first of them all comes in through the door that every new city has. Nobody knows the password; visitors need none. */
    private Viewer administrator(DemoScript script) {
        var told = script.people().getFirst();
        try {
            var word = Files.readString(firstAdministrator.word());
            var became = firstAdministrator.become(
                    word, known(told), told.login(), UUID.randomUUID().toString(), "demonstration");
            var id = Expect.that(became, FirstAdministrator.Outcome.Done.class).person();
            return new Viewer(id, told.name(), List.of(new Grant(Role.ADMINISTRATOR, told.place())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NewPerson known(DemoScript.Person told) {
        return new NewPerson(told.name(), Phone.read(told.phone()).orElseThrow(), null);
    }

    /** One owner whom visitors may be: of a single home on the top floor of building 7. */
    private UUID offeredOwner(DemoScript script, UUID compound) {
        var owner = db.sql("""
                select o.person_id from registry.ownership_now o join registry.part_now p on p.id = o.part_id
                 where p.compound_id = ? and p.building_number = '7' and o.person_id is not null and o.share_numerator = o.share_denominator
                   and 1 = (select count(*) from registry.ownership_now x where x.person_id = o.person_id)
                 order by p.floor desc, p.stairwell_number, p.number limit 1""").param(compound).query(UUID.class).single();
        signingIn.offerDemonstration(owner, 0, "demo.hint.owner");
        return owner;
    }

    private void at(City city, String moment) {
        cities.setClock(city, DemoScript.moment(moment));
    }
}
