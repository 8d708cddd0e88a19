package anju.vote.web;

import anju.access.Action;
import anju.access.Grant;
import anju.access.Viewer;
import anju.city.City;
import anju.policy.Policy;
import anju.site.Column;
import anju.site.Form;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.Moment;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import anju.vote.MatterKind;
import anju.vote.Posting;
import anju.vote.Tally;
import anju.vote.Verdict;
import anju.vote.VoteState;
import anju.vote.VotingRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of votes and a vote's own page. */
@Component
class VoteScreens {
    static final Listing<VoteListPage.Row> LIST = Listing.of(
            "vote.votes",
            "v.opens_at desc, v.code",
            Column.<VoteListPage.Row>text("what", VoteListPage.Row::title).sortedBy("v.title"),
            Column.<VoteListPage.Row>text("code", VoteListPage.Row::code)
                    .sortedBy("v.code")
                    .notOnPhones(),
            Column.<VoteListPage.Row>text("compound", VoteListPage.Row::compound)
                    .sortedBy("c.name"),
            Column.<VoteListPage.Row>text("state", VoteListPage.Row::state),
            Column.<VoteListPage.Row>text("opens", VoteListPage.Row::opensAt)
                    .sortedBy("v.opens_at")
                    .notOnPhones(),
            Column.<VoteListPage.Row>text("closes", VoteListPage.Row::closesAt)
                    .sortedBy("v.closes_at")
                    .notOnPhones(),
            Column.<VoteListPage.Row>figure("cast", VoteListPage.Row::castHeads).notOnPhones(),
            Column.<VoteListPage.Row>figure("heads", VoteListPage.Row::rollHeads)
                    .notOnPhones());

    static final String ANNUL = "vote.annul";
    static final String POST = "vote.post";
    private static final int EXPORT_AT_MOST = 20_000;
    private static final int COMPOUNDS_AT_MOST = 500;

    private final JdbcClient db;
    private final Policy policy;
    private final Posting posting;

    VoteScreens(JdbcClient db, Policy policy, Posting posting) {
        this.db = db;
        this.policy = policy;
        this.posting = posting;
    }

    VoteListPage list(Site site, ListQuery query) {
        return new VoteListPage(
                site,
                LIST.page(query, rows(site.viewer(), query, query.size(), query.offset()), total(site.viewer(), query)),
                compounds(site.viewer(), Action.SEE_REGISTRY).stream()
                        .map(compound -> new Option(compound.id().toString(), compound.name()))
                        .toList());
    }

    Stream<VoteListPage.Row> export(Site site, ListQuery query) {
        return rows(site.viewer(), query, EXPORT_AT_MOST, 0).stream();
    }

    private static final String MATCHING = """
              from vote.vote v
              join registry.compound_now c on c.id = v.compound_id
             where exists (select from unnest(:paths::text[]) p where c.path = p or starts_with(c.path, p || '/'))
               and (:title = '%%' or v.title ilike :title or v.code ilike :title)
               and (:compound = '' or v.compound_id::text = :compound)
            """;

    private List<VoteListPage.Row> rows(Viewer viewer, ListQuery query, int limit, int offset) {
        return matching(
                        """
                select v.id, v.code, v.title, c.name as compound, v.state, v.opens_at, v.closes_at,
                       (select count(*) from vote.matter m where m.vote_id = v.id) as matters,
                       (select count(*) from vote.participation p where p.vote_id = v.id) as cast_heads,
                       (select count(*) from vote.head h where h.vote_id = v.id) as roll_heads
                """ + MATCHING + " order by " + LIST.orderBy(query) + " limit :limit offset :offset",
                        viewer,
                        query)
                .param("limit", limit)
                .param("offset", offset)
                .query(VoteListPage.Row.class)
                .list();
    }

