package anju.vote;

import static anju.testing.SmallCity.id;
import static anju.vote.Difference.Apart;
import static anju.vote.Difference.Figure;
import static org.assertj.core.api.Assertions.assertThat;

import anju.city.AdministratorsHand;
import anju.city.City;
import anju.testing.InCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** There is a result only where three counts agree, and it is announced only as long as it is what they come to. */
@InCity
class ThirdCountTest extends OwnersVoting {
    @Autowired
    Announcing announcing;

    @Autowired
    Counting counting;

    @Test
    void a_database_that_counts_everybody_as_in_favour_stores_no_result(City city) {
        var vote = cast(city);
        var administrator = AdministratorsHand.in(cities, city);
        var honest = administrator
                .sql("select pg_get_viewdef('vote.counted_answer'::regclass)")
                .query(String.class)
                .single();
        try {
            administrator
                    .sql("create or replace view vote.counted_answer as "
                            + honest.replaceFirst("a\\.choice", "'FOR'::text as choice"))
                    .update();
            assertThat(voting.close(clerk, id(), vote.voteId()))
                    .isEqualTo(new Closing.CountsDiffer(new Difference(1, Figure.FOR_AREA, Apart.DATABASE)));
            assertThat(results(vote)).isZero();
        } finally {
            administrator
                    .sql("create or replace view vote.counted_answer as " + honest)
                    .update();
        }
        assertThat(voting.close(clerk, id(), vote.voteId())).isInstanceOf(Closing.Closed.class);
        assertThat(results(vote)).isOne();
    }

    @Test
    void a_part_that_grew_by_one_hundredth_of_a_square_metre_after_the_freezing_stops_the_count(City city) {
        var vote = cast(city);
        var administrator = AdministratorsHand.in(cities, city);
        administrator.sql("alter table vote.head_part disable trigger user").update();
        assertThat(administrator
                        .sql("update vote.head_part set area_x100 = area_x100 + 1 where head_id = ?")
                        .param(head(vote, 0))
                        .update())
                .isPositive();
        administrator.sql("alter table vote.head_part enable trigger user").update();
        assertThat(voting.close(clerk, id(), vote.voteId()))
                .isEqualTo(new Closing.CountsDiffer(new Difference(1, Figure.ROLL_AREA, Apart.FILE)));
        assertThat(results(vote)).isZero();
    }

    @Test
    void an_answer_that_was_turned_after_the_count_keeps_the_result_from_being_announced(City city) {
        var vote = cast(city);
        assertThat(voting.close(clerk, id(), vote.voteId())).isInstanceOf(Closing.Closed.class);
        posters.hang(clerk, leader, vote.voteId(), VoteNotice.RESULT);
        var administrator = AdministratorsHand.in(cities, city);
        turn(administrator, vote, "AGAINST");
        assertThat(announcing.announce(clerk, id(), vote.voteId(), "测字〔2026〕31号"))
                .isEqualTo(new Announcement.CountsDiffer(new Difference(1, Figure.FOR_AREA, Apart.STORED)));
        turn(administrator, vote, "FOR");
        assertThat(announcing.announce(clerk, id(), vote.voteId(), "测字〔2026〕31号"))
                .isEqualTo(new Announcement.Made());
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7, 7,",
        "6, 7, 7, DATABASE",
        "7, 6, 7, PROGRAM",
        "7, 7, 6, FILE",
        "5, 6, 7, ALL",
    })
    void whichever_count_stands_apart_is_named(int database, int program, int file, Apart apart) {
        var found = Difference.among(2, inFavour(database), inFavour(program), inFavour(file));
        assertThat(found.map(Difference::apart).orElse(null)).isEqualTo(apart);
        found.ifPresent(where -> assertThat(where.figure()).isEqualTo(Figure.FOR_HEADS));
    }

    @Test
    void a_matter_that_a_count_lacks_is_a_difference() {
        assertThat(Difference.among(1, inFavour(7), inFavour(7), null))
                .hasValue(new Difference(1, Figure.ROLL_AREA, Apart.FILE));
        assertThat(Difference.ofStored(1, null, inFavour(7)))
                .hasValue(new Difference(1, Figure.ROLL_AREA, Apart.STORED));
    }

    private static Tally inFavour(int heads) {
        return new Tally(1000, 10, 900, 9, 500, heads, 100, 1);
    }

    /** Over, with one owner in favour and one against. */
    private Preparing.Prepared cast(City city) {
        var vote = frozen(MatterKind.ORDINARY);
        cities.setClock(city, opens);
        for (int owner = 0; owner < 2; owner++) {
            var choice = owner == 0 ? Choice.FOR : Choice.AGAINST;
            assertThat(voting.cast(viewer(owner), id(), vote.voteId(), head(vote, owner), all(vote, choice)))
                    .isInstanceOf(Casting.Cast.class);
        }
        cities.setClock(city, closes);
        return vote;
    }

    private anju.access.Viewer viewer(int owner) {
        return new anju.access.Viewer(small.owners.get(owner), "", java.util.List.of());
    }

    private void turn(
            org.springframework.jdbc.core.simple.JdbcClient administrator, Preparing.Prepared vote, String to) {
        administrator.sql("alter table vote.answer disable trigger user").update();
        assertThat(administrator
                        .sql("""
                                update vote.answer set choice = ?
                                 where ballot_id in (select id from vote.ballot where vote_id = ? and head_id = ?)""")
                        .params(to, vote.voteId(), head(vote, 0))
                        .update())
                .isOne();
        administrator.sql("alter table vote.answer enable trigger user").update();
    }

    private long results(Preparing.Prepared vote) {
        return db.sql("select count(*) from vote.result r join vote.matter m on m.id = r.matter_id where m.vote_id = ?")
                .param(vote.voteId())
                .query(Long.class)
                .single();
    }
}
