package anju.demo;

import static anju.demo.Story.id;

import anju.access.Viewer;
import anju.city.City;
import anju.demo.SyntheticPlan.Estate;
import anju.fund.Source;
import anju.money.Fraction;
import anju.money.Money;
import anju.plan.DrawingUp;
import anju.plan.ItemDraft;
import anju.plan.Planning;
import anju.plan.WorkCharacter;
import anju.project.Opening;
import anju.project.Place;
import anju.project.Projects;
import anju.project.Stage;
import anju.survey.NeedDraft;
import anju.survey.NeedSource;
import anju.survey.Surveying;
import anju.works.AcceptanceKind;
import anju.works.ContractTerms;
import anju.works.Measured;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One compound from its needs to two payments, through every office's own verb; what the gates before the works ask for is on paper from before. */
@Component
class SyntheticWorks {
    private static final int FEN = 2;
    /** Of what is contracted, so much is measured and paid each time. */
    private static final int TIMES = 2;

    private final Surveying surveying;
    private final Projects projects;
    private final Planning planning;
    private final DemoMoney money;
    private final DemoCityWide cityWide;
    private final JdbcClient db;

    SyntheticWorks(
            Surveying surveying,
            Projects projects,
            Planning planning,
            DemoMoney money,
            DemoCityWide cityWide,
            JdbcClient db) {
        this.surveying = surveying;
        this.projects = projects;
        this.planning = planning;
        this.money = money;
        this.cityWide = cityWide;
        this.db = db;
    }

    void write(
            Diary diary,
            LocalDateTime begun,
            Estate estate,
            Supplier<UUID> compound,
            Supplier<UUID> paper,
            Troupe troupe,
            SyntheticWords words) {
        var contract = new ArrayList<UUID>();
        diary.at(begun, () -> contract.add(contract(estate, compound.get(), paper.get(), troupe, words)));
        for (int time = 1; time <= TIMES; time++) {
            diary.at(begun.plusMonths(2L * time), () -> paid(contract.getFirst(), troupe));
        }
    }

    private UUID contract(Estate estate, UUID compound, UUID paper, Troupe troupe, SyntheticWords words) {
        var clerk = troupe.person("clerk");
        var name = MessageFormat.format(words.project(), estate.name());
        var project = Expect.that(
                        projects.open(clerk, id(), name, List.of(Place.compound(compound)), words.goLive()),
                        Opening.Opened.class)
                .projectId();
        var plan = Expect.that(planning.open(clerk, id(), project), anju.plan.Opening.Opened.class)
                .planId();
        var items = words.items().stream()
                .map(item -> item(item, clerk, plan, compound))
                .toList();
        cityWide.pass(
                project,
                Stage.G6,
                words.goLive().minusDays(20),
                words.reason(),
                paper,
                clerk,
                troupe.person("housing"));
        fund(project, items, troupe, words);
        var lines = new ArrayList<ContractTerms.Line>();
        for (int i = 0; i < items.size(); i++) {
            var told = words.items().get(i);
            lines.add(new ContractTerms.Line(
                    items.get(i),
                    "1." + (i + 1),
                    told.title(),
                    milli(told.quantity()),
                    Money.ofYuan(told.price()),
                    null));
        }
        return money.signed(
                troupe,
                project,
                estate.code() + "-01",
                new Fraction(80, 100),
                City.current().today(),
                lines);
    }

    private UUID item(SyntheticWords.Item told, Viewer clerk, UUID plan, UUID compound) {
        var touched = new NeedDraft(
                compound,
                told.topic(),
                told.title(),
                "",
                NeedSource.FIELD_SURVEY,
                false,
                City.current().today(),
                Set.of(),
                Set.of(),
                Set.of(),
                true);
        var need = Expect.that(surveying.record(clerk, id(), touched), anju.survey.Recording.Recorded.class)
                .needId();
        var draft = new ItemDraft(
                compound,
                told.code(),
                told.title(),
                WorkCharacter.REPAIRED,
                new ItemDraft.Amount(milli(told.quantity()), false, null),
                Money.ofYuan(told.price()),
                null,
                false,
                ItemDraft.Grounds.of(Set.of(need), null));
        return Expect.that(planning.drawUp(clerk, id(), plan, draft), DrawingUp.DrawnUp.class)
                .itemId();
    }

    /** One lot that is just enough. */
    private void fund(UUID project, List<UUID> items, Troupe troupe, SyntheticWords words) {
        var today = City.current().today();
        var worth = words.items().stream()
                .map(item -> item.quantity().multiply(item.price()).setScale(FEN))
                .toList();
        var number = MessageFormat.format(
                words.lotNumber(), "" + today.getYear(), project.toString().substring(0, 8));
        var sum = worth.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var lot = money.received(
                troupe,
                project,
                new DemoScript.Lot(
                        "",
                        Source.DISTRICT_MATCH.name(),
                        words.lot(),
                        number,
                        List.of("BASIC"),
                        sum,
                        today.toString()));
        for (int i = 0; i < items.size(); i++) {
            money.allocated(troupe, lot, items.get(i), Money.ofYuan(worth.get(i)));
        }
    }

    /** Half of everything is measured, accepted by four, cleared and paid. */
    private void paid(UUID contract, Troupe troupe) {
        var today = City.current().today();
        var measured = db.sql(
                        "select id, quantity_milli from works.contract_line where contract_id = ? order by number")
                .param(contract)
                .query((row, _) ->
                        new Measured(row.getObject("id", UUID.class), null, row.getLong("quantity_milli") / TIMES))
                .list();
        var acceptance = money.accepted(troupe, contract, AcceptanceKind.STAGE, today, measured);
        var clearance = money.requested(troupe, acceptance);
        var documents = new LinkedHashMap<String, String>();
        db.sql("select type from payment.required_document where clearance_id = ? order by type")
                .param(clearance)
                .query(String.class)
                .list()
                .forEach(type -> documents.put(type, Titles.OF_DOCUMENTS.getOrDefault(type, type)));
        money.pay(documents, today, "B" + clearance, troupe, clearance);
    }

    /** What the demonstration's papers are called; read when the first is needed. */
    private static final class Titles {
        static final Map<String, String> OF_DOCUMENTS = DemoScript.read().documents();
    }

    private static long milli(BigDecimal quantity) {
        return quantity.movePointRight(3).longValueExact();
    }
}
