package anju.vote;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.city.City;
import anju.testing.InCity;
import anju.testing.Shows;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** A lift, decided by its stairwell, and matters on which all have to agree. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StairwellAndUnanimityTest extends OwnersVoting {
    @Autowired
    Votes votes;

    @Autowired
    VoteSheets sheets;

    @Test
    @Shows("EP-23")
    void a_lift_passes_with_three_quarters_of_its_stairwell_by_area_and_by_heads(City city) {
        var vote = lift();
        cast(city, vote, 5, Choice.FOR);
        assertThat(verdict(city, vote)).isEqualTo(Verdict.PASSED);
        assertThat(db.sql(
                                "select share_of || '/' || share_in from vote.result r join vote.matter m using (share_of, share_in) where m.id = ? and r.matter_id = m.id")
                        .param(vote.matters().getFirst())
                        .query(String.class)
                        .single())
                .isEqualTo("3/4");
    }

    @Test
    void a_lift_needs_two_thirds_of_its_stairwell_and_nobody_elses(City city) {
        var vote = lift();
        cast(city, vote, 3, Choice.FOR);
        assertThat(verdict(city, vote)).as("3 of 6").isEqualTo(Verdict.NO_QUORUM);
    }

    @Test
    void a_lift_is_put_to_a_stairwell_and_to_nothing_wider(City city) {
        var whole = proposal(Electorate.WHOLE, MatterKind.LIFT);
        assertThat(voting.prepare(clerk, id(), whole)).isEqualTo(new Preparing.LiftOfNoStairwell());
        var building = proposal(new Electorate(small.buildings.getFirst(), null), MatterKind.LIFT);
        assertThat(voting.prepare(clerk, id(), building))
                .as("a building of two stairwells")
                .isEqualTo(new Preparing.LiftOfNoStairwell());
        var vote = prepared(MatterKind.ORDINARY);
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> matter(vote.voteId(), "LIFT", 3, 4)))
                .as("the database says so too")
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("stairwell");
    }

    @Test
    void the_database_knows_no_lighter_majority_than_the_law(City city) {
        var vote = prepared(MatterKind.ORDINARY);
        for (var share : List.of(List.of("ORDINARY", 1, 3), List.of("SPECIAL", 2, 3), List.of("UNANIMOUS", 3, 4))) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(
                            _ -> matter(vote.voteId(), (String) share.get(0), (int) share.get(1), (int) share.get(2))))
                    .as(share.toString())
                    .hasMessageContaining("matter_check");
        }
        var lift = (Preparing.Prepared) voting.prepare(clerk, id(), proposal(stairwell(), MatterKind.LIFT));
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> matter(lift.voteId(), "LIFT", 2, 3)))
                .hasMessageContaining("matter_check");
        transaction.executeWithoutResult(_ -> matter(lift.voteId(), "LIFT", 4, 5));
    }

    @Test
    void the_database_refuses_a_verdict_that_is_not_unanimous(City city) {
        var vote = unanimous();
        var matter = vote.matters().getFirst();
        assertThatThrownBy(() -> result(matter, 100, 6, 100, 5, 1, true, "PASSED"))
                .hasMessageContaining("result_check");
        assertThatThrownBy(() -> result(matter, 90, 5, 90, 5, 0, true, "PASSED"))
                .hasMessageContaining("result_check");
        assertThatThrownBy(() -> result(matter, 90, 5, 80, 4, 1, false, "NO_QUORUM"))
                .as("one voice against rejects, whoever else is silent")
                .hasMessageContaining("result_check");
    }

    @Test
    void one_voice_against_rejects_what_needs_all_even_while_others_are_silent(City city) {
        var vote = unanimous();
        cities.setClock(city, opens);
        voting.cast(small.owner(0), id(), vote.voteId(), head(vote, 0), all(vote, Choice.AGAINST));
        assertThat(verdict(city, vote)).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void the_agenda_names_a_turnout_only_where_a_part_of_the_owners_may_decide() {
        var unanimous = votes.byId(unanimous().voteId()).orElseThrow();
        var ordinary = votes.byId(prepared(MatterKind.ORDINARY).voteId()).orElseThrow();
        assertThat(sheets.of(unanimous, VoteNotice.AGENDA).body())
                .contains("全部同意")
                .doesNotContain("参与表决的面积要达到");
        assertThat(sheets.of(ordinary, VoteNotice.AGENDA).body()).contains("参与表决的面积要达到");
    }

    @Test
    void one_silent_owner_leaves_what_needs_all_undecided(City city) {
        var vote = unanimous();
        cast(city, vote, 5, Choice.FOR);
        assertThat(verdict(city, vote)).isEqualTo(Verdict.NO_QUORUM);
    }

    @Test
    void what_needs_all_passes_with_all(City city) {
        var vote = unanimous();
        cast(city, vote, 6, Choice.FOR);
        assertThat(verdict(city, vote)).isEqualTo(Verdict.PASSED);
    }

    @Test
    void an_abstention_is_no_consent_where_all_have_to_agree(City city) {
        var vote = unanimous();
        cast(city, vote, 5, Choice.FOR);
        voting.cast(small.owner(5), id(), vote.voteId(), head(vote, 5), all(vote, Choice.ABSTAIN));
        assertThat(verdict(city, vote)).isEqualTo(Verdict.REJECTED);
    }

    private Electorate stairwell() {
        return new Electorate(small.buildings.getFirst(), small.stairwells.getFirst());
    }

    /** Six homes of six owners. */
    private Preparing.Prepared lift() {
        return frozenFor(MatterKind.LIFT);
    }

    private Preparing.Prepared unanimous() {
        return frozenFor(MatterKind.UNANIMOUS);
    }

    private Preparing.Prepared frozenFor(MatterKind kind) {
        var vote = published(voting.prepare(clerk, id(), proposal(stairwell(), kind)));
        assertThat(voting.freeze(clerk, id(), vote.voteId()))
                .isInstanceOfSatisfying(
                        Freezing.Frozen.class,
                        frozen -> assertThat(frozen.heads()).isEqualTo(6));
        return vote;
    }

    private Proposal proposal(Electorate voters, MatterKind kind) {
        return new Proposal(
                small.compound,
                voters,
                "单元表决",
                City.current().today(),
                opens,
                closes,
                List.of(Proposal.Matter.of(kind, "单元的事")));
    }

    private void cast(City city, Preparing.Prepared vote, int owners, Choice choice) {
        cities.setClock(city, opens);
        for (int i = 0; i < owners; i++) {
            assertThat(voting.cast(small.owner(i), id(), vote.voteId(), head(vote, i), all(vote, choice)))
                    .isInstanceOf(Casting.Cast.class);
        }
    }

    private Verdict verdict(City city, Preparing.Prepared vote) {
        cities.setClock(city, closes);
        return ((Closing.Closed) voting.close(clerk, id(), vote.voteId()))
                .matters()
                .getFirst()
                .verdict();
    }

    /** In another vote of the same electorate: a matter comes with its vote or not at all. */
    private void matter(UUID like, String kind, int of, int in) {
        var vote = id();
        db.sql("""
                insert into vote.vote (id, code, compound_id, building_id, stairwell_id, title, edition_id, precedence, record_on, opens_at,
                                       closes_at, prepared_by, prepared_at, act_id, act_kind)
                select ?, 'BJ-2026-' || to_char(nextval('vote.code'), 'FM0000'), compound_id, building_id, stairwell_id, title, edition_id,
                       precedence, record_on, opens_at, closes_at, prepared_by, prepared_at, ?, act_kind
                  from vote.vote where id = ?""").params(vote, small.act("vote.vote.prepared"), like).update();
        db.sql("""
                insert into vote.matter (id, vote_id, number, kind, share_of, share_in, title, subject_kind, digest)
                values (?, ?, 9, ?, ?, ?, '背着动词', 'words', ?)""").params(id(), vote, kind, of, in, new byte[32]).update();
    }

    private void result(
            UUID matter,
            long castArea,
            int castHeads,
            long forArea,
            int forHeads,
            int against,
            boolean quorum,
            String verdict) {
        transaction.executeWithoutResult(_ -> db.sql("""
                insert into vote.result (id, matter_id, matter_kind, share_of, share_in, roll_area_x100, roll_heads,
                                         cast_area_x100, cast_heads, for_area_x100, for_heads, against_area_x100, against_heads,
                                         quorum, verdict, act_id, act_kind)
                select ?, id, kind, share_of, share_in, 100, 6, ?, ?, ?, ?, 0, ?, ?, ?, ?, 'vote.result.counted'
                  from vote.matter where id = ?""")
                .params(
                        id(),
                        castArea,
                        castHeads,
                        forArea,
                        forHeads,
                        against,
                        quorum,
                        verdict,
                        small.act("vote.result.counted"),
                        matter)
                .update());
    }
}
