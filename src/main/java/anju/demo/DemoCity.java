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
import anju.plan.Asking;
import anju.policy.Adopting;
import anju.policy.Adoption;
import anju.registry.Adding;
import anju.registry.Joining;
import anju.registry.Members;
import anju.registry.OrganisationKind;
import anju.registry.Organisations;
import anju.registry.Registry;
import anju.vote.PaperBallot;
import anju.vote.Preparing;
import anju.vote.VoteNotice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** A mark no city has: every demonstration is to be begun again. */
    static final String NEVER_TOLD = "told-never";

    private final Cities cities;
    private final Areas areas;
    private final People people;
    private final FirstAdministrator firstAdministrator;
    private final Granting granting;
    private final SigningIn signingIn;
    private final Adopting adopting;
    private final Organisations organisations;
    private final Members members;
    private final Registry registry;
    private final DemoWorkbook workbook;
    private final DemoDecision decision;
    private final DemoMoney money;
    private final DemoStages stages;
    private final DemoStreets streets;
    private final DemoCityWide cityWide;
    private final DemoChapters chapters;
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
            Members members,
            Registry registry,
            DemoWorkbook workbook,
            DemoDecision decision,
            DemoMoney money,
            DemoStages stages,
            DemoStreets streets,
            DemoCityWide cityWide,
            DemoChapters chapters,
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
        this.members = members;
        this.registry = registry;
        this.workbook = workbook;
        this.decision = decision;
        this.money = money;
        this.stages = stages;
        this.streets = streets;
        this.cityWide = cityWide;
        this.chapters = chapters;
        this.db = db;
        this.events = events;
    }

    String nameOfEmptyCity() {
        return DemoScript.read().emptyCityName();
    }

    /** Founds the city, whose story is then to be told. A story cut short by a crash is begun again from an empty city. */
    City found() {
        var script = DemoScript.read();
        events.publishEvent(new StartStep("start.progress.demonstration"));
        var city = cities.found(script.city().code(), script.city().name(), City.Kind.DEMO);
        city.beginFounding();
        at(city, script.begins());
        return city;
    }

    /** Tells the whole story in a city that was just founded, and marks it as told. */
    void tell(City city) {
        try {
            city.run(() -> tell(city, DemoScript.read()));
            Files.createFile(city.folder().resolve(TOLD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            city.endFounding();
        }
    }

    /** Tells the story in a city that was just founded. */
    void tell(City city, DemoScript script) {
        at(city, script.begins());
        areas(script);
        var troupe = troupe(script);
        workbook.imported(troupe.person("clerk"));
        var compound = registry.compoundByCode(script.compound()).orElseThrow();
        var story = new Story(troupe, compound.id(), compound.path(), compound.name(), owners(compound.id()));
        var rooms = Rooms.read();
        var diary = new Diary();
        streets.write(diary, script.begins(), troupe);
        cityWide.write(diary, script.begins(), troupe);
        var items = new ArrayList<UUID>();
        spine(diary, city, script, story, items);
        chapters.write(diary, rooms, story, items);
        diary.tell(cities, city);
        at(city, script.city().today());
    }

    /** The one thread: needs, plan, decision, money, contract, acceptance, payment. */
    private void spine(Diary diary, City city, DemoScript script, Story story, List<UUID> items) {
        var troupe = story.troupe;
        diary.at(
                script.needs().on(),
                () -> decision.needs(script, troupe, story.compound)
                        .forEach((item, needs) -> needs.forEach(need -> story.calls(item, need))));
        var project = new ArrayList<UUID>();
        diary.at(script.project().on(), () -> {
            project.add(decision.project(script, troupe, story.compound));
            stages.advance(troupe, project.getFirst());
        });
        var plan = new ArrayList<UUID>();
        diary.at(script.plan().on(), () -> {
            plan.add(decision.plan(troupe, project.getFirst()));
            items.addAll(decision.items(script, troupe, plan.getFirst(), story.compound, story.needs()));
            stages.advance(troupe, project.getFirst());
            decision.publish(troupe, plan.getFirst());
        });
        assembly(diary, script.vote(), story, plan, project, items);
        diary.at(script.funding().on(), () -> {
            money.funding(script, troupe, project.getFirst(), items);
            stages.advance(troupe, project.getFirst());
        });
        var contract = new ArrayList<UUID>();
        diary.at(script.contract().on(), () -> {
            contract.add(money.contract(script, troupe, project.getFirst(), items));
            stages.advance(troupe, project.getFirst());
        });
        diary.at(script.contract().started(), () -> stages.advance(troupe, project.getFirst()));
        for (var acceptance : script.acceptances()) {
            diary.at(
                    acceptance.on(),
                    () -> money.acceptance(
                            city, script, acceptance, troupe, contract.getFirst(), story.compound, items));
        }
        openVote(diary, script.openVote(), story);
    }

    private void assembly(
            Diary diary, DemoScript.Vote vote, Story story, List<UUID> plan, List<UUID> project, List<UUID> items) {
        var troupe = story.troupe;
        var asked = new ArrayList<Asking.Asked>();
        var papers = new ArrayList<PaperBallot>();
        diary.at(vote.preparedAt(), () -> {
            decision.closeNotices(troupe);
            asked.add(decision.ask(vote, troupe, plan.getFirst(), story.compound, items));
            decision.post(troupe, asked.getFirst().voteId(), VoteNotice.AGENDA);
        });
        diary.at(vote.frozenAt(), () -> {
            decision.freeze(troupe, asked.getFirst().voteId());
            decision.post(troupe, asked.getFirst().voteId(), VoteNotice.ROLL);
        });
        diary.at(vote.castOn(), () -> {
            decision.closeNotices(troupe);
            papers.addAll(decision.cast(vote, asked.getFirst(), story.path));
        });
        diary.at(vote.closedAt(), () -> {
            decision.close(troupe, asked.getFirst().voteId(), vote.documentNumber(), papers);
            stages.advance(troupe, project.getFirst());
        });
    }

    private void openVote(Diary diary, DemoScript.OpenVote vote, Story story) {
        var prepared = new ArrayList<Preparing.Prepared>();
        diary.at(vote.preparedAt(), () -> {
            decision.closeNotices(story.troupe);
            prepared.add(decision.prepare(vote, "service", story.person("committee"), story.compound));
            decision.post(story.troupe, prepared.getFirst().voteId(), VoteNotice.AGENDA);
        });
        diary.at(
                vote.frozenAt(),
                () -> decision.freeze(story.troupe, prepared.getFirst().voteId()));
        diary.at(vote.castOn(), () -> {
            decision.closeNotices(story.troupe);
            decision.castSome(vote, prepared.getFirst(), story.path, offeredOwner(story.compound));
        });
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
            if (!person.backstage()) {
                signingIn.offerDemonstration(id, position++, "demo.hint." + person.key());
            }
            viewers.put(person.key(), new Viewer(id, person.name(), List.of(new Grant(role, person.place()))));
        }
        adopt(
                administrator,
                script.areas().getFirst().path(),
                script.pack().name(),
                script.pack().from());
        script.adoptions().forEach(it -> adopt(administrator, it.place(), it.pack(), it.from()));
        var clerk = java.util.Objects.requireNonNull(viewers.get("clerk"));
        var firms = new HashMap<String, UUID>();
        for (var firm : script.organisations()) {
            var added = Expect.that(
                            organisations.add(
                                    clerk,
                                    City.current().newId(),
                                    firm.name(),
                                    null,
                                    OrganisationKind.valueOf(firm.kind())),
                            Adding.Added.class)
                    .id();
            firms.put(firm.key(), added);
            Objects.requireNonNullElse(firm.people(), List.<String>of())
                    .forEach(key -> Expect.that(
                            members.join(
                                    clerk,
                                    City.current().newId(),
                                    added,
                                    Objects.requireNonNull(viewers.get(key)).person()),
                            Joining.Joined.class));
        }
        return new Troupe(Map.copyOf(viewers), Map.copyOf(firms));
    }

    private void adopt(Viewer by, String place, String pack, String from) {
        var area = areas.byPath(place).orElseThrow().id();
        Expect.that(
                adopting.adopt(by, City.current().newId(), area, pack, DemoScript.day(from)), Adoption.Adopted.class);
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

    /** The owners, home by home. */
    private List<UUID> owners(UUID compound) {
        return db.sql("""
                select distinct on (length(p.building_number), p.building_number, p.stairwell_number, p.number) o.person_id
                  from registry.ownership_now o join registry.part_now p on p.id = o.part_id
                 where p.compound_id = ? and o.person_id is not null
                 order by length(p.building_number), p.building_number, p.stairwell_number, p.number, o.person_id""").param(compound).query(UUID.class).list();
    }

    /** One owner whom visitors may be: of a single home on the top floor of building 7. */
    private UUID offeredOwner(UUID compound) {
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
