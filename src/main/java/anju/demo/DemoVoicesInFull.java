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
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Every opinion of the replayed compound, and what each came to: a consensus, and with it a need that calls for an item. */
@Component
class DemoVoicesInFull {
    private final Listening listening;
    private final Consulting consulting;
    private final TransactionTemplate transaction;

    DemoVoicesInFull(Listening listening, Consulting consulting, TransactionTemplate transaction) {
        this.listening = listening;
        this.consulting = consulting;
        this.transaction = transaction;
    }

    /** Hundreds of deeds of one hand on one evening: one transaction, or visitors would wait for the disk. */
    void write(Diary diary, Replay.Voices told, Story story) {
        var agreed = new ArrayList<Agreed>();
        diary.at(told.given(), () -> transaction.executeWithoutResult(_ -> agreed.addAll(heard(told, story))));
        diary.at(
                told.sorted(), () -> transaction.executeWithoutResult(_ -> agreed.forEach(one -> takenUp(one, story))));
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
                    agreed.add(new Agreed(theme.item(), draft, opinions));
                }
            }
        }
        return agreed;
    }

    private void takenUp(Agreed one, Story story) {
        var worker = story.person("community");
        var consensus = Expect.that(consulting.reach(worker, id(), one.draft, one.opinions), Sorting.Reached.class)
                .consensusId();
        var taken = consulting.takeUp(worker, id(), consensus, new TreeSet<>(), true);
        story.calls(one.item, Expect.that(taken, Sorting.TakenUp.class).needId());
    }

    private static String at(String words, String place) {
        return MessageFormat.format(words, place);
    }

    private record Agreed(int item, ConsensusDraft draft, SortedSet<UUID> opinions) {}
}
