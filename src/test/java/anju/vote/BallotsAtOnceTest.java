package anju.vote;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.testing.InCity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many ballots at the same moment, written together: each gets its own answer, as if it had come alone. */
@InCity
class BallotsAtOnceTest extends OwnersVoting {
    private static final int CLIENTS = 16;

    @Test
    void a_head_s_register_holds_what_was_cast_last_whatever_happens_at_the_same_time(City city) throws Exception {
        var vote = frozen(MatterKind.ORDINARY, MatterKind.ORDINARY);
        cities.setClock(city, opens);
        long seed = System.nanoTime();
        var histories = new ConcurrentHashMap<UUID, Queue<Register.Deed>>();
        var heads = List.of(head(vote, 0), head(vote, 1), head(vote, 2), head(vote, 3));
        atOnce(city, CLIENTS, client -> {
            var random = new Random(seed + client);
            for (int i = 0; i < 6; i++) {
                int owner = random.nextInt(heads.size());
                var head = heads.get(owner);
                boolean write = random.nextInt(3) > 0;
                long begun = System.nanoTime();
                Object value =
                        write ? ballotOf(cast(vote, owner, id(), Choice.values()[random.nextInt(3)])) : standing(head);
                histories
                        .computeIfAbsent(head, _ -> new ConcurrentLinkedQueue<>())
                        .add(new Register.Deed(write, value, begun, System.nanoTime()));
            }
            return null;
        });
        for (var head : heads) {
            var history = new ArrayList<>(histories.get(head));
            long end = System.nanoTime();
            history.add(new Register.Deed(false, standing(head), end, end));
            assertThat(Register.explains(history))
                    .as("seed %d, %s", seed, history)
                    .isTrue();
        }
    }

    @Test
    void the_search_finds_a_history_that_no_register_explains() {
        var early = new Register.Deed(true, "early", 1, 2);
        var late = new Register.Deed(true, "late", 3, 4);
        var meanwhile = new Register.Deed(true, "late", 1, 4);
        assertThat(Register.explains(List.of(early, late, new Register.Deed(false, "late", 5, 6))))
                .isTrue();
        assertThat(Register.explains(List.of(early, late, new Register.Deed(false, "early", 5, 6))))
                .isFalse();
        assertThat(Register.explains(List.of(early, meanwhile, new Register.Deed(false, "early", 5, 6))))
                .isTrue();
        assertThat(Register.explains(List.of(early, new Register.Deed(false, null, 3, 4))))
                .isFalse();
        assertThat(Register.explains(List.of(
                        early,
                        meanwhile,
                        new Register.Deed(false, "late", 5, 6),
                        new Register.Deed(false, "early", 7, 8))))
                .isFalse();
    }

    @Test
    void the_same_request_a_thousand_times_is_one_ballot_and_one_answer(City city) throws Exception {
        var vote = frozen(MatterKind.ORDINARY);
        cities.setClock(city, opens);
        var command = id();
        var answers = new HashSet<Casting>();
        for (var all : atOnce(city, 20, _ -> {
            var said = new ArrayList<Casting>();
            for (int i = 0; i < 50; i++) {
                said.add(cast(vote, 5, command, Choice.FOR));
            }
            return said;
        })) {
            answers.addAll(all);
        }
        assertThat(answers).hasSize(1);
        assertThat(ballots(vote)).containsExactly(ballotOf(answers.iterator().next()));
    }

