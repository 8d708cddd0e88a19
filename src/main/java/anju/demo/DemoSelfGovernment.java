package anju.demo;

import static anju.demo.Story.id;

import anju.city.City;
import anju.consultation.Calling;
import anju.consultation.Gathering;
import anju.consultation.GatheringDraft;
import anju.consultation.GridDrawing;
import anju.consultation.Holding;
import anju.consultation.MicroGrids;
import anju.consultation.MinutesDraft;
import anju.consultation.OfficeDraft;
import anju.consultation.OfficeKind;
import anju.consultation.Officers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Building by building somebody who answers for it, a micro-grid, the volunteers; and the neighbours' gatherings. */
@Component
class DemoSelfGovernment {
    private final Officers officers;
    private final MicroGrids grids;
    private final Calling calling;
    private final JdbcClient db;

    DemoSelfGovernment(Officers officers, MicroGrids grids, Calling calling, JdbcClient db) {
        this.officers = officers;
        this.grids = grids;
        this.calling = calling;
        this.db = db;
    }

    void write(Diary diary, SelfGovernment told, Story story) {
        diary.at(told.formed(), () -> {
            give(
                    story,
                    OfficeKind.BRANCH_SECRETARY,
                    null,
                    story.person("community").person());
            buildings(story).stream()
                    .filter(building -> !told.vacant().contains(building.number))
                    .forEach(building -> formed(building, told, story));
            for (var one : told.volunteers()) {
                var draft = new OfficeDraft(
                        OfficeKind.VOLUNTEER, null, story.home(one.home()).person(), one.standing(), one.task());
                Expect.that(officers.give(story.person("community"), id(), story.compound, draft), Holding.Given.class);
            }
        });
        for (var meeting : told.gatherings()) {
            gathering(diary, meeting, story);
        }
    }

    private void formed(Building building, SelfGovernment told, Story story) {
        var kinds = List.of(
                OfficeKind.BUILDING_HEAD,
                OfficeKind.BUILDING_PARTY_LEADER,
                OfficeKind.GROUP_LEADER,
                OfficeKind.PARTY_HOUSEHOLD);
        for (int i = 0; i < kinds.size(); i++) {
            give(
                    story,
                    kinds.get(i),
                    building.id,
                    story.home(building.firstHome + i).person());
        }
        var drawn = grids.draw(
                story.person("community"),
                id(),
                story.compound,
                told.grid().formatted(building.number),
                Set.copyOf(building.stairwells));
        var grid = Expect.that(drawn, GridDrawing.Drawn.class).gridId();
        give(story, OfficeKind.GRID_LEAD, grid, story.person("grid").person());
    }

    private void give(Story story, OfficeKind kind, @Nullable UUID of, UUID person) {
        Expect.that(
                officers.give(
                        story.person("community"), id(), story.compound, new OfficeDraft(kind, of, person, null, null)),
                Holding.Given.class);
    }

    private void gathering(Diary diary, SelfGovernment.Meeting told, Story story) {
        var called = new ArrayList<UUID>();
        var worker = story.person("community");
        diary.at(told.called(), () -> {
            var draft = new GatheringDraft(
                    story.compound,
                    told.form(),
                    null,
                    told.title(),
                    told.venue(),
                    told.topics(),
                    told.meets().atZone(City.ZONE).toInstant());
            called.add(Expect.that(calling.call(worker, id(), draft), Gathering.Called.class)
                    .gatheringId());
        });
        var held = told.held();
        if (held == null) {
            return;
        }
        diary.at(told.meets().plusHours(1), () -> {
            var people = new TreeSet<UUID>();
            held.homes().forEach(home -> people.add(story.home(home).person()));
            Expect.that(calling.tick(worker, id(), called.getFirst(), people), Gathering.Counted.class);
        });
        diary.at(
                held.written(),
                () -> Expect.that(
                        calling.record(
                                worker,
                                id(),
                                called.getFirst(),
                                new MinutesDraft(held.minutes(), null, held.resolutions(), held.walkIns())),
                        Gathering.Recorded.class));
        diary.at(
                held.published(),
                () -> Expect.that(
                        calling.publish(story.person("clerk"), id(), called.getFirst()), Gathering.Published.class));
    }

    private record Building(UUID id, String number, int firstHome, List<UUID> stairwells) {}

    private List<Building> buildings(Story story) {
        return db.sql("""
                with doors as (
                  select building_id, building_number, stairwell_id,
                         row_number() over (order by length(building_number), building_number, stairwell_number, length(number), number, id) - 1 as home
                    from registry.part_now where compound_id = ?)
                select building_id, building_number, min(home) as first_home, array_agg(distinct stairwell_id) as stairwells
                  from doors group by building_id, building_number order by min(home)""")
                .param(story.compound)
                .query((row, _) -> new Building(
                        row.getObject("building_id", UUID.class),
                        row.getString("building_number"),
                        row.getInt("first_home"),
                        Arrays.asList((UUID[]) row.getArray("stairwells").getArray())))
                .list();
    }
}
