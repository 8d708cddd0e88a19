package anju.stewardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.city.Cities;
import anju.city.City;
import anju.money.Area;
import anju.money.Fraction;
import anju.money.Money;
import anju.project.Opening;
import anju.project.Place;
import anju.project.Projects;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallCity;
import anju.testing.SmallWorks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The book of public income: exact, open to owners, frozen once published. */
@InCity
class AccountingTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 10);

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Accounting accounting;

    @Autowired
    Activating activating;

    @Autowired
    Attachments attachments;

    @Autowired
    Cities cities;

    @Autowired
    Projects projects;

    private static SmallWorks works;
    private static Viewer firm;
    private static String built;
    private UUID compound;
    private UUID project;

    /** Each test has a compound of its own, for a book is a compound's. */
    @BeforeEach
    void build(City city) {
        cities.setClock(city, Instant.parse("2026-08-03T02:00:00Z"));
        if (!city.code().equals(built)) {
            works = new SmallWorks(beans);
            firm = works.small.viewer(Role.PROPERTY_FIRM);
            built = city.code();
        }
        compound = works.id();
        transaction.executeWithoutResult(_ -> {
            var act = works.small.act("registry.compound.registered");
            var code = "TST-1" + works.id().toString().substring(9, 13).toUpperCase(java.util.Locale.ROOT)
                    + works.id().toString().substring(30, 36).toUpperCase(java.util.Locale.ROOT);
            db.sql(
                            "insert into registry.compound (id, code, area_id, path, act_id, act_kind) values (?,?,?,?,?,'registry.compound.registered')")
                    .params(compound, code, works.small.community, "/ha/liuan/yongxing/" + code, act)
                    .update();
            db.sql(
                            "insert into registry.compound_name (id, compound_id, name, address, from_on, act_id, act_kind) values (?,?,'景裕新村','x','2000-01-01',?,'registry.compound.registered')")
                    .params(works.id(), compound, act)
                    .update();
        });
        project = ((Opening.Opened)
                        projects.open(works.clerk, works.id(), "改造", List.of(Place.compound(compound)), null))
                .projectId();
    }

    private UUID voucher() {
        var upload = new Upload(
                "发票.pdf",
                ("%PDF-1.4\n" + works.id() + "\n%%EOF").getBytes(StandardCharsets.UTF_8),
                FileClass.INTERNAL,
                "stewardship.voucher",
                SmallCity.PATH,
                "测试小区");
        return ((Reception.Received) attachments.receive(firm, works.id(), upload)).fileId();
    }

    private EntryCard card(String kind, LocalDate on, String yuan, UUID voucher, UUID matter) {
        return new EntryCard(
                kind,
                on,
                on.withDayOfMonth(1),
                on.withDayOfMonth(28),
                Money.ofYuan(yuan),
                "停车场经营单位",
                "收据0012",
                "",
                voucher,
                null,
                matter);
    }

    private Accounted receive(LocalDate on, String yuan) {
        return accounting.receive(firm, works.id(), compound, card("PARKING", on, yuan, null, null));
    }

    private Accounted spend(String kind, String yuan, UUID voucher, UUID matter) {
        return accounting.spend(firm, works.id(), compound, card(kind, MAY, yuan, voucher, matter));
    }

    private Accounted publish(int quarter) {
        return accounting.publish(works.resident, works.id(), compound, new Quarter(2026, quarter));
    }

    private Accounted transfer(String yuan) {
        return accounting.transfer(
                works.clerk,
                works.id(),
                compound,
                project,
                Money.ofYuan(yuan),
                MAY,
                "转账凭证7",
                "补充维修资金",
                new TreeSet<>(List.of("BASIC")));
    }

    private Row statement(int quarter) {
        return db.sql("""
                select opening_fen, receipts_fen, expenses_fen, to_fund_fen, closing_fen, fund_due_fen, fund_paid_fen
                  from stewardship.income_statement where compound_id = ? and quarter = ?""").params(compound, quarter).query(Row.class).single();
    }

    @Test
    @Shows("CD-17")
    void a_quarter_adds_up_to_the_fen_and_the_fund_gets_its_share() {
        // 86,000.01 received, 21,000.00 spent: 65,000.01 net; half of it, rounded up, belongs in the fund.
        receive(MAY, "86000.01");
        assertThat(spend("COST", "21000", voucher(), null)).isInstanceOf(Accounted.Entered.class);
        var moved = (Accounted.Transferred) transfer("39000");
        assertThat(db.sql("select source || ' ' || received_fen from fund.lot where id = ?")
                        .param(moved.lot())
                        .query(String.class)
                        .single())
                .isEqualTo("PUBLIC_REVENUE 3900000");
        assertThat(publish(2)).isInstanceOf(Accounted.Published.class);
        assertThat(statement(2))
                .isEqualTo(new Row(0, 8_600_001, 2_100_000, 3_900_000, 2_600_001, 3_250_001, 3_900_000));
    }

    @Test
    void a_published_quarter_is_frozen_and_a_mistake_is_reversed_in_the_next() {
        var wrong = (Accounted.Entered) receive(MAY, "300");
        receive(MAY, "500");
        publish(2);
        assertThat(receive(MAY.plusDays(1), "1")).isEqualTo(new Accounted.QuarterPublished(2026, 2));
        assertThat(accounting.reverse(firm, works.id(), wrong.entry(), "记重了")).isEqualTo(new Accounted.Reversed());
        assertThat(accounting.reverse(firm, works.id(), wrong.entry(), "再来"))
                .isEqualTo(new Accounted.AlreadyReversed());
        assertThat(statement(2)).isEqualTo(new Row(0, 80_000, 0, 0, 80_000, 40_000, 0));
        cities.setClock(City.current(), Instant.parse("2026-10-02T02:00:00Z"));
        assertThat(publish(3)).isInstanceOf(Accounted.Published.class);
        assertThat(statement(3)).isEqualTo(new Row(80_000, -30_000, 0, 0, 50_000, 25_000, 0));
        // The database keeps it so, whoever writes.
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> db.sql("""
                                insert into stewardship.income_entry (id, code, compound_id, direction, kind, occurred_on, period_from_on, period_until_on,
                                  amount_fen, counterparty, paper, note, recorded_by, recorded_at, act_id, act_kind)
                                values (?, 'SY-2026-9999', ?, 'RECEIPT', 'PARKING', '2026-05-11', '2026-05-11', '2026-05-11', 1, 'x', 'x', '', ?, now(), ?, 'stewardship.income.received')""")
                        .params(works.id(), compound, firm.person(), works.small.act("stewardship.income.received"))
                        .update()))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("published");
    }

    @Test
    void quarters_are_published_in_order_when_they_are_over_by_somebody_who_wrote_nothing() {
        receive(LocalDate.of(2026, 2, 1), "10");
        receive(MAY, "10");
        assertThat(publish(3)).isEqualTo(new Accounted.QuarterRuns(LocalDate.of(2026, 9, 30)));
        assertThat(publish(2)).isEqualTo(new Accounted.EarlierOpen(2026, 1));
        assertThatThrownBy(() -> accounting.publish(firm, works.id(), compound, new Quarter(2026, 1)))
                .as("the firm does not publish its own book")
                .isInstanceOf(NotPermitted.class);
        var first = (Accounted.Published) publish(1);
        assertThat(publish(1)).isEqualTo(new Accounted.AlreadyPublished(first.statement()));
        accounting.receive(works.resident, works.id(), compound, card("PARKING", MAY, "1", null, null));
        assertThat(publish(2)).isEqualTo(new Accounted.OwnEntries(1));
        assertThat(accounting.publish(works.clerk, works.id(), compound, new Quarter(2026, 2)))
                .isInstanceOf(Accounted.Published.class);
        assertThat(publish(1)).isEqualTo(new Accounted.AlreadyPublished(first.statement()));
    }

    @Test
    void money_is_not_spent_without_voucher_decision_or_cover() {
        // The owners who voted are those of the fixture's own compound.
        compound = works.small.compound;
        project = works.small.project;
        receive(MAY, "100");
        assertThat(spend("COST", "10", null, null)).isEqualTo(new Accounted.NoVoucher());
        assertThat(spend("USE", "10", voucher(), null)).isEqualTo(new Accounted.OwnersDecide());
        var matter = works.passedMatter(works.item("100", "10.00"), "ORDINARY");
        assertThat(spend("USE", "10", voucher(), matter)).isInstanceOf(Accounted.Entered.class);
        assertThat(spend("COST", "90.01", voucher(), null))
                .isEqualTo(new Accounted.NotEnough(Money.ofYuan("90.01"), Money.ofYuan("90")));
        assertThat(spend("GIFTS", "1", voucher(), null)).isEqualTo(new Accounted.UnknownKind("GIFTS"));
        assertThat(transfer("90.01")).isInstanceOf(Accounted.NotEnough.class);
    }

    @Test
    void what_every_owner_reads_holds_no_phone_or_identity_number() {
        var phone = new EntryCard(
                "PARKING", MAY, MAY, MAY, Money.ofYuan("5"), "张某 138 1234 5678", "1", "", null, null, null);
        assertThat(accounting.receive(firm, works.id(), compound, phone))
                .isEqualTo(new Accounted.PersonalNumber("counterparty"));
        var identity = new EntryCard(
                "PARKING", MAY, MAY, MAY, Money.ofYuan("5"), "x", "44200019900101123X", "", null, null, null);
        assertThat(accounting.receive(firm, works.id(), compound, identity))
                .isEqualTo(new Accounted.PersonalNumber("paper"));
        var entry = (Accounted.Entered) receive(MAY, "5");
        assertThat(accounting.reverse(firm, works.id(), entry.entry(), "打给13812345678"))
                .isEqualTo(new Accounted.PersonalNumber("reason"));
    }

    @Test
    void what_is_in_the_fund_or_already_spent_is_not_crossed_out() {
        var entry = (Accounted.Entered) receive(MAY, "100");
        var moved = (Accounted.Transferred) transfer("60");
        assertThat(accounting.reverse(firm, works.id(), moved.entry(), "x")).isEqualTo(new Accounted.InTheFund());
        assertThat(accounting.reverse(firm, works.id(), entry.entry(), "x"))
                .isEqualTo(new Accounted.NotCovered(Money.ofYuan("40")));
        assertThat(receive(LocalDate.of(2027, 1, 1), "1")).isInstanceOf(Accounted.NotYet.class);
        assertThatThrownBy(() -> accounting.receive(
                        works.small.owner(1), works.id(), compound, card("PARKING", MAY, "1", null, null)))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    @Shows({"ZS-19", "ZS-20"})
    void idle_land_names_its_parties_and_its_income_flows_into_the_book() {
        var card = new ParcelCard(
                "东南角空地",
                Area.ofSquareMetres(new java.math.BigDecimal("5700")),
                "休闲公园和停车",
                works.small.developer,
                works.small.contractor,
                works.small.propertyFirm,
                ParcelCard.IncomeTo.PROPERTY_SERVICE,
                new Fraction(1, 2),
                "协议〔2026〕1号",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2036, 1, 1));
        var agreed = (Activated.Agreed) activating.agree(works.clerk, works.id(), compound, card);
        var income = new EntryCard(
                "IDLE_LAND", MAY, MAY, MAY, Money.ofYuan("800"), "停车场", "1", "", null, agreed.parcel(), null);
        assertThat(accounting.receive(firm, works.id(), compound, income)).isInstanceOf(Accounted.Entered.class);
        var nowhere = new EntryCard(
                "IDLE_LAND", MAY, MAY, MAY, Money.ofYuan("800"), "停车场", "1", "", null, UUID.randomUUID(), null);
        assertThat(accounting.receive(firm, works.id(), compound, nowhere)).isEqualTo(new Accounted.NoParcel());
        var stranger = new ParcelCard(
                "空地",
                card.area(),
                "x",
                UUID.randomUUID(),
                card.builder(),
                card.operator(),
                card.incomeTo(),
                card.share(),
                "x",
                card.from(),
                card.until());
        assertThat(activating.agree(works.clerk, works.id(), compound, stranger))
                .isEqualTo(new Activated.UnknownParty("giver"));
        var backwards = new ParcelCard(
                "空地",
                card.area(),
                "x",
                card.giver(),
                card.builder(),
                card.operator(),
                card.incomeTo(),
                card.share(),
                "x",
                card.until(),
                card.from());
        assertThat(activating.agree(works.clerk, works.id(), compound, backwards))
                .isEqualTo(new Activated.Backwards());
    }

    private record Row(
            long openingFen,
            long receiptsFen,
            long expensesFen,
            long toFundFen,
            long closingFen,
            long fundDueFen,
            long fundPaidFen) {}
}
