package anju.demo;

import static anju.demo.Story.id;

import anju.city.City;
import anju.consultation.Answering;
import anju.consultation.Asking;
import anju.consultation.Channel;
import anju.consultation.ConsensusDraft;
import anju.consultation.Consulting;
import anju.consultation.Giving;
import anju.consultation.Listening;
import anju.consultation.OpinionDraft;
import anju.consultation.Sorting;
import anju.consultation.Willing;
import anju.consultation.WillingnessDraft;
import anju.consultation.WillingnessRounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What residents say, what they have in common, what becomes of it; and whether they are willing. */
@Component
class DemoVoices {
    private static final long SEED = 20251105;
    private static final int MOST_WISHES = 3;

    private final Listening listening;
    private final Consulting consulting;
    private final WillingnessRounds rounds;
    private final JdbcClient db;

    DemoVoices(Listening listening, Consulting consulting, WillingnessRounds rounds, JdbcClient db) {
        this.listening = listening;
        this.consulting = consulting;
        this.rounds = rounds;
        this.db = db;
    }

    void write(Diary diary, Rooms rooms, Story story) {
        var voices = rooms.voices();
        Map<Rooms.Group, SortedSet<UUID>> groups = new HashMap<>();
        Map<Rooms.Alone, UUID> alone = new HashMap<>();
        int home = 0;
        for (var group : voices.groups()) {
            int first = home;
            home += group.texts().size();
            diary.at(
                    group.open() ? voices.recent() : voices.given(), () -> groups.put(group, say(story, group, first)));
            diary.at(
                    group.open() ? voices.recent().plusDays(1) : voices.sorted(),
                    () -> sort(story, group, java.util.Objects.requireNonNull(groups.get(group))));
        }
        for (var one : voices.alone()) {
            int door = home++;
            diary.at(
                    one.fate() == null ? voices.recent() : voices.given(),
                    () -> alone.put(one, say(story, one.topic(), one.text(), one.channel(), door)));
        }
        diary.at(voices.sorted(), () -> alone.forEach((one, opinion) -> conclude(story, one, opinion)));
        willingness(diary, rooms.willingness(), story);
    }

    private UUID say(Story story, String topic, String text, Channel channel, int home) {
        var draft = new OpinionDraft(story.compound, topic, text);
        var given = switch (channel) {
            case RESIDENT -> listening.give(story.home(home), id(), draft);
            case QR -> listening.giveUnsigned(id(), draft, null);
            default ->
                listening.enter(
                        story.person("grid"),
                        id(),
                        draft,
                        channel,
                        City.current().today(),
                        null);
        };
        return Expect.that(given, Giving.Given.class).opinionId();
    }

    private SortedSet<UUID> say(Story story, Rooms.Group group, int first) {
        var said = new TreeSet<UUID>();
        int home = first;
        for (var one : group.texts()) {
            said.add(say(story, group.topic(), one.text(), one.channel(), home++));
        }
        return said;
    }

    private void sort(Story story, Rooms.Group group, SortedSet<UUID> said) {
        var worker = story.person("community");
        var draft = new ConsensusDraft(story.compound, group.topic(), group.title(), group.statement());
        var consensus = Expect.that(consulting.reach(worker, id(), draft, said), Sorting.Reached.class)
                .consensusId();
        var declined = group.declined();
        if (declined != null) {
            Expect.that(
                    consulting.decline(worker, id(), consensus, declined.fate(), declined.reason()),
                    Sorting.Concluded.class);
        } else if (!group.open()) {
            var taken = consulting.takeUp(worker, id(), consensus, new TreeSet<>(), true);
            story.calls(group.item(), Expect.that(taken, Sorting.TakenUp.class).needId());
        }
    }

    private void conclude(Story story, Rooms.Alone one, UUID opinion) {
        var fate = one.fate();
        if (fate != null) {
            var reason = java.util.Objects.requireNonNull(one.reason());
            Expect.that(
                    consulting.conclude(story.person("community"), id(), opinion, fate, reason),
                    Sorting.Concluded.class);
        }
    }

    private void willingness(Diary diary, Rooms.Willingness told, Story story) {
        var round = new ArrayList<UUID>();
        diary.at(told.asked(), () -> {
            var draft =
                    new WillingnessDraft(story.compound, told.question(), told.items(), told.fromOn(), told.untilOn());
            round.add(Expect.that(rounds.ask(story.person("clerk"), id(), draft), Asking.Asked.class)
                    .willingnessId());
        });
        diary.atOnce(told.answered(), () -> answer(told, round.getFirst(), story));
        diary.at(
                told.counted(),
                () -> Expect.that(rounds.close(story.person("clerk"), id(), round.getFirst()), Asking.Counted.class));
    }

    /** The papers that the grid worker collected. */
    private void answer(Rooms.Willingness told, UUID round, Story story) {
        var forms = new ArrayList<>(
                db.sql("select id from consultation.willingness_form where willingness_id = ? order by serial")
                        .param(round)
                        .query(UUID.class)
                        .list());
        var random = new Random(SEED);
        java.util.Collections.shuffle(forms, random);
        var items = List.copyOf(told.items());
        int answers = told.willing() + told.unwilling() + told.undecided();
        for (int i = 0; i < answers; i++) {
            var willing = i < told.willing()
                    ? Willing.WILLING
                    : i < told.willing() + told.unwilling() ? Willing.UNWILLING : Willing.UNDECIDED;
            var wishes = new TreeSet<String>();
            for (int w = 0; willing == Willing.WILLING && w < MOST_WISHES; w++) {
                wishes.add(items.get(Math.min(random.nextInt(items.size()), random.nextInt(items.size()))));
            }
            Expect.that(
                    rounds.enter(
                            story.person("grid"),
                            id(),
                            forms.get(i),
                            willing,
                            wishes,
                            City.current().today()),
                    Answering.Answered.class);
        }
    }
}
