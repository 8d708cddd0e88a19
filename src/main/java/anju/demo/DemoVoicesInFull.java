package anju.demo;

import static anju.demo.Story.id;

import anju.city.City;
import anju.consultation.ConsensusDraft;
import anju.consultation.Consulting;
import anju.consultation.Giving;
import anju.consultation.Listening;
import anju.consultation.OpinionDraft;
import anju.consultation.Sorting;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every opinion of the replayed compound, and what each came to: a consensus, and with it a need that calls for an item. */
@Component
class DemoVoicesInFull {
    private static final Pattern OF_A_BUILDING = Pattern.compile("([0-9]+) .*");

    private final Listening listening;
    private final Consulting consulting;
    private final JdbcClient db;

    DemoVoicesInFull(Listening listening, Consulting consulting, JdbcClient db) {
        this.db = db;
        this.listening = listening;
        this.consulting = consulting;
    }

    void write(Diary diary, Replay.Voices told, Story story) {
        var agreed = new ArrayList<Agreed>();
        diary.atOnce(told.given(), () -> agreed.addAll(heard(told, story)));
        diary.atOnce(told.sorted(), () -> {
            var buildings = buildings(story);
            agreed.forEach(one -> takenUp(one, buildings, story));
        });
    }

    private List<Agreed> heard(Replay.Voices told, Story story) {
        var agreed = new ArrayList<Agreed>();
        int said = 0;
        for (var theme : told.themes()) {
            for (var wish : theme.wishes()) {
                for (var place : theme.places()) {
                    var opinions = new TreeSet<UUID>();
                    // Every other time somebody else says it in other words.
                    int ways = agreed.size() % 2 == 0 ? wish.says().size() : 1;
                    for (var words : wish.says().subList(0, ways)) {
                        var channel =
                                told.channels().get(said++ % told.channels().size());
                        var draft = new OpinionDraft(story.compound, theme.topic(), at(words, place));
                        var given = listening.enter(
                                story.person("grid"),
                                id(),
                                draft,
                                channel,
                                City.current().today(),
                                null);
                        opinions.add(Expect.that(given, Giving.Given.class).opinionId());
                    }
                    var draft = new ConsensusDraft(
                            story.compound, theme.topic(), at(wish.title(), place), at(wish.statement(), place));
                    agreed.add(new Agreed(theme.item(), draft, opinions, place));
                }
            }
        }
        return agreed;
    }

    /** What is of one building touches its homes, all else everybody's. */
    private void takenUp(Agreed one, Map<String, UUID> buildings, Story story) {
        var worker = story.person("community");
        var consensus = Expect.that(consulting.reach(worker, id(), one.draft, one.opinions), Sorting.Reached.class)
                .consensusId();
        var touched = new TreeSet<UUID>();
        var building = OF_A_BUILDING.matcher(one.place);
        if (building.matches()) {
            touched.add(Objects.requireNonNull(buildings.get(building.group(1))));
        }
        var taken = consulting.takeUp(worker, id(), consensus, touched, touched.isEmpty());
        story.calls(one.item, Expect.that(taken, Sorting.TakenUp.class).needId());
    }

    private Map<String, UUID> buildings(Story story) {
        var byNumber = new HashMap<String, UUID>();
        db.sql("select number, id from registry.building where compound_id = ?")
                .param(story.compound)
                .query((RowCallbackHandler) row -> byNumber.put(row.getString(1), row.getObject(2, UUID.class)));
        return byNumber;
    }

    private static String at(String words, String place) {
        return MessageFormat.format(words, place);
    }

    private record Agreed(int item, ConsensusDraft draft, SortedSet<UUID> opinions, String place) {}
}
