package anju.demo;

import static anju.demo.Story.id;

import anju.city.City;
import anju.fund.Funding;
import anju.fund.Receiving;
import anju.fund.Source;
import anju.money.Money;
import anju.project.Projects;
import anju.stewardship.RepairAccount;
import anju.stewardship.Repaired;
import anju.stewardship.Repairing;
import anju.stewardship.expense.ExpenseCard;
import anju.stewardship.expense.Spending;
import anju.stewardship.expense.Spent;
import java.util.ArrayList;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Money for what comes after the works: given, spent on a repair, asked for once more. */
@Component
class DemoPurse {
    private static final String INVOICE = "stewardship.invoice";

    private final Projects projects;
    private final Funding funding;
    private final Repairing repairing;
    private final Spending spending;
    private final DemoVouchers vouchers;
    private final JdbcClient db;

    DemoPurse(
            Projects projects,
            Funding funding,
            Repairing repairing,
            Spending spending,
            DemoVouchers vouchers,
            JdbcClient db) {
        this.projects = projects;
        this.funding = funding;
        this.repairing = repairing;
        this.spending = spending;
        this.vouchers = vouchers;
        this.db = db;
    }

    void write(Diary diary, Purse told, Story story) {
        var lots = new ArrayList<UUID>();
        var gift = told.lot();
        diary.at(gift.on(), () -> {
            var received = funding.receive(
                    story.person("finance"),
                    id(),
                    projects.covering(story.compound).getFirst().id(),
                    Source.valueOf(gift.source()),
                    gift.funder(),
                    gift.number(),
                    "",
                    new TreeSet<>(gift.purposes()),
                    Money.ofYuan(gift.amount()),
                    gift.on().toLocalDate());
            lots.add(Expect.that(received, Receiving.Received.class).lot());
        });
        var orders = new ArrayList<UUID>();
        repair(diary, told.repair(), story, orders);
        for (var expense : told.expenses()) {
            expense(diary, expense, story, lots, orders);
        }
    }

    private void repair(Diary diary, Purse.Repair told, Story story, ArrayList<UUID> orders) {
        var property = story.person("property");
        diary.at(told.ordered(), () -> {
            var card = new Repairing.Card(story.troupe.firm("property"), null, null, told.what(), told.due());
            orders.add(Expect.that(
                            repairing.order(story.person("clerk"), id(), story.compound, card), Repaired.Ordered.class)
                    .order());
        });
        diary.at(told.done(), () -> {
            var photo = vouchers.picture(property, story, "stewardship.repair");
            var cost = new Repairing.Cost(RepairAccount.UPKEEP_MONEY, Money.ofYuan(told.cost()), null, "");
            Expect.that(
                    repairing.done(property, id(), orders.getFirst(), told.note(), photo, cost), Repaired.Moved.class);
        });
        diary.at(
                told.confirmed(),
                () -> Expect.that(
                        repairing.confirm(story.person("committee"), id(), orders.getFirst(), told.seen()),
                        Repaired.Moved.class));
    }

    private void expense(Diary diary, Purse.Expense told, Story story, ArrayList<UUID> lots, ArrayList<UUID> orders) {
        var property = story.person("property");
        var asked = new ArrayList<UUID>();
        diary.at(told.asked(), () -> {
            var room = told.room();
            var card = new ExpenseCard(
                    lots.getFirst(),
                    room == null ? ExpenseCard.Kind.REPAIR : ExpenseCard.Kind.ROOM,
                    room == null ? orders.getFirst() : room(story, room),
                    story.troupe.firm("property"),
                    told.what(),
                    Money.ofYuan(told.amount()),
                    told.invoice(),
                    vouchers.sheet(property, story, INVOICE, told),
                    null);
            asked.add(Expect.that(spending.ask(property, id(), story.compound, card), Spent.Asked.class)
                    .expense());
        });
        if (told.approved() != null) {
            diary.at(
                    told.approved(),
                    () -> Expect.that(
                            spending.approve(story.person("leader"), id(), asked.getFirst()), Spent.Moved.class));
        }
        if (told.paid() != null) {
            diary.at(
                    told.paid(),
                    () -> Expect.that(
                            spending.confirmBank(
                                    story.person("finance"),
                                    id(),
                                    asked.getFirst(),
                                    Objects.requireNonNull(told.reference()),
                                    City.current().today()),
                            Spent.Moved.class));
        }
    }

    private UUID room(Story story, String name) {
        return db.sql("select id from stewardship.room where compound_id = ? and name = ?")
                .params(story.compound, name)
                .query(UUID.class)
                .single();
    }
}
