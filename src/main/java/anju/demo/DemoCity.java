package anju.demo;

import anju.access.SigningIn;
import anju.access.Viewer;
import anju.city.Area;
import anju.city.Areas;
import anju.city.Cities;
import anju.city.City;
import anju.city.StartStep;
import anju.policy.Adopting;
import anju.policy.Adoption;
import anju.registry.Registry;
import anju.vote.Preparing;
import anju.vote.VoteNotice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

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
    private final Hiring hiring;
    private final DemoCast cast;
    private final SigningIn signingIn;
    private final Adopting adopting;
    private final Registry registry;
    private final DemoWorkbook workbook;
    private final DemoDecision decision;
    private final DemoThread thread;
    private final DemoStreets streets;
    private final DemoCityWide cityWide;
    private final DemoChapters chapters;
    private final DemoReplay replay;
    private final TransactionTemplate transaction;
    private final JdbcClient db;
    private final ApplicationEventPublisher events;

    DemoCity(
            Cities cities,
            Areas areas,
            Hiring hiring,
            DemoCast cast,
            SigningIn signingIn,
            Adopting adopting,
            Registry registry,
            DemoWorkbook workbook,
            DemoDecision decision,
            DemoThread thread,
            DemoStreets streets,
            DemoCityWide cityWide,
            DemoChapters chapters,
            DemoReplay replay,
            TransactionTemplate transaction,
            JdbcClient db,
            ApplicationEventPublisher events) {
        this.cities = cities;
        this.areas = areas;
        this.hiring = hiring;
        this.cast = cast;
        this.signingIn = signingIn;
        this.adopting = adopting;
        this.registry = registry;
        this.workbook = workbook;
        this.decision = decision;
        this.thread = thread;
        this.streets = streets;
        this.cityWide = cityWide;
        this.chapters = chapters;
        this.replay = replay;
        this.transaction = transaction;
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
        var story = new Story(troupe, compound.id(), compound.path(), compound.name(), cast.owners(compound.id()));
        var rooms = Rooms.read();
        var diary = new Diary(transaction);
        streets.write(diary, script.begins(), troupe);
        cityWide.write(diary, script.begins(), troupe);
        var items = new ArrayList<UUID>();
        spine(diary, city, script, story, items);
        chapters.write(diary, rooms, story, items);
        replay.write(diary, city, troupe);
        diary.tell(cities, city);
        at(city, script.city().today());
    }

    /** The one thread: needs, plan, decision, money, contract, acceptance, payment. */
    private void spine(Diary diary, City city, DemoScript script, Story story, List<UUID> items) {
        diary.at(
                script.needs().on(),
                () -> decision.needs(script, story.troupe, story.compound)
                        .forEach((item, needs) -> needs.forEach(need -> story.calls(item, need))));
        thread.write(diary, city, script, story, items);
        openVote(diary, script.openVote(), story);
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
        diary.atOnce(vote.castOn(), () -> {
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
        var first = script.people().getFirst();
        var administrator = hiring.administrator(first.known(), first.login(), first.place());
        adopt(
                administrator,
                script.areas().getFirst().path(),
                script.pack().name(),
                script.pack().from());
        script.adoptions().forEach(it -> adopt(administrator, it.place(), it.pack(), it.from()));
        return cast.join(Troupe.of(administrator), script.people(), script.organisations());
    }

    private void adopt(Viewer by, String place, String pack, String from) {
        var area = areas.byPath(place).orElseThrow().id();
        Expect.that(
                adopting.adopt(by, City.current().newId(), area, pack, DemoScript.day(from)), Adoption.Adopted.class);
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
