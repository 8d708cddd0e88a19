package anju.vote.web;

import anju.access.Action;
import anju.access.NotPermitted;
import anju.access.People;
import anju.access.Viewer;
import anju.city.City;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import anju.vote.DraftRoll;
import anju.vote.Vote;
import anju.vote.VoteState;
import anju.vote.Votes;
import anju.vote.objection.Ground;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the draft roll and what was objected to it: owners their own, the desk all. */
@Component
class RollObjectionScreens {
    private static final int DOORS_AT_MOST = 2_000;
    private static final int OBJECTIONS_AT_MOST = 500;

    private final JdbcClient db;
    private final VoteScreens screens;
    private final Votes votes;
    private final DraftRoll draft;
    private final People people;

    RollObjectionScreens(JdbcClient db, VoteScreens screens, Votes votes, DraftRoll draft, People people) {
        this.db = db;
        this.screens = screens;
        this.votes = votes;
        this.draft = draft;
        this.people = people;
    }

    /** Whether this page is for them at all. */
    static boolean isFor(Viewer viewer, String path) {
        return viewer.may(Action.RAISE_OBJECTION, path) || isDesk(viewer, path);
    }

    private static boolean isDesk(Viewer viewer, String path) {
        return viewer.may(Action.ENTER_OBJECTION, path) || viewer.may(Action.ANSWER_OBJECTION, path);
    }

    RollObjectionsPage page(Site site, UUID voteId, Form form, Form answering) {
        var viewer = site.viewer();
        var facts = facts(viewer, voteId);
        boolean desk = isDesk(viewer, facts.path());
        var vote = votes.byId(voteId).orElseThrow(NotThere::new);
        boolean isDraft = facts.state() == VoteState.PREPARED;
        Map<UUID, Long> areas = isDraft ? draft.areasX100(vote) : Map.of();
        var period = draft.period(vote).orElse(null);
        boolean open = isOpen(facts, period);
        return new RollObjectionsPage(
                site,
                form,
                answering,
                facts,
                isDraft ? draft.preview(vote) : null,
                period,
                homes(vote, viewer.person(), areas),
                open ? doors(vote.compoundId(), desk ? null : viewer.person(), DOORS_AT_MOST) : List.of(),
                objections(vote, desk ? null : viewer.person(), viewer.person(), areas),
                sums(voteId),
                open
                        && (viewer.may(Action.RAISE_OBJECTION, facts.path())
                                || viewer.may(Action.ENTER_OBJECTION, facts.path())),
                isDraft && viewer.may(Action.ANSWER_OBJECTION, facts.path()),
                desk);
    }

    private List<RollObjectionsPage.Home> homes(Vote vote, UUID person, Map<UUID, Long> areas) {
        return doors(vote.compoundId(), person, Integer.MAX_VALUE).stream()
                .map(door -> new RollObjectionsPage.Home(door.label(), areas.get(UUID.fromString(door.value()))))
                .toList();
    }

    /** The doors this person may object about while anybody may: the desk any of the compound, owners on the phone their own. */
    List<Option> doors(Viewer viewer, UUID voteId) {
        var facts = facts(viewer, voteId);
        var vote = votes.byId(voteId).orElseThrow(NotThere::new);
        return isOpen(facts, draft.period(vote).orElse(null))
                ? doors(vote.compoundId(), isDesk(viewer, facts.path()) ? null : viewer.person(), DOORS_AT_MOST)
                : List.of();
    }

    private VotePage.Facts facts(Viewer viewer, UUID vote) {
        var facts = screens.facts(vote);
        if (!isFor(viewer, facts.path())) {
            throw new NotPermitted(Action.RAISE_OBJECTION);
        }
        return facts;
    }

    private static boolean isOpen(VotePage.Facts facts, DraftRoll.@Nullable Period period) {
        return facts.state() == VoteState.PREPARED
                && period != null
                && !period.isOver(City.current().today());
    }

    private List<Option> doors(UUID compound, @Nullable UUID person, int most) {
        return db.sql("""
                select p.id, p.building_number || '-' || p.stairwell_number || '-' || p.number as door
                  from registry.part_now p
                 where p.compound_id = :compound
                   and (cast(:person as uuid) is null
                        or exists (select from registry.ownership_now o where o.part_id = p.id and o.person_id = :person))
                 order by length(p.building_number), p.building_number, length(p.stairwell_number), p.stairwell_number, p.number
                 limit :most""")
                .param("compound", compound)
                .param("person", person, java.sql.Types.OTHER)
                .param("most", most)
                .query((row, _) -> new Option(row.getString("id"), row.getString("door")))
                .list();
    }

    private RollObjectionsPage.Sums sums(UUID vote) {
        return db.sql("""
                select count(*) as raised, count(*) filter (where upheld is null) as open, count(*) filter (where upheld) as upheld
                  from vote.roll_objection_now where vote_id = ?""").param(vote).query(RollObjectionsPage.Sums.class).single();
    }

    private List<RollObjectionsPage.Line> objections(
            Vote vote, @Nullable UUID only, UUID viewer, Map<UUID, Long> areas) {
        var rows = db.sql("""
                select o.id, o.part_id, p.building_number || '-' || p.stairwell_number || '-' || p.number as door, o.ground, o.words,
                       o.raised_at, o.area_x100, (v.state = 'PREPARED' and o.upheld and o.unchanged) is true as uncorrected,
                       o.upheld, o.reason, o.by_person, o.answered_at, :viewer in (o.raised_by, o.recorded_by) is true as own
                  from vote.roll_objection_now o
                  join vote.vote v on v.id = o.vote_id
                  left join registry.part_now p on p.id = o.part_id
                 where o.vote_id = :vote and (cast(:only as uuid) is null or o.raised_by = :only)
                 order by o.upheld is not null, o.raised_at desc, o.id limit :most""")
                .param("vote", vote.id())
                .param("viewer", viewer)
                .param("only", only, java.sql.Types.OTHER)
                .param("most", OBJECTIONS_AT_MOST)
                .query((row, _) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("part_id", UUID.class),
                        row.getString("door"),
                        Ground.valueOf(row.getString("ground")),
                        row.getString("words"),
                        row.getTimestamp("raised_at").toInstant(),
                        row.getObject("area_x100", Long.class),
                        row.getBoolean("uncorrected"),
                        row.getObject("upheld", Boolean.class),
                        row.getString("reason"),
                        row.getObject("by_person", UUID.class),
                        row.getTimestamp("answered_at"),
                        row.getBoolean("own")))
                .list();
        var names = people.officialsOf(rows.stream()
                .map(Row::answeredBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return rows.stream()
                .map(row -> new RollObjectionsPage.Line(
                        row.id,
                        row.door,
                        row.ground,
                        row.words,
                        row.raisedAt,
                        row.then,
                        row.part == null ? null : areas.get(row.part),
                        row.uncorrected,
                        row.upheld,
                        row.reason,
                        row.answeredBy == null ? null : names.get(row.answeredBy),
                        row.answeredAt == null ? null : row.answeredAt.toInstant(),
                        row.own))
                .toList();
    }

    private record Row(
            UUID id,
            @Nullable UUID part,
            @Nullable String door,
            Ground ground,
            String words,
            Instant raisedAt,
            @Nullable Long then,
            boolean uncorrected,
            @Nullable Boolean upheld,
            @Nullable String reason,
            @Nullable UUID answeredBy,
            @Nullable Timestamp answeredAt,
            boolean own) {}
}
