package anju.demo;

import static anju.demo.Story.id;

import anju.access.Viewer;
import anju.city.Areas;
import anju.money.Area;
import anju.project.Advancing;
import anju.project.GateCondition;
import anju.project.Opening;
import anju.project.Place;
import anju.project.Projects;
import anju.project.Recording;
import anju.project.RecordingLater;
import anju.project.Stage;
import anju.project.Stages;
import anju.registry.CompoundDraft;
import anju.registry.CompoundDraft.BuildingDraft;
import anju.registry.CompoundDraft.PartDraft;
import anju.registry.CompoundDraft.StairwellDraft;
import anju.registry.Founding;
import anju.registry.Registering;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills the city up: what was renovated before is entered later in whole batches, what is under way as this year's. */
@Component
class DemoCityWide {
    private static final int LAST_OLD_YEAR = 2000;
    private static final int FIRST_YEAR = 1978;
    private static final int NEWEST_YEAR = 2018;
    private static final int FLOORS = 6;
    private static final long SMALLEST_X100 = 4800;
    private static final long STEP_X100 = 350;

    private final Areas areas;
    private final Registering registering;
    private final Projects projects;
    private final Recording recording;
    private final DemoEarlier earlier;
    private final Stages stages;
    private final TransactionTemplate transaction;

    DemoCityWide(
            Areas areas,
            Registering registering,
            Projects projects,
            Recording recording,
            DemoEarlier earlier,
            Stages stages,
            TransactionTemplate transaction) {
        this.transaction = transaction;
        this.areas = areas;
        this.registering = registering;
        this.projects = projects;
        this.recording = recording;
        this.earlier = earlier;
        this.stages = stages;
    }

    void write(Diary diary, String begins, Troupe troupe) {
        var told = CityWide.read();
        var random = new Random(told.seed());
        var names = CityWide.pairs(told.first(), told.last(), random);
        int number = 1;
        for (var quarter : told.streets()) {
            var drafts = new ArrayList<CompoundDraft>();
            for (int i = 0; i < quarter.compounds(); i++) {
                drafts.add(draft(quarter, i < quarter.old(), names.get(number), number, random));
                number++;
            }
            var ids = new ArrayList<UUID>();
            // A thousand deeds of one hand on one day: one transaction for each community, or visitors would wait for
            // the disk.
            diary.at(
                    begins,
                    () -> transaction.executeWithoutResult(_ ->
                            drafts.forEach(draft -> ids.add(registered(troupe.person(quarter.clerk()), draft)))));
            var paid = new ArrayList<UUID>();
            diary.at(
                    told.recorded(),
                    () -> transaction.executeWithoutResult(_ -> brought(told, quarter, ids, troupe, paid)));
            var leader = quarter.clerk().replace("clerk", "leader");
            diary.at(
                    told.recorded().plusDays(1),
                    () -> transaction.executeWithoutResult(
                            _ -> paid.forEach(each -> earlier.confirm(troupe.person(leader), each))));
        }
    }

    private static CompoundDraft draft(CityWide.Quarter quarter, boolean old, String name, int number, Random random) {
        int built = old
                ? random.nextInt(FIRST_YEAR, LAST_OLD_YEAR + 1)
                : random.nextInt(LAST_OLD_YEAR + 1, NEWEST_YEAR + 1);
        return new CompoundDraft(
                "HA-%04d".formatted(number),
                name,
                "",
                quarter.community(),
                built,
                LocalDate.of(built, 12, 1),
                quarter.homes() ? List.of(building(random)) : List.of());
    }

    private static BuildingDraft building(Random random) {
        var stairwells = IntStream.rangeClosed(1, random.nextInt(1, 4))
                .mapToObj(stairwell -> new StairwellDraft("" + stairwell, parts(random)))
                .toList();
        return new BuildingDraft("1", FLOORS, stairwells);
    }

    private static List<PartDraft> parts(Random random) {
        var parts = new ArrayList<PartDraft>();
        for (int floor = 1; floor <= FLOORS; floor++) {
            for (int door = 1; door <= 2; door++) {
                parts.add(PartDraft.dwelling(
                        floor + "0" + door, floor, new Area(SMALLEST_X100 + STEP_X100 * random.nextInt(12))));
            }
        }
        return parts;
    }

    private UUID registered(Viewer clerk, CompoundDraft draft) {
        return Expect.that(registering.register(clerk, id(), draft), Founding.Founded.class)
                .compoundId();
    }

    private void brought(CityWide told, CityWide.Quarter quarter, List<UUID> ids, Troupe troupe, List<UUID> paid) {
        var community = areas.byPath(quarter.community()).orElseThrow().name();
        int years = told.doneYears().size();
        for (int i = 0; i < years; i++) {
            int year = told.doneYears().get(i);
            var batch = ids.subList(quarter.done() * i / years, quarter.done() * (i + 1) / years);
            var brought = undertaking(
                    told,
                    MessageFormat.format(told.batchName(), "" + year, community),
                    batch,
                    Stage.G10,
                    LocalDate.of(year, 12, 20),
                    quarter,
                    troupe);
            for (var payment : told.paid()) {
                paid.add(earlier.enter(
                        troupe.person(quarter.clerk()),
                        brought.project(),
                        paid(told, payment, year, batch.size(), quarter.community()),
                        brought.paper()));
            }
        }
        undertaking(
                told,
                MessageFormat.format(told.underWayName(), "", community),
                ids.subList(quarter.done(), quarter.done() + quarter.underWay()),
                Stage.G6,
                told.goLive().minusDays(20),
                quarter,
                troupe);
    }

    private static DemoEarlier.Paid paid(CityWide told, CityWide.Paid paid, int year, int compounds, String community) {
        return new DemoEarlier.Paid(
                paid.on().atYear(year),
                told.payee(),
                paid.source(),
                paid.perCompound().multiply(BigDecimal.valueOf(compounds)),
                paid.purpose(),
                MessageFormat.format(paid.reference(), "" + year, community.substring(community.lastIndexOf('/') + 1)),
                paid.vouchedBy());
    }

    /** An undertaking from before and the paper it came with. */
    private record Brought(UUID project, UUID paper) {}

    /** What each gate on the way asks for was true before, by the papers. */
    private Brought undertaking(
            CityWide told,
            String name,
            List<UUID> compounds,
            Stage until,
            LocalDate on,
            CityWide.Quarter quarter,
            Troupe troupe) {
        var clerk = troupe.person(quarter.clerk());
        var housing = troupe.person("housing");
        var places = compounds.stream().map(Place::compound).toList();
        var project = Expect.that(projects.open(clerk, id(), name, places, told.goLive()), Opening.Opened.class)
                .projectId();
        var lines = new ArrayList<>(told.paper());
        lines.add(name);
        var community = areas.byPath(quarter.community()).orElseThrow();
        var paper = earlier.paper(clerk, name, community.path(), community.name(), lines);
        pass(project, until, on, told.reason(), paper, clerk, housing);
        return new Brought(project, paper);
    }

    /** Moves an undertaking on; what a gate on the way asks for and is not there was true before, by the papers. */
    void pass(UUID project, Stage until, LocalDate on, String reason, UUID paper, Viewer clerk, Viewer housing) {
        for (var stage = projects.stage(project); stage != until; stage = projects.stage(project)) {
            if (stages.advance(housing, id(), project, stage) instanceof Advancing.Missing missing) {
                for (GateCondition condition : missing.conditions()) {
                    Expect.that(
                            recording.record(clerk, id(), project, condition, on, reason, paper),
                            RecordingLater.Recorded.class);
                }
            }
        }
    }
}
