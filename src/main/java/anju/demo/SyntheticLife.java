package anju.demo;

import static anju.demo.Story.id;

import anju.demo.SyntheticPlan.Estate;
import anju.demo.SyntheticPlan.Fate;
import anju.project.Opening;
import anju.project.Place;
import anju.project.Projects;
import anju.project.Stage;
import anju.registry.Registry;
import anju.request.Answering;
import anju.request.Channel;
import anju.request.Ended;
import anju.request.Ending;
import anju.request.Handled;
import anju.request.Handling;
import anju.request.Outcome;
import anju.request.Reported;
import anju.request.Reporting;
import anju.request.RequestDraft;
import anju.survey.NeedDraft;
import anju.survey.NeedSource;
import anju.survey.Recording;
import anju.survey.Surveying;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What goes on in a street of a synthetic city over the years, written month by month, each deed through its own verb. */
@Component
class SyntheticLife {
    private static final LocalDate FIRST_MONTH = LocalDate.of(2023, 5, 1);
    static final int MONTHS = 42;
    private static final int FIRST_DONE_YEAR = 2017;
    /** Of a hundred compounds, so many report something in a month, and in so many residents ask for works. */
    private static final int REQUESTS_A_MONTH = 4;

    private static final int NEEDS_A_MONTH = 2;
    private static final int UNSOLVED_OF_TEN = 1;
    private static final int HOMES_TOUCHED = 12;
    private static final int DAYS_TO_AGAIN = 7;

    private final Reporting reporting;
    private final Handling handling;
    private final Answering answering;
    private final Ending ending;
    private final Surveying surveying;
    private final Projects projects;
    private final DemoCityWide cityWide;
    private final DemoEarlier earlier;
    private final SyntheticWorks works;
    private final Registry registry;
    private final JdbcClient db;

    SyntheticLife(
            Reporting reporting,
            Handling handling,
            Answering answering,
            Ending ending,
            Surveying surveying,
            Projects projects,
            DemoCityWide cityWide,
            DemoEarlier earlier,
            SyntheticWorks works,
            Registry registry,
            JdbcClient db) {
        this.reporting = reporting;
        this.handling = handling;
        this.answering = answering;
        this.ending = ending;
        this.surveying = surveying;
        this.projects = projects;
        this.cityWide = cityWide;
        this.earlier = earlier;
        this.works = works;
        this.registry = registry;
        this.db = db;
    }

    /** Writes all that happens in a street into the diary, or, not in full, only what it brought along; {@code told} hears when a month of it is over. */
    void write(
            Diary diary, SyntheticStaff.Street street, SyntheticWords words, boolean inFull, long seed, Runnable told) {
        var random = new Random(seed);
        var estates = street.street().estates();
        var topics = words.topics().keySet().stream().sorted().toList();
        var ids = new HashMap<String, UUID>();
        var papers = new ArrayList<UUID>();
        diary.atOnce(words.goLive().plusDays(9).atTime(10, 0), () -> {
            var prefix = street.street().path();
            registry.compoundsIn(prefix).forEach(compound -> ids.put(compound.code(), compound.id()));
            papers.add(earlier.paper(
                    street.person("clerk"),
                    street.street().name(),
                    prefix,
                    street.street().name(),
                    words.paper()));
            if (inFull) {
                brought(street, words, papers.getFirst(), ids);
            } else {
                broughtAtOnce(street, words, papers.getFirst(), ids);
            }
        });
        if (!inFull) {
            return;
        }
        for (int m = 0; m < MONTHS; m++) {
            var first = FIRST_MONTH.plusMonths(m);
            var reported = first.plusDays(m % 9).atTime(9, 0);
            var cases = new ArrayList<Case>();
            var wanted = new ArrayList<Case>();
            for (var estate : estates) {
                if (random.nextInt(100) < REQUESTS_A_MONTH) {
                    cases.add(drawn(estate, topics, words, random));
                }
                if (estate.fate() != Fate.DONE && random.nextInt(100) < NEEDS_A_MONTH) {
                    wanted.add(drawn(estate, topics, words, random));
                }
            }
            boolean last = m == MONTHS - 1;
            var open = new ArrayList<UUID>();
            diary.atOnce(reported, () -> {
                wanted.forEach(each -> ask(each, street, ids));
                cases.forEach(each -> open.add(report(each, street, ids)));
            });
            if (last) {
                diary.at(reported.plusHours(2), told);
            } else {
                diary.atOnce(reported.plusDays(2), () -> answer(cases, open, street, words));
                diary.atOnce(reported.plusDays(DAYS_TO_AGAIN), () -> answerAgain(cases, open, street, words));
                diary.at(reported.plusDays(DAYS_TO_AGAIN), told);
            }
        }
        underWay(diary, street, words, papers, ids, random);
    }

    private void underWay(
            Diary diary,
            SyntheticStaff.Street street,
            SyntheticWords words,
            List<UUID> papers,
            Map<String, UUID> ids,
            Random random) {
        for (var estate : street.street().estates()) {
            if (estate.fate() == Fate.UNDER_WAY) {
                LocalDateTime begun = FIRST_MONTH
                        .plusMonths(random.nextInt(MONTHS - 8))
                        .plusDays(random.nextInt(9))
                        .atTime(10, 0);
                works.write(diary, begun, estate, () -> at(ids, estate), papers::getFirst, street.troupe(), words);
            }
        }
    }

