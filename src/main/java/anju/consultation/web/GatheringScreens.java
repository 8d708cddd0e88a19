package anju.consultation.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.city.City;
import anju.consultation.GatheringState;
import anju.consultation.SpeaksFor;
import anju.registry.Compound;
import anju.registry.Registry;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.QrCode;
import anju.site.Site;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of gatherings and of self-government groups. */
@Component
class GatheringScreens {
    static final String CALL = "consultation.call";
    static final String TICK = "consultation.tick";
    static final String HEAR = "consultation.hear";
    static final String RECORD = "consultation.minutes";
    static final String CANCEL = "consultation.cancel";
    static final String SIGN_IN = "consultation.sign-in";
    static final String GROUP = "consultation.group";
    static final String MEMBER = "consultation.member";
    static final String LEAVE = "consultation.leave";

    private final JdbcClient db;
    private final Registry registry;
    private final People people;
    private final OpinionScreens opinions;

    GatheringScreens(JdbcClient db, Registry registry, People people, OpinionScreens opinions) {
        this.db = db;
        this.registry = registry;
        this.people = people;
        this.opinions = opinions;
    }

    Compound compound(UUID id) {
        return registry.compound(id).orElseThrow(NotThere::new);
    }

    private List<GatheringView> views(String where, UUID id) {
        return db.sql("""
                select g.id, g.code, g.compound_id, c.name as compound, g.form, s.building_number, s.number as stairwell_number, g.title, g.venue, g.topics, g.at, g.state, p.named, p.walk_ins,
                       x.reason, (select count(*) from consultation.opinion o where o.gathering_id = g.id)::int as opinions
                  from consultation.gathering g join registry.compound_now c on c.id = g.compound_id
                  left join registry.stairwell_now s on s.id = g.stairwell_id
                  left join consultation.gathering_step p on p.gathering_id = g.id and p.to_state = 'PUBLISHED'
                  left join consultation.gathering_step x on x.gathering_id = g.id and x.to_state = 'CANCELLED'
                 where %s = ? order by g.at desc, g.id""".formatted(where)).param(id).query(GatheringView.class).list();
    }

    /** The stairwells of a compound, one of which may meet by itself. */
    List<Option> stairwells(Site site, UUID compound) {
        return db.sql("""
                select id, building_number, number from registry.stairwell_now where compound_id = ?
                 order by length(building_number), building_number, length(number), number""")
                .param(compound)
                .query((row, _) -> new Option(
                        row.getString("id"),
                        site.text(
                                "consultation.contacts.stairwell",
                                row.getString("building_number"),
                                row.getString("number"))))
                .list();
    }

    GatheringView view(UUID id) {
        return views("g.id", id).stream().findFirst().orElseThrow(NotThere::new);
    }

    GatheringListPage list(Site site, Compound compound) {
        var all = views("g.compound_id", compound.id());
        return new GatheringListPage(
                site,
                compound.id(),
                compound.name(),
                all.stream()
                        .filter(one -> one.state() == GatheringState.CALLED)
                        .toList()
                        .reversed(),
                all.stream().filter(one -> one.state() != GatheringState.CALLED).toList(),
                site.viewer().may(Action.HOLD_MEETING, compound.path()));
    }

    GatheringPage gathering(Site site, UUID id) {
        var view = view(id);
        var path = registry.pathOf(view.compoundId());
        boolean published = view.state() == GatheringState.PUBLISHED;
        var minutes = published ? minutes(site, id) : null;
        boolean neighbour = site.viewer().isSignedIn() && view.isOpen() && view.isToday() && isNeighbour(site, view);
        return new GatheringPage(
                site,
                view,
                minutes == null ? "" : minutes.text(),
                minutes == null ? List.of() : minutes.resolutions(),
                published ? said(site, view) : List.of(),
                neighbour && site.viewer().may(Action.ATTEND_GATHERING, path),
                site.viewer().may(Action.HOLD_MEETING, path));
    }

