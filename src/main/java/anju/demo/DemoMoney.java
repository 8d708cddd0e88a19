package anju.demo;

import anju.city.Cities;
import anju.city.City;
import anju.fund.Allocating;
import anju.fund.Funding;
import anju.fund.Receiving;
import anju.fund.Source;
import anju.money.Fraction;
import anju.money.Money;
import anju.payment.Approving;
import anju.payment.BankConfirming;
import anju.payment.Clearance;
import anju.payment.ClearanceKind;
import anju.payment.Clearing;
import anju.payment.Confirming;
import anju.payment.Duty;
import anju.payment.Holding;
import anju.payment.Paying;
import anju.payment.Requesting;
import anju.payment.Reviewing;
import anju.payment.Submitting;
import anju.payment.Verdict;
import anju.stewardship.AssetCard;
import anju.stewardship.Keeping;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The second half of the story: money, contract, acceptance, payment, and what stands afterwards. */
@Component
class DemoMoney {
    private final Cities cities;
    private final Funding funding;
    private final Contracting contracting;
    private final Accepting accepting;
    private final Clearing clearing;
    private final Paying paying;
    private final Keeping keeping;
    private final JdbcClient db;

    DemoMoney(
            Cities cities,
            Funding funding,
            Contracting contracting,
            Accepting accepting,
            Clearing clearing,
            Paying paying,
            Keeping keeping,
            JdbcClient db) {
        this.cities = cities;
        this.funding = funding;
        this.contracting = contracting;
        this.accepting = accepting;
        this.clearing = clearing;
        this.paying = paying;
        this.keeping = keeping;
        this.db = db;
    }

    /** Receives the lots and sets their money aside. */
    void funding(DemoScript script, Troupe troupe, UUID project, List<UUID> items) {
        var lots = new HashMap<String, UUID>();
        script.funding().lots().forEach(lot -> lots.put(lot.key(), received(troupe, project, lot)));
        for (var allocation : script.funding().allocations()) {
            var lot = java.util.Objects.requireNonNull(lots.get(allocation.lot()));
            allocated(troupe, lot, items.get(allocation.item() - 1), Money.ofYuan(allocation.amount()));
        }
    }

    UUID received(Troupe troupe, UUID project, DemoScript.Lot lot) {
        var received = funding.receive(
                troupe.person("finance"),
                id(),
                project,
                Source.valueOf(lot.source()),
                lot.funder(),
                lot.number(),
                "",
                new TreeSet<>(lot.purposes()),
                Money.ofYuan(lot.amount()),
                DemoScript.day(lot.on()));
        return Expect.that(received, Receiving.Received.class).lot();
    }

    void allocated(Troupe troupe, UUID lot, UUID item, Money amount) {
        Expect.that(funding.allocate(troupe.person("clerk"), id(), lot, item, amount), Allocating.Allocated.class);
    }

    UUID contract(DemoScript script, Troupe troupe, UUID project, List<UUID> items) {
        var lines = new ArrayList<ContractTerms.Line>();
        for (int i = 0; i < items.size(); i++) {
            var item = script.items().get(i);
            if (item.inContract()) {
                lines.add(new ContractTerms.Line(
                        items.get(i),
                        "2." + (lines.size() + 1),
                        item.title(),
                        item.quantityMilli(),
                        item.priceOfUnit(),
                        null));
            }
        }
        var told = script.contract();
        return signed(
                troupe,
                project,
                told.number(),
                Fraction.parse(told.progress()),
                DemoScript.day(told.signedOn()),
                lines);
    }

    /** A contract of the two firms. */
    UUID signed(
            Troupe troupe,
            UUID project,
            String number,
            Fraction progress,
            LocalDate on,
            List<ContractTerms.Line> lines) {
        var terms = new ContractTerms(
                troupe.firm("contractor"),
                troupe.firm("supervisor"),
                number,
                Procurement.OPEN_TENDER,
                progress,
                on,
                lines);
        return Expect.that(contracting.sign(troupe.person("clerk"), id(), project, terms), Signing.Signed.class)
                .contract();
    }

    /** One acceptance with its clearance; as far on as the script tells: paid, or waiting for the next duty. */
    void acceptance(
            City city,
            DemoScript script,
            DemoScript.Acceptance told,
            Troupe troupe,
            UUID contract,
            UUID compound,
            List<UUID> items) {
        cities.moveClock(city, DemoScript.moment(told.on()));
        var measured = told.measured().stream()
                .map(m -> new Measured(
                        line(contract, items.get(m.item() - 1)), building(compound, m.building()), m.quantityMilli()))
                .toList();
        var acceptance = accepted(
                troupe,
                contract,
                java.util.Objects.requireNonNullElse(told.kind(), AcceptanceKind.STAGE),
                DemoScript.day(told.occurredOn()),
                measured);
        if (told.assets() != null) {
            told.assets().forEach(asset -> asset(asset, troupe, compound, acceptance, told, items));
        }
        var clearance = requested(troupe, acceptance);
        if (told.paidOn() != null && told.bankReference() != null) {
            cities.moveClock(city, DemoScript.moment(told.paidOn() + "T09:00"));
            pay(script.documents(), DemoScript.day(told.paidOn()), told.bankReference(), troupe, clearance);
        } else {
            documents(script.documents(), troupe, clearance);
        }
    }

