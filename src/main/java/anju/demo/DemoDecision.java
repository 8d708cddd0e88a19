package anju.demo;

import anju.access.Grant;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.money.Money;
import anju.notice.Concluding;
import anju.notice.Noticing;
import anju.notice.Releasing;
import anju.plan.Asking;
import anju.plan.DrawingUp;
import anju.plan.ItemDraft;
import anju.plan.Planning;
import anju.plan.Published;
import anju.plan.Publishing;
import anju.plan.Question;
import anju.plan.Versioning;
import anju.plan.WorkCharacter;
import anju.project.Place;
import anju.project.Projects;
import anju.survey.NeedDraft;
import anju.survey.NeedSource;
import anju.survey.Recording;
import anju.survey.Surveying;
import anju.vote.Announcement;
import anju.vote.Announcing;
import anju.vote.BoxOpening;
import anju.vote.Casting;
import anju.vote.Choice;
import anju.vote.Closing;
import anju.vote.Comparing;
import anju.vote.Entering;
import anju.vote.Freezing;
import anju.vote.MatterKind;
import anju.vote.OpeningBox;
import anju.vote.PaperBallot;
import anju.vote.Posted;
import anju.vote.Posting;
import anju.vote.Preparing;
import anju.vote.Proposal;
import anju.vote.Telling;
import anju.vote.VoteNotice;
import anju.vote.Voting;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The first half of the story: needs, the plan, and what the owners decide. */
@Component
class DemoDecision {
    private static final long SEED = 20261020;
    private static final int EVERY_THIRD_ON_PAPER = 3;
    private static final int EVERY_NINTH_AGAINST = 9;

    private final Surveying surveying;
    private final Projects projects;
    private final Planning planning;
    private final Voting voting;
    private final Telling telling;
    private final Announcing announcing;
    private final Versioning versioning;
    private final Publishing publishing;
    private final Posting posting;
    private final Noticing noticing;
    private final Concluding concluding;
    private final JdbcClient db;

    DemoDecision(
            Surveying surveying,
            Projects projects,
            Planning planning,
            Voting voting,
            Telling telling,
            Announcing announcing,
            Versioning versioning,
            Publishing publishing,
            Posting posting,
            Noticing noticing,
            Concluding concluding,
            JdbcClient db) {
        this.surveying = surveying;
        this.projects = projects;
        this.planning = planning;
        this.voting = voting;
        this.telling = telling;
        this.announcing = announcing;
        this.versioning = versioning;
        this.publishing = publishing;
        this.posting = posting;
        this.noticing = noticing;
        this.concluding = concluding;
        this.db = db;
    }

    /** Records the needs; returns them by the number of the item they call for. */
    Map<Integer, Set<UUID>> needs(DemoScript script, Troupe troupe, UUID compound) {
        var byItem = new HashMap<Integer, Set<UUID>>();
        byItem.put(2, roof(script.needs().roof(), troupe, compound));
        var random = new Random(SEED);
        for (var need : script.needs().others()) {
            var parts = new ArrayList<>(dwellings(compound, List.of()));
            Collections.shuffle(parts, random);
            var id = record(
                    troupe.person("grid"),
                    compound,
                    need.topic(),
                    need.title(),
                    "",
                    NeedSource.valueOf(need.source()),
                    parts.subList(0, need.households()));
            byItem.computeIfAbsent(need.item(), _ -> new LinkedHashSet<>()).add(id);
        }
        return byItem;
    }

    /** One survey of many homes, then homes that reported one by one; no home twice. */
    private Set<UUID> roof(DemoScript.Roof roof, Troupe troupe, UUID compound) {
        var inside = dwellings(compound, roof.inBuildings());
        var all = dwellings(compound, List.of());
        var outside = new ArrayList<>(all);
        outside.removeAll(new LinkedHashSet<>(inside));
        int homes = roof.survey() + roof.reports() + roof.meetings();
        // The homes on top come first: that is where a roof leaks.
        var touched = new ArrayList<UUID>(inside.subList(0, roof.ofThem()));
        touched.addAll(outside.subList(0, homes - roof.ofThem()));
        Collections.shuffle(touched, new Random(SEED));
        var needs = new LinkedHashSet<UUID>();
        needs.add(record(
                troupe.person("grid"),
                compound,
                roof.topic(),
                roof.title(),
                roof.description(),
                NeedSource.FIELD_SURVEY,
                touched.subList(0, roof.survey())));
        for (int i = roof.survey(); i < homes; i++) {
            var source = i < roof.survey() + roof.reports() ? NeedSource.RESIDENT_REPORT : NeedSource.MEETING;
            needs.add(record(
                    troupe.person("head"), compound, roof.topic(), roof.title(), "", source, List.of(touched.get(i))));
        }
        return needs;
    }