    private boolean isNeighbour(Site site, GatheringView view) {
        return db.sql("select exists (select from consultation.invited where gathering_id = ? and person_id = ?)")
                .params(view.id(), site.viewer().person())
                .query(Boolean.class)
                .single();
    }

    /** Opinions heard there; to the public those only that a person has sorted. */
    private List<FunnelPage.Opinion> said(Site site, GatheringView view) {
        boolean desk = site.viewer().may(Action.RECORD_OPINION, registry.pathOf(view.compoundId()));
        var ids = db.sql("select id from consultation.opinion where gathering_id = ?")
                .param(view.id())
                .query(UUID.class)
                .list();
        return opinions.opinions(site, compound(view.compoundId())).stream()
                .filter(one -> ids.contains(one.id()))
                .filter(one -> desk || one.consensusId() != null || one.fate() != null)
                .toList();
    }

    GatheringDeskPage desk(Site site, UUID id, Form tick, Form hear, Form record, Form cancel, List<String> wrongs) {
        var view = view(id);
        var compound = compound(view.compoundId());
        site.viewer().require(Action.HOLD_MEETING, compound.path());
        var minutes = minutes(site, id);
        var neighbours = neighbours(site, view);
        var stairwells = new LinkedHashMap<String, List<GatheringDeskPage.Neighbour>>();
        neighbours.forEach(one -> stairwells
                .computeIfAbsent(one.door().substring(0, one.door().lastIndexOf('-')), _ -> new ArrayList<>())
                .add(one));
        var members = db.sql("select person_id from consultation.member_now where compound_id = ?")
                .param(view.compoundId())
                .query(UUID.class)
                .list();
        var here = neighbours.stream()
                .filter(one -> one.ticked() || one.signedIn())
                .map(GatheringDeskPage.Neighbour::id)
                .toList();
        return new GatheringDeskPage(
                site,
                view,
                stairwells.entrySet().stream()
                        .map(entry -> new GatheringDeskPage.Stairwell(entry.getKey(), entry.getValue()))
                        .toList(),
                here.size(),
                members.size(),
                (int) members.stream().filter(here::contains).count(),
                minutes,
                said(site, view),
                opinions.topics(site, compound.path()),
                tick,
                hear,
                record.typed().isEmpty() && minutes != null ? again(record, minutes) : record,
                cancel,
                wrongs);
    }

    private static Form again(Form form, GatheringDeskPage.Minutes minutes) {
        return form.with("text", minutes.text())
                .with("resolutions", String.join("\n", minutes.resolutions()))
                .with("walkIns", String.valueOf(minutes.walkIns()))
                .with("note", minutes.note() == null ? "" : minutes.note());
    }

    private List<GatheringDeskPage.Neighbour> neighbours(Site site, GatheringView view) {
        record Row(UUID id, String door, @Nullable String way) {}
        var rows = db.sql("""
                select n.person_id as id, n.door, a.way
                  from consultation.invited n left join consultation.attendance a on a.person_id = n.person_id and a.gathering_id = n.gathering_id
                 where n.gathering_id = ? order by length(n.door), n.door, n.person_id""").param(view.id()).query(Row.class).list();
        var names = people.namesOf(rows.stream().map(Row::id).toList(), Audience.RESIDENT);
        return rows.stream()
                .map(row -> new GatheringDeskPage.Neighbour(
                        row.id,
                        row.door,
                        names.getOrDefault(row.id, ""),
                        "TICKED".equals(row.way),
                        "SIGNED_IN".equals(row.way)))
                .toList();
    }