    private long total(Viewer viewer, ListQuery query) {
        return matching("select count(*) " + MATCHING, viewer, query)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec matching(String sql, Viewer viewer, ListQuery query) {
        return db.sql(sql)
                .param("paths", paths(viewer, Action.SEE_REGISTRY))
                .param("title", query.pattern("q"))
                .param("compound", query.filter("compound"));
    }

    private static String paths(Viewer viewer, Action action) {
        return "{"
                + String.join(
                        ",",
                        viewer.grants().stream()
                                .filter(grant -> action.isOpenTo(grant.role()))
                                .map(Grant::placePath)
                                .toList())
                + "}";
    }

    List<ChooseVotersPage.Compound> compounds(Viewer viewer, Action action) {
        return db.sql("""
                select id, code, name, path from registry.compound_now c
                 where exists (select from unnest(:paths::text[]) p where c.path = p or starts_with(c.path, p || '/'))
                 order by name, code limit :limit""")
                .param("paths", paths(viewer, action))
                .param("limit", COMPOUNDS_AT_MOST)
                .query(ChooseVotersPage.Compound.class)
                .list();
    }

    PrepareVotePage form(Site site, Form form, UUID compound) {
        var place = db.sql("select id, code, name, path from registry.compound_now where id = ?")
                .param(compound)
                .query(ChooseVotersPage.Compound.class)
                .optional()
                .orElseThrow(NotThere::new);
        site.viewer().require(Action.PREPARE_VOTE, place.path());
        var rules = policy.rules(VotingRules.class, place.path(), City.current().today());
        return new PrepareVotePage(site, form, compound, place.name(), rules, voters(site, compound));
    }

    /** A building with one stairwell needs no stairwell beside it. */
    private List<Option> voters(Site site, UUID compound) {
        return db.sql("""
                select value, building, stairwell from (
                select building_id::text as value, building_number as building, null::text as stairwell, count(*) as n
                  from registry.stairwell_now where compound_id = :compound group by building_id, building_number
                union all
                select building_id || ' ' || id, building_number, number, 0 from registry.stairwell_now s
                 where compound_id = :compound
                   and exists (select from registry.stairwell_now o where o.building_id = s.building_id and o.id <> s.id)
                ) v order by length(building), building, stairwell nulls first""")
                .param("compound", compound)
                .query((row, _) -> new Option(
                        row.getString("value"),
                        whereabouts(site, row.getString("building"), row.getString("stairwell"))))
                .list();
    }

    static String whereabouts(Site site, String building, @Nullable String stairwell) {
        return stairwell == null
                ? site.text("vote.voters.building", building)
                : site.text("vote.stairwells.name", building, stairwell);
    }

    VotePage.Facts facts(UUID id) {
        return db.sql("""
                select v.id, v.code, v.compound_id, c.name as compound, c.path, v.title, v.edition_id, v.precedence, v.record_on,
                       v.opens_at, v.closes_at, v.state, b.number as building, s.number as stairwell
                  from vote.vote v join registry.compound_now c on c.id = v.compound_id
                  left join registry.building_now b on b.id = v.building_id
                  left join registry.stairwell_now s on s.id = v.stairwell_id
                 where v.id = ?""").param(id).query(VotePage.Facts.class).optional().orElseThrow(NotThere::new);
    }

    VotingRules rules(VotePage.Facts vote) {
        return policy.rules(VotingRules.class, vote.editionId());
    }

    VotePage vote(Site site, UUID id, Form form) {
        var vote = facts(id);
        var doing = doing(site.viewer(), vote);
        return new VotePage(
                site,
                vote,
                rules(vote),
                matters(id),
                participation(id),
                doing.staff() ? stairwells(id) : List.of(),
                history(site, id),
                doing,
                posting.board(id, vote.state()),
                owed(id),
                form);
    }

    VotePage.@Nullable Owed owed(UUID vote) {
        return db.sql("""
                select d.due_on, exists (select from vote.result_notice n where n.vote_id = v.id) as on_board
                  from vote.vote v join vote.result_due d on d.vote_id = v.id
                 where v.id = ? and v.state = 'CLOSED'
                   and not exists (select from vote.publication p where p.vote_id = v.id)""").param(vote).query(VotePage.Owed.class).optional().orElse(null);
    }

    private VotePage.Doing doing(Viewer viewer, VotePage.Facts vote) {
        var now = City.current().now();
        boolean frozen = vote.state() == VoteState.FROZEN;
        boolean over = !now.isBefore(vote.closesAt());
        return new VotePage.Doing(
                viewer.may(Action.SEE_REGISTRY, vote.path()),
                vote.state() == VoteState.PREPARED && viewer.may(Action.PREPARE_VOTE, vote.path()),
                frozen && over && isBoxOpen(vote.id()) && viewer.may(Action.ENTER_PAPER_BALLOT, vote.path()),
                frozen && over && viewer.may(Action.CLOSE_VOTE, vote.path()),
                vote.state() != VoteState.VOID
                        && viewer.may(
                                vote.state() == VoteState.PREPARED ? Action.PREPARE_VOTE : Action.VOID_VOTE,
                                vote.path()),
                frozen
                        && !over
                        && !now.isBefore(vote.opensAt())
                        && viewer.isSignedIn()
                        && isOnRoll(vote.id(), viewer.person()),
                viewer.may(Action.SEE_TURNOUT, vote.path()),
                (frozen || vote.state() == VoteState.CLOSED) && viewer.may(Action.RECORD_MANDATE, vote.path()),
                frozen
                        && over
                        && (viewer.may(Action.OPEN_BALLOT_BOX, vote.path())
                                || viewer.may(Action.ENTER_PAPER_BALLOT, vote.path())),
                vote.state() != VoteState.VOID && viewer.may(Action.PREPARE_VOTE, vote.path()),
                viewer.may(Action.DRAFT_NOTICE, vote.path()),
                (frozen || vote.state() == VoteState.PREPARED) && viewer.may(Action.DELIVER_BALLOTS, vote.path()),
                RollObjectionScreens.isFor(viewer, vote.path()));
    }

    private boolean isBoxOpen(UUID vote) {
        return db.sql("select exists (select from vote.box_opening where vote_id = ?)")
                .param(vote)
                .query(Boolean.class)
                .single();
    }

    private boolean isOnRoll(UUID vote, UUID person) {
        return db.sql("""
                select exists (select from vote.head_person p join vote.head h on h.id = p.head_id
                                where h.vote_id = :vote and p.person_id = :person)
                    or exists (select from vote.mandate where vote_id = :vote and proxy = :person and state = 'STANDING')""")
                .param("vote", vote)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    private List<VotePage.Matter> matters(UUID vote) {
        return db.sql("""
                select m.id, m.number, m.kind, m.title, r.*
                  from vote.matter m left join vote.result r on r.matter_id = m.id
                 where m.vote_id = ? order by m.number""").param(vote).query((row, _) -> matter(row)).list();
    }

    private static VotePage.Matter matter(ResultSet row) throws SQLException {
        var verdict = row.getString("verdict");
        return new VotePage.Matter(
                row.getObject(1, UUID.class),
                row.getInt("number"),
                MatterKind.valueOf(row.getString("kind")),
                row.getString("title"),
                tally(row, verdict),
                verdict == null ? null : Verdict.valueOf(verdict));
    }

    private static @Nullable Tally tally(ResultSet row, @Nullable String verdict) throws SQLException {
        return verdict == null
                ? null
                : new Tally(
                        row.getLong("roll_area_x100"),
                        row.getInt("roll_heads"),
                        row.getLong("cast_area_x100"),
                        row.getInt("cast_heads"),
                        row.getLong("for_area_x100"),
                        row.getInt("for_heads"),
                        row.getLong("against_area_x100"),
                        row.getInt("against_heads"));
    }

    private VotePage.Participation participation(UUID vote) {
        return db.sql("""
                select coalesce((select sum(area_x100) from vote.head where vote_id = :vote), 0)::bigint as area_x100,
                       (select count(*) from vote.head where vote_id = :vote) as heads,
                       coalesce((select sum(area_x100) from vote.participation where vote_id = :vote), 0)::bigint as cast_area_x100,
                       (select count(*) from vote.participation where vote_id = :vote) as cast_heads""")
                .param("vote", vote)
                .query(VotePage.Participation.class)
                .single();
    }

    /** A head with parts in several stairwells stands in each with the area it has there. */
    private List<VotePage.Stairwell> stairwells(UUID vote) {
        return db.sql("""
                select p.building_number as building, p.stairwell_number as stairwell, sum(x.area_x100)::bigint as area_x100,
                       count(distinct x.head_id) as heads,
                       coalesce(sum(x.area_x100) filter (where t.head_id is not null), 0)::bigint as cast_area_x100,
                       count(distinct t.head_id) as cast_heads
                  from vote.head_part x
                  join registry.part_now p on p.id = x.part_id
                  left join vote.participation t on t.vote_id = x.vote_id and t.head_id = x.head_id
                 where x.vote_id = ?
                 group by p.building_number, p.stairwell_number
                 order by length(p.building_number), p.building_number, length(p.stairwell_number), p.stairwell_number""").param(vote).query(VotePage.Stairwell.class).list();
    }

    private List<Moment> history(Site site, UUID vote) {
        return db.sql("""
                select 'PREPARED' as to_state, prepared_at as at, '' as reason from vote.vote where id = :vote
                union all
                select to_state, at, coalesce(reason, '') from vote.vote_step where vote_id = :vote
                order by at""")
                .param("vote", vote)
                .query((row, _) -> new Moment(
                        row.getTimestamp("at").toInstant(),
                        site.text("vote.step." + row.getString("to_state")),
                        row.getString("reason")))
                .list();
    }
}
