package anju.demo;

import static anju.demo.Story.id;

import anju.access.Viewer;
import anju.city.City;
import anju.money.Money;
import anju.registry.Registry;
import anju.stewardship.ActivityCard;
import anju.stewardship.ActivityKind;
import anju.stewardship.Covenanted;
import anju.stewardship.Covenanting;
import anju.stewardship.Hosted;
import anju.stewardship.Hosting;
import anju.stewardship.Purpose;
import anju.stewardship.Teamed;
import anju.stewardship.Teaming;
import anju.stewardship.Waived;
import anju.stewardship.WaiverCard;
import anju.stewardship.Waiving;
import anju.vote.Announcement;
import anju.vote.Announcing;
import anju.vote.BoxOpening;
import anju.vote.Closing;
import anju.vote.OpeningBox;
import anju.vote.Preparing;
import anju.vote.Telling;
import anju.vote.VoteNotice;
import anju.vote.Voting;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How neighbours live together: their teams and what these do, the owners' covenant, and who is spared the fee by it. */
@Component
class DemoLife {
    private final Teaming teaming;
    private final Hosting hosting;
    private final Covenanting covenanting;
    private final Waiving waiving;
    private final Voting voting;
    private final Telling telling;
    private final Announcing announcing;
    private final DemoDecision decision;
    private final Registry registry;
    private final JdbcClient db;

    DemoLife(
            Teaming teaming,
            Hosting hosting,
            Covenanting covenanting,
            Waiving waiving,
            Voting voting,
            Telling telling,
            Announcing announcing,
            DemoDecision decision,
            Registry registry,
            JdbcClient db) {
        this.teaming = teaming;
        this.hosting = hosting;
        this.covenanting = covenanting;
        this.waiving = waiving;
        this.voting = voting;
        this.telling = telling;
        this.announcing = announcing;
        this.decision = decision;
        this.registry = registry;
        this.db = db;
    }

    void write(Diary diary, Rooms.Life told, Story story) {
        var teams = new HashMap<String, UUID>();
        for (var team : told.teams()) {
            diary.at(team.on(), () -> teams.put(team.name(), formed(team, story)));
        }
        for (var activity : told.activities()) {
            var planned = new ArrayList<UUID>();
            diary.at(activity.planned(), () -> planned.add(planned(activity, teams.get(activity.team()), story)));
            var heads = activity.heads();
            if (heads != null) {
                int volunteers = activity.volunteers() == null ? 0 : activity.volunteers();
                diary.at(
                        activity.at().plusHours(2),
                        () -> Expect.that(
                                hosting.count(
                                        who(activity.home(), story),
                                        id(),
                                        story.compound,
                                        planned.getFirst(),
                                        heads,
                                        volunteers),
                                Hosted.Counted.class));
            }
        }
        covenant(diary, told.owners(), story);
    }

    UUID formed(Rooms.Team told, Story story) {
        var members = told.homes();
        var proposed = teaming.propose(
                story.home(members.getFirst()), id(), story.compound, told.name(), Purpose.valueOf(told.purpose()));
        var team = Expect.that(proposed, Teamed.Proposed.class).team();
        for (int i = 1; i < members.size(); i++) {
            var joined = teaming.join(story.home(members.get(i)), id(), story.compound, team);
            if (i == 1) {
                Expect.that(joined, Teamed.Formed.class);
            } else {
                Expect.that(joined, Teamed.Joined.class);
            }
        }
        return team;
    }

    private UUID planned(Rooms.Activity told, @Nullable UUID team, Story story) {
        var card = new ActivityCard(
                ActivityKind.valueOf(told.kind()), told.title(), told.venue(), moment(told.at()), team);
        return Expect.that(hosting.plan(who(told.home(), story), id(), story.compound, card), Hosted.Planned.class)
                .activity();
    }

    /** Somebody of a home, or else the committee. */
    private static Viewer who(@Nullable Integer home, Story story) {
        return home == null ? story.person("committee") : story.home(home);
    }

    /** In a small compound next door the owners decide on their covenant, which says who is spared the fee; some are. */
    private void covenant(Diary diary, Rooms.Owners told, Story story) {
        var vote = told.vote();
        var clerk = story.person("clerk");
        var prepared = new ArrayList<Preparing.Prepared>();
        var drafted = new ArrayList<UUID>();
        diary.at(told.drafted(), () -> {
            var draft = covenanting.draft(clerk, id(), compound(told.compound()), Covenanting.Kind.OWNERS, told.text());
            drafted.add(Expect.that(draft, Covenanted.Drafted.class).covenant());
        });
        diary.at(vote.preparedAt(), () -> {
            decision.closeNotices(story.troupe);
            prepared.add(decision.prepare(vote, "covenant", clerk, compound(told.compound())));
            decision.post(story.troupe, prepared.getFirst().voteId(), VoteNotice.AGENDA);
        });
        diary.at(
                vote.frozenAt(),
                () -> decision.freeze(story.troupe, prepared.getFirst().voteId()));
        diary.at(vote.castOn(), () -> {
            decision.closeNotices(story.troupe);
            decision.castSome(vote, prepared.getFirst(), registry.pathOf(compound(told.compound())), null);
        });
        diary.at(told.counted(), () -> count(prepared.getFirst().voteId(), told.documentNumber(), story));
        diary.at(told.published(), () -> {
            var covenant = drafted.getFirst();
            var matter = prepared.getFirst().matters().getFirst();
            Expect.that(
                    covenanting.adopt(clerk, id(), covenant, matter, told.documentNumber()), Covenanted.Moved.class);
            Expect.that(covenanting.publish(clerk, id(), covenant, told.documentNumber()), Covenanted.Moved.class);
        });
        for (var waiver : told.waivers()) {
            diary.at(waiver.on(), () -> {
                var compound = compound(told.compound());
                var card = new WaiverCard(
                        home(compound, waiver.home()),
                        waiver.ground(),
                        WaiverCard.BorneBy.valueOf(waiver.borneBy()),
                        Money.ofYuan(waiver.amount()),
                        waiver.from(),
                        waiver.until(),
                        waiver.paper(),
                        prepared.getFirst().matters().getFirst());
                Expect.that(waiving.grant(clerk, id(), compound, card), Waived.Granted.class);
            });
        }
    }

    /** Everybody voted by phone, so the box is empty; it is opened before two people all the same. */
    private void count(UUID vote, String documentNumber, Story story) {
        var clerk = story.person("clerk");
        var witnesses =
                Set.of(story.person("grid").person(), story.person("community").person());
        Expect.that(telling.openBox(clerk, id(), vote, new BoxOpening(0, 0, witnesses)), OpeningBox.Opened.class);
        Expect.that(voting.close(clerk, id(), vote), Closing.Closed.class);
        decision.post(story.troupe, vote, VoteNotice.RESULT);
        Expect.that(announcing.announce(clerk, id(), vote, documentNumber), Announcement.Made.class);
    }

    private UUID compound(String code) {
        return db.sql("select id from registry.compound where code = ?")
                .param(code)
                .query(UUID.class)
                .single();
    }

    /** A home, counted from the first door. */
    private UUID home(UUID compound, int number) {
        return db.sql("""
                select id from registry.part_now where compound_id = ?
                 order by length(building_number), building_number, stairwell_number, length(number), number, id offset ? limit 1""").params(compound, number).query(UUID.class).single();
    }

    private static Instant moment(LocalDateTime told) {
        return told.atZone(City.ZONE).toInstant();
    }
}