    private GatheringDeskPage.@Nullable Minutes minutes(Site site, UUID gathering) {
        record Row(
                int number,
                UUID byPerson,
                String text,
                @Nullable String note,
                int walkIns) {}
        return db.sql(
                        "select number, by_person, text, note, walk_ins from consultation.minutes where gathering_id = ? order by number desc limit 1")
                .param(gathering)
                .query(Row.class)
                .optional()
                .map(row -> new GatheringDeskPage.Minutes(
                        row.number,
                        site.viewer().isSignedIn() && site.viewer().person().equals(row.byPerson),
                        row.text,
                        row.note,
                        row.walkIns,
                        db.sql(
                                        "select text from consultation.resolution where gathering_id = ? and number = ? order by position")
                                .params(gathering, row.number)
                                .query(String.class)
                                .list()))
                .orElse(null);
    }

    SignInPage signIn(Site site, UUID id, Form form) {
        var view = view(id);
        site.viewer().require(Action.ATTEND_GATHERING, registry.pathOf(view.compoundId()));
        boolean here = db.sql(
                        "select exists (select from consultation.attendance where gathering_id = ? and person_id = ?)")
                .params(id, site.viewer().person())
                .query(Boolean.class)
                .single();
        return new SignInPage(site, view, form, here);
    }

    SheetPaperPage sheet(Site site, UUID id, String base) {
        var view = view(id);
        site.viewer().require(Action.HOLD_MEETING, registry.pathOf(view.compoundId()));
        var doors = db.sql("""
                select p.building_number || '-' || p.stairwell_number || '-' || p.number as door
                  from consultation.gathering g join registry.part_now p on p.compound_id = g.compound_id
                 where g.id = ? and (g.stairwell_id is null or p.stairwell_id = g.stairwell_id)
                 order by length(p.building_number), p.building_number, length(p.stairwell_number), p.stairwell_number, length(p.number), p.number""").param(id).query(String.class).list();
        var address = base + "/gatherings/" + id + "/sign-in";
        return new SheetPaperPage(site, view, doors, QrCode.of(address), address);
    }

    GroupPage group(Site site, Compound compound, Form form, Form name, Form leave) {
        boolean mayForm = site.viewer().may(Action.FORM_GROUP, compound.path());
        var group = db.sql("select id, name, formed_on from consultation.self_group where compound_id = ?")
                .param(compound.id())
                .query(GroupPage.Group.class)
                .optional()
                .orElse(null);
        record Row(UUID id, UUID personId, SpeaksFor speaksFor) {}
        var rows = db.sql("""
                select id, person_id, speaks_for from consultation.member_now where compound_id = ?
                 order by array_position(array['PARTY_MEMBERS', 'OWNERS', 'RESIDENTS'], speaks_for), named_at, id""").param(compound.id()).query(Row.class).list();
        boolean neighbour = site.viewer().may(Action.ATTEND_GATHERING, compound.path()) || mayForm;
        var names = people.namesOf(
                rows.stream().map(Row::personId).toList(), neighbour ? Audience.RESIDENT : Audience.PUBLIC);
        return new GroupPage(
                site,
                compound.id(),
                compound.name(),
                group,
                rows.stream()
                        .map(row -> new GroupPage.Member(row.id, names.getOrDefault(row.personId, ""), row.speaksFor))
                        .toList(),
                mayForm,
                mayForm && group != null ? candidates(compound) : List.of(),
                form,
                name,
                leave);
    }

    private List<Option> candidates(Compound compound) {
        record Row(UUID personId, String door) {}
        var rows = db.sql("""
                select n.person_id, n.door from consultation.neighbour n
                 where n.compound_id = ? and not exists (select from consultation.member_now m where m.compound_id = n.compound_id and m.person_id = n.person_id)
                 order by length(n.door), n.door""").param(compound.id()).query(Row.class).list();
        var names = people.namesOf(rows.stream().map(Row::personId).toList(), Audience.RESIDENT);
        return rows.stream()
                .map(row -> new Option(row.personId.toString(), row.door + " " + names.getOrDefault(row.personId, "")))
                .toList();
    }

    static Form formedToday() {
        LocalDate today = City.current().today();
        return Form.empty(GROUP).with("formedOn", today.toString());
    }
}
