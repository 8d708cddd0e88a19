package anju.demo;

import static anju.demo.Story.id;

import anju.access.Viewer;
import anju.city.City;
import anju.demo.SyntheticPlan.Estate;
import anju.fund.Allocating;
import anju.fund.Funding;
import anju.fund.Receiving;
import anju.fund.Source;
import anju.money.Fraction;
import anju.money.Money;
import anju.payment.Approving;
import anju.payment.BankConfirming;
import anju.payment.Clearance;
import anju.payment.Clearing;
import anju.payment.Confirming;
import anju.payment.Duty;
import anju.payment.Holding;
import anju.payment.Paying;
import anju.payment.Requesting;
import anju.payment.Reviewing;
import anju.payment.Submitting;
import anju.payment.Verdict;
import anju.plan.DrawingUp;
import anju.plan.ItemDraft;
import anju.plan.Planning;
import anju.plan.WorkCharacter;
import anju.project.Opening;
import anju.project.Place;
import anju.project.Projects;
import anju.project.Stage;
import anju.registry.OrganisationKind;
import anju.survey.NeedDraft;
import anju.survey.NeedSource;
import anju.survey.Surveying;
import anju.works.AcceptanceKind;
import anju.works.AcceptanceSigning;
import anju.works.Accepting;
import anju.works.ContractTerms;
import anju.works.Contracting;
import anju.works.Measured;
import anju.works.Measuring;
import anju.works.Opinion;
import anju.works.Party;
import anju.works.Procurement;
import anju.works.Signing;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
    private final Funding funding;
    private final Contracting contracting;
    private final Accepting accepting;
    private final Clearing clearing;
    private final Paying paying;
    private final DemoCityWide cityWide;
    private final JdbcClient db;

    SyntheticWorks(
            Surveying surveying,
            Projects projects,
            Planning planning,
            Funding funding,
            Contracting contracting,
            Accepting accepting,
            Clearing clearing,
            Paying paying,
            DemoCityWide cityWide,
            JdbcClient db) {
        this.surveying = surveying;
        this.projects = projects;
        this.planning = planning;
        this.funding = funding;
        this.contracting = contracting;
        this.accepting = accepting;
        this.clearing = clearing;
        this.paying = paying;
        this.cityWide = cityWide;
        this.db = db;
    }

    void write(
            Diary diary,
            LocalDateTime begun,
            Estate estate,
            Supplier<UUID> compound,
            Supplier<UUID> paper,
            SyntheticStaff.Street street,
            SyntheticStaff.Offices offices,
            SyntheticWords words) {
        var contract = new ArrayList<UUID>();
        diary.at(begun, () -> contract.add(contract(estate, compound.get(), paper.get(), street, offices, words)));
        for (int time = 1; time <= TIMES; time++) {
            diary.at(begun.plusMonths(2L * time), () -> accepted(contract.getFirst(), street, offices, words));
        }
    }

    private UUID contract(
            Estate estate,
            UUID compound,
            UUID paper,
            SyntheticStaff.Street street,
            SyntheticStaff.Offices offices,
            SyntheticWords words) {
        var clerk = street.clerk();
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
        cityWide.pass(project, Stage.G6, words.goLive().minusDays(20), words.reason(), paper, clerk, offices.housing());
        fund(project, items, street, offices, words);
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
        var terms = new ContractTerms(
                Objects.requireNonNull(offices.firms().get(OrganisationKind.CONTRACTOR)),
                Objects.requireNonNull(offices.firms().get(OrganisationKind.SUPERVISOR)),
                estate.code() + "-01",
                Procurement.OPEN_TENDER,
                new Fraction(80, 100),
                City.current().today(),
                lines);
        return Expect.that(contracting.sign(clerk, id(), project, terms), Signing.Signed.class)
                .contract();
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
    private void fund(
            UUID project,
            List<UUID> items,
            SyntheticStaff.Street street,
            SyntheticStaff.Offices offices,
            SyntheticWords words) {
        var today = City.current().today();
        var worth = words.items().stream()
                .map(item -> item.quantity().multiply(item.price()).setScale(FEN))
                .toList();
        var received = funding.receive(
                offices.finance(),
                id(),
                project,
                Source.DISTRICT_MATCH,
                words.lot(),
                MessageFormat.format(
                        words.lotNumber(),
                        "" + today.getYear(),
                        project.toString().substring(0, 8)),
                "",
                new TreeSet<>(List.of("BASIC")),
                Money.ofYuan(worth.stream().reduce(BigDecimal.ZERO, BigDecimal::add)),
                today);
        var lot = Expect.that(received, Receiving.Received.class).lot();
        for (int i = 0; i < items.size(); i++) {
            Expect.that(
                    funding.allocate(street.clerk(), id(), lot, items.get(i), Money.ofYuan(worth.get(i))),
                    Allocating.Allocated.class);
        }
    }

    /** Half of everything is measured, accepted by four, cleared and paid. */
    private void accepted(
            UUID contract, SyntheticStaff.Street street, SyntheticStaff.Offices offices, SyntheticWords words) {
        var today = City.current().today();
        var measured = db.sql(
                        "select id, quantity_milli from works.contract_line where contract_id = ? order by number")
                .param(contract)
                .query((row, _) ->
                        new Measured(row.getObject("id", UUID.class), null, row.getLong("quantity_milli") / TIMES))
                .list();
        var acceptance = Expect.that(
                        accepting.measure(offices.contractor(), id(), contract, AcceptanceKind.STAGE, today, measured),
                        Measuring.Opened.class)
                .acceptance();
        sign(acceptance, Party.CONTRACTOR, offices.contractor());
        sign(acceptance, Party.SUPERVISOR, offices.supervisor());
        sign(acceptance, Party.OFFICE, street.clerk());
        sign(acceptance, Party.RESIDENTS, street.resident());
        pay(acceptance, street, offices);
    }

    private void sign(UUID acceptance, Party party, Viewer by) {
        Expect.that(accepting.sign(by, id(), acceptance, party, Opinion.QUALIFIED, ""), AcceptanceSigning.Signed.class);
    }

    private void pay(UUID acceptance, SyntheticStaff.Street street, SyntheticStaff.Offices offices) {
        var builder = offices.contractor();
        var clearance = Expect.that(clearing.request(builder, id(), acceptance), Requesting.Requested.class)
                .clearance();
        Expect.that(clearing.confirmQuantity(offices.supervisor(), id(), clearance), Confirming.Confirmed.class);
        var titles = DemoScript.read().documents();
        var required = db.sql("select type from payment.required_document where clearance_id = ? order by type")
                .param(clearance)
                .query(String.class)
                .list();
        for (var type : required) {
            var document = Expect.that(
                            clearing.submit(builder, id(), clearance, type, titles.getOrDefault(type, type), "1", null),
                            Submitting.Submitted.class)
                    .document();
            Expect.that(
                    clearing.review(street.checker(), id(), document, Verdict.APPROVED, ""), Reviewing.Reviewed.class);
        }
        Expect.that(clearing.clear(street.checker(), id(), clearance), Clearance.Cleared.class);
        var payment = Expect.that(paying.hold(street.clerk(), id(), clearance), Holding.Held.class)
                .payment();
        Expect.that(paying.approve(street.leader(), id(), payment, Duty.APPROVER_OFFICE), Approving.Approved.class);
        Expect.that(paying.approve(offices.finance(), id(), payment, Duty.APPROVER_FINANCE), Approving.Approved.class);
        Expect.that(
                paying.confirmBank(
                        offices.bank(),
                        id(),
                        payment,
                        "B" + payment,
                        City.current().today()),
                BankConfirming.Paid.class);
    }

    private static long milli(BigDecimal quantity) {
        return quantity.movePointRight(3).longValueExact();
    }
}