    /** Measured by the builder, and found good by all four. */
    UUID accepted(Troupe troupe, UUID contract, AcceptanceKind kind, LocalDate on, List<Measured> measured) {
        var acceptance = Expect.that(
                        accepting.measure(troupe.person("contractor"), id(), contract, kind, on, measured),
                        Measuring.Opened.class)
                .acceptance();
        sign(troupe, acceptance, "contractor", Party.CONTRACTOR);
        sign(troupe, acceptance, "supervisor", Party.SUPERVISOR);
        sign(troupe, acceptance, "clerk", Party.OFFICE);
        sign(troupe, acceptance, "committee", Party.RESIDENTS);
        return acceptance;
    }

    /** The builder asks for what was accepted to be paid. */
    UUID requested(Troupe troupe, UUID acceptance) {
        return Expect.that(clearing.request(troupe.person("contractor"), id(), acceptance), Requesting.Requested.class)
                .clearance();
    }

    /** What is paid on a whole contract: asked for, checked, paid. */
    void stage(
            ClearanceKind kind,
            Map<String, String> documents,
            String paidOn,
            String bankReference,
            Troupe troupe,
            UUID contract) {
        var asked = clearing.requestStage(troupe.person("contractor"), id(), kind, contract);
        pay(
                documents,
                DemoScript.day(paidOn),
                bankReference,
                troupe,
                Expect.that(asked, Requesting.Requested.class).clearance());
    }

    private void sign(Troupe troupe, UUID acceptance, String who, Party party) {
        Expect.that(
                accepting.sign(troupe.person(who), id(), acceptance, party, Opinion.QUALIFIED, ""),
                AcceptanceSigning.Signed.class);
    }

    private List<UUID> documents(Map<String, String> told, Troupe troupe, UUID clearance) {
        var documents = new ArrayList<UUID>();
        told.forEach((type, title) -> documents.add(Expect.that(
                        clearing.submit(
                                troupe.person("contractor"),
                                id(),
                                clearance,
                                type,
                                title,
                                type.charAt(0) + "-" + (documents.size() + 1),
                                null),
                        Submitting.Submitted.class)
                .document()));
        return documents;
    }

    /** All documents handed in and approved, the quantity confirmed, cleared, approved by both sides, and paid by the bank. */
    void pay(Map<String, String> told, LocalDate paidOn, String bankReference, Troupe troupe, UUID clearance) {
        var documents = documents(told, troupe, clearance);
        Expect.that(clearing.confirmQuantity(troupe.person("chief"), id(), clearance), Confirming.Confirmed.class);
        for (var document : documents) {
            Expect.that(
                    clearing.review(troupe.person("checker"), id(), document, Verdict.APPROVED, ""),
                    Reviewing.Reviewed.class);
        }
        Expect.that(clearing.clear(troupe.person("checker"), id(), clearance), Clearance.Cleared.class);
        var payment = Expect.that(paying.hold(troupe.person("contractor"), id(), clearance), Holding.Held.class)
                .payment();
        Expect.that(
                paying.approve(troupe.person("leader"), id(), payment, Duty.APPROVER_OFFICE), Approving.Approved.class);
        Expect.that(
                paying.approve(troupe.person("finance"), id(), payment, Duty.APPROVER_FINANCE),
                Approving.Approved.class);
        Expect.that(
                paying.confirmBank(troupe.person("bank"), id(), payment, bankReference, paidOn),
                BankConfirming.Paid.class);
    }

    private void asset(
            DemoScript.Asset asset,
            Troupe troupe,
            UUID compound,
            UUID acceptance,
            DemoScript.Acceptance told,
            List<UUID> items) {
        var origins = db.sql("""
                select a.id from works.accepted_line a join works.contract_line l on l.id = a.contract_line_id
                 where a.acceptance_id = :acceptance and l.item_id in (:items) order by a.id""")
                .param("acceptance", acceptance)
                .param(
                        "items",
                        asset.items().stream()
                                .map(number -> items.get(number - 1))
                                .toList())
                .query(UUID.class)
                .list();
        var card = new AssetCard(
                compound,
                null,
                asset.name(),
                troupe.firm("property"),
                asset.upkeep(),
                asset.everyMonths(),
                DemoScript.day(told.occurredOn()),
                asset.lifeYears(),
                origins);
        Expect.that(
                keeping.register(troupe.person("clerk"), id(), card), anju.stewardship.Registering.Registered.class);
    }

    private UUID line(UUID contract, UUID item) {
        return db.sql("select id from works.contract_line where contract_id = ? and item_id = ? and change_id is null")
                .params(contract, item)
                .query(UUID.class)
                .single();
    }

    private @Nullable UUID building(UUID compound, @Nullable String number) {
        return number == null
                ? null
                : db.sql("select id from registry.building where compound_id = ? and number = ?")
                        .params(compound, number)
                        .query(UUID.class)
                        .single();
    }

    private static UUID id() {
        return City.current().newId();
    }
}