    @Test
    void each_gets_its_own_answer_among_others_who_are_refused(City city) throws Exception {
        var vote = frozen(MatterKind.ORDINARY);
        var other = frozen(MatterKind.ORDINARY);
        cities.setClock(city, opens);
        var outcomes = atOnce(
                city,
                20,
                owner -> List.of(
                        cast(vote, owner, id(), Choice.FOR),
                        voting.cast(
                                small.owner(owner),
                                id(),
                                vote.voteId(),
                                head(vote, (owner + 1) % 20),
                                all(vote, Choice.FOR)),
                        voting.cast(small.owner(owner), id(), vote.voteId(), head(vote, owner), Map.of()),
                        voting.cast(
                                small.owner(owner), id(), vote.voteId(), head(vote, owner), all(other, Choice.FOR))));
        assertThat(outcomes)
                .allSatisfy(said -> assertThat(said)
                        .extracting(it -> (Object) it.getClass())
                        .containsExactly(
                                Casting.Cast.class,
                                Casting.NotYourBallot.class,
                                Casting.NothingAnswered.class,
                                Casting.NotAsked.class));
        assertThat(ballots(vote))
                .containsExactlyInAnyOrderElementsOf(
                        outcomes.stream().map(said -> ballotOf(said.getFirst())).toList());
        assertThat(participating(vote)).isEqualTo(20);
    }

    @Test
    void a_later_ballot_is_the_later_one_even_if_the_clock_was_set_back(City city) {
        var vote = frozen(MatterKind.ORDINARY);
        cities.setClock(city, opens.plus(Duration.ofHours(2)));
        cast(vote, 7, id(), Choice.FOR);
        cities.setClock(city, opens.plus(Duration.ofHours(1)));
        var second = cast(vote, 7, id(), Choice.AGAINST);
        assertThat(standing(head(vote, 7))).isEqualTo(ballotOf(second));
        cities.setClock(city, closes.minusMillis(1));
        cities.setClock(city, opens.minusSeconds(1));
        assertThat(cast(vote, 7, id(), Choice.FOR)).isInstanceOf(Casting.NotOpenYet.class);
    }

    @Test
    @Tag("long")
    void of_ten_thousand_ballots_in_the_last_minute_none_that_was_acknowledged_is_lost(City city) throws Exception {
        var vote = frozen(MatterKind.ORDINARY);
        cities.setClock(city, closes.minusSeconds(60));
        var outcomes = atOnce(city, CLIENTS, client -> {
            var random = new Random(client);
            var said = new ArrayList<Casting>();
            for (int i = 0; i < 10_000 / CLIENTS; i++) {
                said.add(cast(vote, random.nextInt(20), id(), Choice.values()[random.nextInt(3)]));
            }
            return said;
        });
        var all = outcomes.stream().flatMap(List::stream).toList();
        assertThat(all)
                .hasSize(10_000)
                .allSatisfy(said -> assertThat(said).isInstanceOfAny(Casting.Cast.class, Casting.Over.class));
        var acknowledged = all.stream()
                .filter(Casting.Cast.class::isInstance)
                .map(BallotsAtOnceTest::ballotOf)
                .collect(Collectors.toSet());
        assertThat(acknowledged).hasSizeGreaterThan(1_000);
        assertThat(ballots(vote)).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(db.sql("select count(*) from vote.ballot where vote_id = ? and accepted_at >= ?")
                        .params(vote.voteId(), java.sql.Timestamp.from(closes))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private Casting cast(Preparing.Prepared vote, int owner, UUID command, Choice choice) {
        return voting.cast(small.owner(owner), command, vote.voteId(), head(vote, owner), all(vote, choice));
    }

    private static UUID ballotOf(Casting casting) {
        return ((Casting.Cast) casting).ballotId();
    }

    private UUID standing(UUID head) {
        return db.sql("select ballot_id from vote.counted_answer where head_id = ?")
                .param(head)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private List<UUID> ballots(Preparing.Prepared vote) {
        return db.sql("select id from vote.ballot where vote_id = ?")
                .param(vote.voteId())
                .query(UUID.class)
                .list();
    }

    private interface Client<T> {
        T work(int number) throws Exception;
    }

    private static <T> List<T> atOnce(City city, int clients, Client<T> client) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                running.add(threads.submit((Callable<T>) () -> city.call(() -> client.work(number))));
            }
            var results = new ArrayList<T>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