    /** What was renovated before: by year and community, entered later. */
    private void brought(SyntheticStaff.Street street, SyntheticWords words, UUID paper, Map<String, UUID> ids) {
        for (var community : street.street().communities()) {
            var done = community.estates().stream()
                    .filter(estate -> estate.fate() == Fate.DONE)
                    .map(estate -> at(ids, estate))
                    .toList();
            int years = words.goLive().getYear() - FIRST_DONE_YEAR;
            for (int i = 0; i < years; i++) {
                int year = FIRST_DONE_YEAR + i;
                var batch = done.subList(done.size() * i / years, done.size() * (i + 1) / years);
                if (!batch.isEmpty()) {
                    var name = MessageFormat.format(words.done(), "" + year, community.name());
                    renovated(name, year, batch, street, words, paper);
                }
            }
        }
    }

    /** The same of a whole street in one undertaking. */
    private void broughtAtOnce(SyntheticStaff.Street street, SyntheticWords words, UUID paper, Map<String, UUID> ids) {
        var done = street.street().estates().stream()
                .filter(estate -> estate.fate() == Fate.DONE)
                .map(estate -> at(ids, estate))
                .toList();
        int last = words.goLive().getYear() - 1;
        if (!done.isEmpty()) {
            var name = MessageFormat.format(
                    words.done(), FIRST_DONE_YEAR + "–" + last, street.street().name());
            renovated(name, last, done, street, words, paper);
        }
    }

    private void renovated(
            String name,
            int year,
            List<UUID> compounds,
            SyntheticStaff.Street street,
            SyntheticWords words,
            UUID paper) {
        var places = compounds.stream().map(Place::compound).toList();
        var project = Expect.that(
                        projects.open(street.person("clerk"), id(), name, places, words.goLive()), Opening.Opened.class)
                .projectId();
        cityWide.pass(
                project,
                Stage.G10,
                LocalDate.of(year, 12, 20),
                words.reason(),
                paper,
                street.person("clerk"),
                street.person("housing"));
    }

    private static Case drawn(Estate estate, List<String> topics, SyntheticWords words, Random random) {
        var topic = topics.get(random.nextInt(topics.size()));
        var titles = Objects.requireNonNull(words.topics().get(topic));
        return new Case(
                estate,
                topic,
                titles.get(random.nextInt(titles.size())),
                random.nextInt(10) >= UNSOLVED_OF_TEN,
                random.nextInt(1, 6),
                random.nextInt(1, HOMES_TOUCHED));
    }

    private void ask(Case told, SyntheticStaff.Street street, Map<String, UUID> ids) {
        var compound = at(ids, told.estate);
        var homes = db.sql("""
                select id from registry.part_now where compound_id = ? and use = 'DWELLING'
                 order by length(building_number), building_number, stairwell_number, floor desc, number limit ?""").params(compound, told.homes).query(UUID.class).list();
        var draft = NeedDraft.ofParts(
                compound,
                told.topic,
                told.title,
                "",
                NeedSource.RESIDENT_REPORT,
                false,
                anju.city.City.current().today(),
                Set.copyOf(homes));
        Expect.that(surveying.record(street.person("clerk"), id(), draft), Recording.Recorded.class);
    }

    private UUID report(Case told, SyntheticStaff.Street street, Map<String, UUID> ids) {
        var draft = new RequestDraft(
                at(ids, told.estate),
                null,
                null,
                "",
                told.topic,
                null,
                told.title,
                "",
                Channel.CALL,
                "",
                Set.of(),
                List.of());
        return Expect.that(reporting.report(street.person("checker"), id(), draft), Reported.Received.class)
                .request();
    }

    /** The street answers, and somebody else rings the resident. */
    private void answer(List<Case> cases, List<UUID> open, SyntheticStaff.Street street, SyntheticWords words) {
        for (int i = 0; i < open.size(); i++) {
            var told = cases.get(i);
            var request = open.get(i);
            var text = words.answers().get(i % words.answers().size());
            Expect.that(handling.takeUp(street.person("clerk"), id(), request, text), Handled.Done.class);
            Expect.that(
                    answering.answer(street.person("clerk"), id(), request, Outcome.FIXED, text, List.of()),
                    Handled.Done.class);
            Expect.that(
                    ending.callBack(
                            street.person("community"), id(), request, told.solved, told.solved ? told.stars : 1),
                    Ended.Rated.class);
        }
    }

    /** Whoever said no is answered once more, and content with it. */
    private void answerAgain(List<Case> cases, List<UUID> open, SyntheticStaff.Street street, SyntheticWords words) {
        for (int i = 0; i < open.size(); i++) {
            var told = cases.get(i);
            if (!told.solved) {
                var text = words.answers().get((i + 1) % words.answers().size());
                Expect.that(
                        answering.answer(street.person("clerk"), id(), open.get(i), Outcome.FIXED, text, List.of()),
                        Handled.Done.class);
                Expect.that(
                        ending.callBack(street.person("community"), id(), open.get(i), true, told.stars),
                        Ended.Rated.class);
            }
        }
    }

    private static UUID at(Map<String, UUID> ids, Estate estate) {
        return Objects.requireNonNull(ids.get(estate.code()), estate.code());
    }

    private record Case(Estate estate, String topic, String title, boolean solved, int stars, int homes) {}
}
