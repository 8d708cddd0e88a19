package anju.vote;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;

import anju.access.NewPerson;
import anju.access.People;
import anju.access.Phone;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.city.City;
import anju.testing.InCity;
import anju.vote.mandate.Mandate;
import anju.vote.mandate.Mandated;
import anju.vote.mandate.Mandating;
import anju.vote.mandate.Revoking;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Random walks through the life of a vote beside a model of it: each step gets the answer the model gives, wrong steps included, the
 * clock jumps forth and back, and after each step what counts for a head is what the model holds.
 */
@InCity
class VoteModelTest extends OwnersVoting {
    private static final int WALKS = 12;
    private static final int STEPS = 60;
    private static final int HEADS = 4;
    private static final int PAPERS = 2;

    @Autowired
    Mandating mandating;

    @Autowired
    Attachments attachments;

    @Autowired
    People people;

    private final long seed = Long.getLong("anju.vote.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final TreeMap<String, Integer> answered = new TreeMap<>();

    /** What the model holds of one head: what it said itself, what its proxy said, and whether a mandate stands. */
    private static final class Voice {
        @Nullable
        Choice own;

        @Nullable
        Instant ownAt;

        @Nullable
        Instant lastPhone;

        @Nullable
        Choice byProxy;

        @Nullable
        UUID mandate;

        boolean stands;
        boolean used;

        @Nullable
        Choice counts() {
            return own != null ? own : byProxy;
        }
    }

    /** A vote as the model has it. */
    private static final class Model {
        VoteState state = VoteState.PREPARED;
        Instant now = Instant.EPOCH;
        boolean boxOpen;
        int papersTaken;
        final List<Voice> heads = new ArrayList<>();

        Model() {
            for (int i = 0; i < HEADS; i++) {
                heads.add(new Voice());
            }
        }
    }

    private Model model = new Model();
    private Preparing.Prepared vote;
    private UUID scan;
    private City city;

    @Test
    void every_step_of_a_vote_is_answered_as_the_model_says(City city) {
        this.city = city;
        scan = PaperHands.scan(attachments, clerk);
        for (int walk = 0; walk < WALKS; walk++) {
            model = new Model();
            setClock(Instant.parse("2026-06-01T02:00:00Z"));
            vote = prepared(MatterKind.ORDINARY);
            for (int step = 0; step < STEPS; step++) {
                var done = walk(step);
                assertThat(counted())
                        .as("walk %d, step %d, %s; repeat with -Danju.vote.seed=%d", walk, step, done, seed)
                        .isEqualTo(expected());
            }
            end();
        }
        System.out.println("Answers met: " + answered);
        assertThat(new TreeSet<>(answered.keySet()))
                .as("answers met on the way, seed %d", seed)
                .contains(
                        "Annulled",
                        "AlreadyVoid",
                        "Cast",
                        "Closed",
                        "Frozen",
                        "NotOpen",
                        "NotOpenYet",
                        "NotPrepared",
                        "NotYourBallot",
                        "Over",
                        "OwnerVoted",
                        "Recorded");
    }

    /** What every walk comes to, so that no answer of the end is left to chance. */
    private void end() {
        setClock(closes.plus(Duration.ofHours(1)));
        is("close", voting.close(clerk, id(), vote.voteId()), closing());
        own(0, model.heads.getFirst());
        annul();
        annul();
        own(0, model.heads.getFirst());
        assertThat(counted()).as("seed %d", seed).isEqualTo(expected());
    }

    private String walk(int step) {
        // Most walks get under way soon; some never do.
        int draw = step < 2 && random.nextInt(5) > 0 ? 0 : random.nextInt(40);
        int owner = random.nextInt(HEADS);
        var voice = model.heads.get(owner);
        return switch (draw) {
            case 0, 1 -> is("freeze", voting.freeze(clerk, id(), vote.voteId()), freezing());
            case 2, 3, 4, 5, 6, 7, 8 -> clock();
            case 9 -> is("close", voting.close(clerk, id(), vote.voteId()), closing());
            case 10 -> random.nextInt(4) == 0 || model.state == VoteState.VOID ? annul() : "nothing";
            case 11, 12 -> box();
            case 13, 14, 15 -> paper();
            case 16, 17, 18 -> mandate(random.nextInt(2));
            case 19, 20 -> revoke(random.nextInt(2));
            case 21, 22, 23, 24, 25 -> byProxy(random.nextInt(2));
            case 26 ->
                is(
                        "stranger",
                        voting.cast(small.owner(9), id(), vote.voteId(), headOrNobody(owner), all(vote, Choice.FOR)),
                        polling("NotYourBallot"));
            case 27 ->
                is(
                        "nothing answered",
                        voting.cast(small.owner(owner), id(), vote.voteId(), headOrNobody(owner), Map.of()),
                        polling("NothingAnswered"));
            default -> own(owner, voice);
        };
    }

    private String clock() {
        var to = switch (random.nextInt(8)) {
            case 0 -> opens.minus(Duration.ofDays(1));
            case 1 -> closes.plus(Duration.ofHours(1 + random.nextInt(3)));
            default -> opens.plus(Duration.ofHours(random.nextInt(1, 239)));
        };
        setClock(to);
        return "clock " + to;
    }

    private void setClock(Instant to) {
        cities.setClock(city, to);
        model.now = to;
    }

    private String freezing() {
        if (model.state != VoteState.PREPARED) {
            return "NotPrepared";
        }
        if (!model.now.isBefore(opens)) {
            return "TooLate";
        }
        model.state = VoteState.FROZEN;
        return "Frozen";
    }

    private String closing() {
        if (model.state != VoteState.FROZEN) {
            return "NotOpen";
        }
        if (model.now.isBefore(closes)) {
            return "NotYet";
        }
        if (model.boxOpen && model.papersTaken < PAPERS) {
            return "PapersWaiting";
        }
        model.state = VoteState.CLOSED;
        return "Closed";
    }

    private String annul() {
        var by = model.state == VoteState.PREPARED ? clerk : leader;
        var expected = model.state == VoteState.VOID ? "AlreadyVoid" : "Annulled";
        var answer = is("annul", voting.annul(by, id(), vote.voteId(), "重来"), expected);
        model.state = VoteState.VOID;
        return answer;
    }

    private String box() {
        String expected;
        if (model.state != VoteState.FROZEN) {
            expected = "NotOpen";
        } else if (model.now.isBefore(closes)) {
            expected = "NotYet";
        } else if (model.boxOpen) {
            expected = "AlreadyOpened";
        } else {
            expected = "Opened";
            model.boxOpen = true;
        }
        var found = new BoxOpening(PAPERS, 0, java.util.Set.of(hands.grid.person(), hands.head.person()));
        return is("box", telling.openBox(clerk, id(), vote.voteId(), found), expected);
    }

    /** Papers are the last head's. */
    private String paper() {
        int owner = HEADS - 1;
        if (headOrNull(owner) == null) {
            return "nothing";
        }
        var castAt = opens.plus(Duration.ofMinutes(30 + 60L * random.nextInt(200)));
        var choice = anyChoice();
        var paper = new PaperBallot(
                head(vote, owner), id().toString(), castAt, small.owners.get(owner), null, all(vote, choice));
        String expected;
        if (model.state != VoteState.FROZEN) {
            expected = "NotOpen";
        } else if (!model.boxOpen) {
            expected = "BoxShut";
        } else if (castAt.isAfter(model.now)) {
            expected = "InTheFuture";
        } else if (model.papersTaken == PAPERS) {
            expected = "NoMorePapers";
        } else {
            expected = "Entered";
        }
        var entering = telling.enterPaper(teller, id(), vote.voteId(), paper);
        var answer = is("paper", entering, expected);
        if (entering instanceof Entering.Entered entered) {
            assertThat(telling.confirm(hands.second, id(), vote.voteId(), java.util.Set.of(entered.entryId())))
                    .isEqualTo(new Comparing.Counted(1));
            model.papersTaken++;
            var voice = model.heads.get(owner);
            if (voice.ownAt == null || castAt.isAfter(voice.ownAt)) {
                voice.own = choice;
                voice.ownAt = castAt;
            }
        }
        return answer;
    }

    private String mandate(int owner) {
        if (headOrNull(owner) == null) {
            return "nothing";
        }
        var voice = model.heads.get(owner);
        String expected;
        if (model.state != VoteState.FROZEN) {
            expected = "NotFrozen";
        } else if (!model.now.isBefore(closes)) {
            expected = "Over";
        } else if (voice.stands) {
            expected = "StandsAlready";
        } else {
            expected = voice.own != null ? "OwnerVoted" : "Recorded";
        }
        var paper =
                new Mandate(head(vote, owner), proxy(owner), small.owners.get(owner), LocalDate.of(2026, 6, 1), scan);
        var answer = mandating.record(clerk, id(), vote.voteId(), paper);
        if (answer instanceof Mandated.Recorded recorded) {
            voice.mandate = recorded.mandateId();
            voice.stands = true;
            voice.used = false;
        }
        return is("mandate", answer, expected);
    }

    private String revoke(int owner) {
        var voice = model.heads.get(owner);
        if (voice.mandate == null) {
            return "nothing";
        }
        String expected;
        if (model.state != VoteState.FROZEN || !model.now.isBefore(closes)) {
            expected = "Over";
        } else if (!voice.stands) {
            expected = "NotStanding";
        } else if (voice.used) {
            expected = "AlreadyCast";
        } else {
            expected = "Revoked";
            voice.stands = false;
        }
        return is("revoke", (Revoking) mandating.revoke(small.owner(owner), id(), voice.mandate), expected);
    }

    private String byProxy(int owner) {
        var voice = model.heads.get(owner);
        var by = new Viewer(transaction.execute(_ -> people.add(proxy(owner))), "proxy", List.of());
        var choice = anyChoice();
        var expected = polling(!voice.stands ? "NotYourBallot" : voice.own != null ? "OwnerVoted" : "Cast");
        var answer =
                is("proxy", voting.cast(by, id(), vote.voteId(), headOrNobody(owner), all(vote, choice)), expected);
        if (expected.equals("Cast")) {
            voice.byProxy = choice;
            voice.used = true;
        }
        return answer;
    }

    private String own(int owner, Voice voice) {
        var choice = anyChoice();
        var expected = polling("Cast");
        var command = id();
        var head = headOrNobody(owner);
        var said = voting.cast(small.owner(owner), command, vote.voteId(), head, all(vote, choice));
        if (random.nextInt(3) == 0) {
            assertThat(voting.cast(small.owner(owner), command, vote.voteId(), head, all(vote, choice)))
                    .as("the same request again")
                    .isEqualTo(said);
        }
        if (expected.equals("Cast")) {
            voice.stands = false;
            // By phone what comes last is later, whatever the clock says; on paper something later may have been said.
            var castAt = voice.lastPhone == null || model.now.isAfter(voice.lastPhone) ? model.now : voice.lastPhone;
            voice.lastPhone = castAt;
            if (voice.ownAt == null || !castAt.isBefore(voice.ownAt)) {
                voice.own = choice;
                voice.ownAt = castAt;
            }
        }
        return is("own", said, expected);
    }

    private String polling(String whileOpen) {
        if (model.state != VoteState.FROZEN) {
            return model.state == VoteState.CLOSED ? "Over" : "NotOpen";
        }
        if (model.now.isBefore(opens)) {
            return "NotOpenYet";
        }
        return model.now.isBefore(closes) ? whileOpen : "Over";
    }

    private String is(String step, Object answer, String expected) {
        assertThat(answer.getClass().getSimpleName())
                .as("%s while %s at %s; repeat with -Danju.vote.seed=%d", step, model.state, model.now, seed)
                .isEqualTo(expected);
        answered.merge(expected, 1, Integer::sum);
        return step + " " + expected;
    }

    private List<String> counted() {
        return said(owner -> db.sql("""
                select c.choice from vote.counted_answer c join vote.head_person p on p.head_id = c.head_id
                 where c.vote_id = ? and p.person_id = ?""")
                .params(vote.voteId(), small.owners.get(owner))
                .query(String.class)
                .optional()
                .orElse("-"));
    }

    private List<String> expected() {
        return said(owner -> {
            var choice = model.heads.get(owner).counts();
            return choice == null ? "-" : choice.name();
        });
    }

    private static List<String> said(java.util.function.IntFunction<String> of) {
        return java.util.stream.IntStream.range(0, HEADS).mapToObj(of).toList();
    }

    private UUID headOrNobody(int owner) {
        var head = headOrNull(owner);
        return head == null ? id() : head;
    }

    private @Nullable UUID headOrNull(int owner) {
        return db.sql("""
                select h.id from vote.head h join vote.head_person p on p.head_id = h.id
                 where h.vote_id = ? and p.person_id = ?""")
                .params(vote.voteId(), small.owners.get(owner))
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private static NewPerson proxy(int owner) {
        return new NewPerson("代理人", Phone.read("1390000710" + owner).orElseThrow(), null);
    }

    private Choice anyChoice() {
        return Choice.values()[random.nextInt(Choice.values().length)];
    }
}