    private UUID record(
            Viewer by,
            UUID compound,
            String topic,
            String title,
            String description,
            NeedSource source,
            List<UUID> parts) {
        var draft = NeedDraft.ofParts(
                compound,
                topic,
                title,
                description,
                source,
                false,
                City.current().today(),
                Set.copyOf(parts));
        return Expect.that(surveying.record(by, id(), draft), Recording.Recorded.class)
                .needId();
    }

    /** Dwellings of these buildings (all if none named), those on the highest floors first. */
    private List<UUID> dwellings(UUID compound, List<String> buildings) {
        return db.sql("""
                select id from registry.part_now
                 where compound_id = :compound and use = 'DWELLING' and (:all or building_number = any (cast(:buildings as text[])))
                 order by floor desc, length(building_number), building_number, stairwell_number, number""")
                .param("compound", compound)
                .param("all", buildings.isEmpty())
                .param("buildings", buildings.toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    UUID project(DemoScript script, Troupe troupe, UUID compound) {
        var name = java.util.Objects.requireNonNull(script.project().name());
        var opened = projects.open(troupe.person("clerk"), id(), name, List.of(Place.compound(compound)), null);
        return Expect.that(opened, anju.project.Opening.Opened.class).projectId();
    }

    UUID plan(Troupe troupe, UUID project) {
        return Expect.that(planning.open(troupe.person("clerk"), id(), project), anju.plan.Opening.Opened.class)
                .planId();
    }

    /** Draws up the items in the script's order. */
    List<UUID> items(DemoScript script, Troupe troupe, UUID plan, UUID compound, Map<Integer, Set<UUID>> needs) {
        var ids = new ArrayList<UUID>();
        for (var item : script.items()) {
            var draft = new ItemDraft(
                    compound,
                    item.code(),
                    item.title(),
                    WorkCharacter.valueOf(item.character()),
                    item.amount(),
                    item.priceOfUnit(),
                    null,
                    item.maintenanceFund(),
                    ItemDraft.Grounds.of(needs.getOrDefault(ids.size() + 1, Set.of()), item.reason()));
            ids.add(Expect.that(planning.drawUp(troupe.person("clerk"), id(), plan, draft), DrawingUp.DrawnUp.class)
                    .itemId());
        }
        return ids;
    }

    /** Fixes the plan and publishes it. */
    void publish(Troupe troupe, UUID plan) {
        var frozen = Expect.that(
                versioning.freeze(
                        troupe.person("clerk"),
                        id(),
                        plan,
                        null,
                        versioning.draft(plan).digest()),
                anju.plan.Freezing.Frozen.class);
        released(
                troupe,
                Expect.that(
                                publishing.publish(troupe.person("clerk"), id(), plan, frozen.number()),
                                Published.Drafted.class)
                        .draftId());
    }

    /** The clerk has a notice of a vote written; the leader releases it. */
    UUID post(Troupe troupe, UUID vote, VoteNotice what) {
        return released(
                troupe,
                Expect.that(posting.post(troupe.person("clerk"), id(), vote, what), Posted.Drafted.class)
                        .draftId());
    }

    private UUID released(Troupe troupe, UUID draft) {
        return Expect.that(noticing.release(troupe.person("leader"), id(), draft, 1, ""), Releasing.Released.class)
                .noticeId();
    }

    /** Notices whose period is over are closed, as none was objected to. */
    void closeNotices(Troupe troupe) {
        db.sql("select id from notice.notice_now where state = 'PUBLISHED' and closes_at <= ? order by released_at")
                .param(Timestamp.from(City.current().now()))
                .query(UUID.class)
                .list()
                .forEach(notice -> Expect.that(
                        concluding.close(troupe.person("clerk"), id(), notice), anju.notice.Closing.Closed.class));
    }

    /** Puts the items to the owners; returns vote and matters. */
    Asking.Asked ask(DemoScript.Vote vote, Troupe troupe, UUID plan, UUID compound, List<UUID> items) {
        var bundles = vote.matters().stream()
                .map(matter -> new Question.Bundle(
                        matter.title(),
                        Set.copyOf(matter.items().stream()
                                .map(number -> items.get(number - 1))
                                .toList())))
                .toList();
        var question = new Question(
                compound,
                vote.title(),
                DemoScript.day(vote.recordOn()),
                DemoScript.moment(vote.opensAt()),
                DemoScript.moment(vote.closesAt()),
                bundles);
        return Expect.that(planning.askOwners(troupe.person("clerk"), id(), plan, question), Asking.Asked.class);
    }

    /** A vote about something that is not in the plan. */
    Preparing.Prepared prepare(DemoScript.OpenVote vote, String subject, Viewer by, UUID compound) {
        var matter =
                new Proposal.Matter(MatterKind.ORDINARY, vote.matter(), subject, null, Proposal.digest(vote.matter()));
        var proposal = new Proposal(
                compound,
                vote.title(),
                DemoScript.day(vote.recordOn()),
                DemoScript.moment(vote.opensAt()),
                DemoScript.moment(vote.closesAt()),
                List.of(matter));
        return Expect.that(voting.prepare(by, id(), proposal), Preparing.Prepared.class);
    }

    void freeze(Troupe troupe, UUID vote) {
        Expect.that(voting.freeze(troupe.person("clerk"), id(), vote), Freezing.Frozen.class);
    }

    /** The box is opened before two people; one teller enters the papers, the other compares them; then it is counted. */
    void close(Troupe troupe, UUID vote, String documentNumber, List<PaperBallot> papers) {
        var witnesses = Set.of(
                troupe.person("grid").person(), troupe.person("committee").person());
        Expect.that(
                telling.openBox(troupe.person("clerk"), id(), vote, new BoxOpening(papers.size(), 0, witnesses)),
                OpeningBox.Opened.class);
        var entries = new LinkedHashSet<UUID>();
        for (var paper : papers) {
            entries.add(
                    Expect.that(telling.enterPaper(troupe.person("teller"), id(), vote, paper), Entering.Entered.class)
                            .entryId());
        }
        if (!entries.isEmpty()) {
            Expect.that(telling.confirm(troupe.person("teller2"), id(), vote, entries), Comparing.Counted.class);
        }
        Expect.that(voting.close(troupe.person("clerk"), id(), vote), Closing.Closed.class);
        post(troupe, vote, VoteNotice.RESULT);
        Expect.that(announcing.announce(troupe.person("clerk"), id(), vote, documentNumber), Announcement.Made.class);
    }

    /** Casts the ballots of the assembly so that turnout and results are the script's; returns the papers that lie in the box. */
    List<PaperBallot> cast(DemoScript.Vote vote, Asking.Asked asked, String path) {
        var heads = heads(asked.voteId());
        var areas = heads.stream().map(Head::areaX100).toList();
        var voting = Selection.of(areas, vote.heads(), vote.areaX100(), SEED);
        var votersAreas = voting.stream().map(areas::get).toList();
        var inFavour = new ArrayList<Set<Integer>>();
        for (var matter : vote.matters()) {
            inFavour.add(Set.copyOf(Selection.of(votersAreas, matter.inFavour(), matter.forAreaX100(), SEED)));
        }
        var papers = new ArrayList<PaperBallot>();
        for (int i = 0; i < voting.size(); i++) {
            var answers = new HashMap<UUID, Choice>();
            for (int m = 0; m < asked.matters().size(); m++) {
                answers.put(
                        asked.matters().get(m),
                        inFavour.get(m).contains(i) ? Choice.FOR : i % 5 == 0 ? Choice.ABSTAIN : Choice.AGAINST);
            }
            var head = heads.get(voting.get(i));
            if (head.personId == null || i % EVERY_THIRD_ON_PAPER == 0) {
                papers.add(new PaperBallot(
                        head.id, "P" + (1000 + i), City.current().now(), head.personId, null, answers));
            } else {
                cast(asked.voteId(), head.id, head.personId, answers, path);
            }
        }
        return papers;
    }

    void castSome(DemoScript.OpenVote vote, Preparing.Prepared prepared, String path, @Nullable UUID butNot) {
        var heads = new ArrayList<>(heads(prepared.voteId()));
        heads.removeIf(head -> head.personId == null || head.personId.equals(butNot));
        Collections.shuffle(heads, new Random(SEED));
        for (int i = 0; i < vote.heads(); i++) {
            var head = heads.get(i);
            var answers = new HashMap<UUID, Choice>();
            for (int m = 0; m < prepared.matters().size(); m++) {
                answers.put(prepared.matters().get(m), choice(i, m));
            }
            cast(prepared.voteId(), head.id, java.util.Objects.requireNonNull(head.personId), answers, path);
        }
    }

    /** Later matters find a few more for them. */
    private static Choice choice(int voter, int matter) {
        if (voter % (EVERY_NINTH_AGAINST + 2 * matter) == 0) {
            return Choice.AGAINST;
        }
        return voter % 14 == 0 ? Choice.ABSTAIN : Choice.FOR;
    }

    private void cast(UUID vote, UUID head, UUID person, Map<UUID, Choice> answers, String path) {
        var owner = new Viewer(person, "", List.of(new Grant(Role.OWNER, path)));
        Expect.that(voting.cast(owner, id(), vote, head, answers), Casting.Cast.class);
    }

    private List<Head> heads(UUID vote) {
        return db.sql("""
                select h.id, h.area_x100, (select person_id from vote.head_person p where p.head_id = h.id order by person_id limit 1) as person_id
                  from vote.head h
                  join lateral (select min(b.number || '/' || x.stairwell_number || '/' || x.number) as door
                                  from vote.head_part p join registry.part_now x on x.id = p.part_id
                                  join registry.building b on b.id = x.building_id where p.head_id = h.id) d on true
                 where h.vote_id = ? order by d.door""").param(vote).query(Head.class).list();
    }

    static Money yuan(java.math.BigDecimal amount) {
        return Money.ofYuan(amount);
    }

    private static UUID id() {
        return City.current().newId();
    }

    private record Head(UUID id, long areaX100, @Nullable UUID personId) {}
}
