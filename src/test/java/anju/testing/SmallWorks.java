package anju.testing;

import anju.access.Role;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.city.City;
import anju.fund.Allocating;
import anju.fund.Funding;
import anju.fund.Receiving;
import anju.fund.Source;
import anju.money.Fraction;
import anju.money.Money;
import anju.payment.Clearance;
import anju.payment.Clearing;
import anju.payment.Duty;
import anju.payment.Holding;
import anju.payment.Paying;
import anju.payment.Requesting;
import anju.payment.Submitting;
import anju.payment.Verdict;
import anju.policy.Policy;
import anju.project.Advancing;
import anju.project.Gates;
import anju.project.Opening;
import anju.project.Place;
import anju.project.ProjectRules;
import anju.project.Projects;
import anju.project.Stage;
import anju.project.Stages;
import anju.works.AcceptanceKind;
import anju.works.AcceptanceSigning;
import anju.works.AcceptanceState;
import anju.works.Accepting;
import anju.works.BriefingKind;
import anju.works.ContractTerms;
import anju.works.Contracting;
import anju.works.Measured;
import anju.works.Measuring;
import anju.works.Opinion;
import anju.works.Party;
import anju.works.Procurement;
import anju.works.Signing;
import anju.works.briefing.Briefing;
import anju.works.briefing.BriefingTerms;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A fixture on top of {@link SmallCity}: the people of the money chain, a plan whose items are put straight into the tables,
 * and short ways through the verbs from a lot to a payment.
 */
public final class SmallWorks {
    /** Money is received, set aside and contracted on days before the tests' own. */
    public static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    public final SmallCity small;
    public final Viewer clerk;
    public final Viewer checker;
    public final Viewer leader;
    public final Viewer finance;
    public final Viewer cashier;
    public final Viewer builder;
    public final Viewer engineer;
    public final Viewer resident;
    public final UUID plan;

    private final ApplicationContext beans;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Funding funding;
    private final Contracting contracting;
    private final Accepting accepting;
    private final Clearing clearing;
    private final Paying paying;
    private final Projects projects;
    private final Stages stages;
    private final Gates gates;
    private final Policy policy;
    private int items;

    public SmallWorks(ApplicationContext beans) {
        this.beans = beans;
        db = beans.getBean(JdbcClient.class);
        transaction = beans.getBean(TransactionTemplate.class);
        funding = beans.getBean(Funding.class);
        contracting = beans.getBean(Contracting.class);
        accepting = beans.getBean(Accepting.class);
        clearing = beans.getBean(Clearing.class);
        paying = beans.getBean(Paying.class);
        projects = beans.getBean(Projects.class);
        stages = beans.getBean(Stages.class);
        gates = beans.getBean(Gates.class);
        policy = beans.getBean(Policy.class);
        small = transaction.execute(_ -> new SmallCity(db));
        clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        checker = small.viewer(Role.SUBDISTRICT_CLERK);
        leader = small.viewer(Role.SUBDISTRICT_LEADER);
        finance = small.viewer(Role.FINANCE_BUREAU);
        cashier = small.viewer(Role.FINANCE_BUREAU);
        builder = small.viewer(Role.CONTRACTOR);
        engineer = small.viewer(Role.SUPERVISOR);
        resident = small.viewer(Role.COMMITTEE_MEMBER);
        plan = id();
        transaction.executeWithoutResult(_ -> sql(
                "insert into plan.plan (id, project_id, opened_by, opened_at, act_id, act_kind) values (?,?,?,now(),?,?)",
                plan,
                small.project,
                clerk.person(),
                small.act("plan.plan.opened"),
                "plan.plan.opened"));
        passTo(Stage.G6);
    }

    /** Moves the undertaking on; what the gates ask for is said to be met without there being anything behind it. */
    public void passTo(Stage last) {
        for (var at = projects.stage(small.project); at != last; at = at.next()) {
            var from = at;
            var asked = policy.rules(ProjectRules.class, small.edition)
                    .stage(from.next())
                    .conditions();
            transaction.executeWithoutResult(_ -> asked.forEach(
                    condition -> gates.meet(small.project, condition, id(), small.act("project.baseline.confirmed"))));
            var advancing = stages.advance(leader, id(), small.project, from);
            if (!(advancing instanceof Advancing.Advanced)) {
                throw new IllegalStateException(advancing.toString());
            }
        }
    }

    /** Another undertaking of the compound that began before it came in here, thirty days ago. */
    public UUID broughtAlong(String name) {
        var opening = projects.open(clerk, id(), name, List.of(Place.compound(small.compound)), goLive());
        return ((Opening.Opened) opening).projectId();
    }

    /** The day before which what is recorded later happened. */
    public static LocalDate goLive() {
        return City.current().today().minusDays(30);
    }

    /** Sends the undertaking back. */
    public void goBackTo(Stage last) {
        for (var at = projects.stage(small.project); at != last; at = projects.stage(small.project)) {
            stages.goBack(leader, id(), small.project, at, "重来");
        }
    }

    public UUID id() {
        return City.current().newId();
    }

    /** Roof waterproofing of this much at this price, for which no vote is needed. */
    public UUID item(String quantity, String price) {
        return item("B01", "BASIC", "屋面防水", "SQM", quantity, price);
    }

    public UUID item(String code, String itemClass, String title, String unit, String quantity, String price) {
        var item = id();
        long milli = new java.math.BigDecimal(quantity).movePointRight(3).longValueExact();
        long fen = Money.ofYuan(price).fen();
        transaction.executeWithoutResult(_ -> {
            sql(
                    """
                    insert into plan.item (id, plan_id, compound_id, number, catalogue_code, title, class, character, unit,
                                           quantity_milli, price_fen, estimate_fen, maintenance_fund, decision, drawn_up_at, act_id, act_kind)
                    values (?,?,?,?,?,?,?,'REPAIRED',?,?,?,?,false,'NONE',now(),?,?)""",
                    item,
                    plan,
                    small.compound,
                    ++items,
                    code,
                    title,
                    itemClass,
                    unit,
                    milli,
                    fen,
                    Math.multiplyExact(milli, fen) / 1000,
                    small.act("plan.item.drawn_up"),
                    "plan.item.drawn_up");
            sql("insert into plan.item_ground (id, item_id, reason) values (?,?,'体检查出')", id(), item);
        });
        return item;
    }

    /** A matter about the item that every owner voted for. */
    public UUID passedMatter(UUID item, String kind) {
        return passedMatter(item, kind, null);
    }

    /** Passed by the owners of one building alone. */
    public UUID passedMatter(UUID item, String kind, @Nullable UUID building) {
        var vote = id();
        var matter = id();
        transaction.executeWithoutResult(_ -> {
            sql("""
                    insert into vote.vote (id, code, compound_id, title, edition_id, precedence, record_on, opens_at, closes_at,
                                           prepared_by, prepared_at, act_id, act_kind, building_id)
                    values (?, 'BJ-2026-' || to_char(nextval('vote.code'), 'FM0000'), ?, '动用维修资金', ?, 'LAST_CAST',
                            '2026-01-01', '2026-01-02', '2026-01-09', ?, now(), ?, 'vote.vote.prepared', ?)""", vote, small.compound, small.edition, clerk.person(), small.act("vote.vote.prepared"), building);
            sql(
                    "insert into vote.matter (id, vote_id, number, kind, share_of, share_in, title, subject_kind, subject_id, digest) values (?,?,1,?,?,?,'动用维修资金','item',?,?)",
                    matter,
                    vote,
                    kind,
                    kind.equals("SPECIAL") ? 3 : 1,
                    kind.equals("SPECIAL") ? 4 : 2,
                    item,
                    new byte[32]);
            sql(
                    "insert into plan.item_decision (item_id, matter_id, act_id, act_kind) values (?,?,?,'plan.decision.asked')",
                    item,
                    matter,
                    small.act("plan.decision.asked"));
            var heads = List.of(id(), id(), id());
            for (int i = 0; i < 3; i++) {
                var part = small.parts.get(i);
                long area = i == 0 ? 40 : 30;
                sql(
                        "insert into vote.head (id, vote_id, holder_kind, area_x100) values (?,?,'PERSON',?)",
                        heads.get(i),
                        vote,
                        area);
                sql(
                        "insert into vote.head_part (vote_id, part_id, head_id, area_x100, basis) values (?,?,?,?,'REGISTERED')",
                        vote,
                        part,
                        heads.get(i),
                        area);
                sql(
                        "insert into vote.head_person (head_id, person_id) values (?,?)",
                        heads.get(i),
                        small.owners.get(i));
            }
            voteStep(vote, "FROZEN", "vote.roll.frozen");
            for (int i = 0; i < 3; i++) {
                var ballot = id();
                sql("""
                        insert into vote.ballot (id, vote_id, head_id, channel, cast_at, accepted_at, entered_by, act_id, act_kind)
                        values (?,?,?,'PHONE','2026-01-03','2026-01-03',?,?,'vote.ballot.accepted')""", ballot, vote, heads.get(i), small.owners.get(i), small.act("vote.ballot.accepted"));
                sql("insert into vote.answer (ballot_id, matter_id, choice) values (?,?,'FOR')", ballot, matter);
            }
            sql("""
                    insert into vote.result (id, matter_id, matter_kind, share_of, share_in, roll_area_x100, roll_heads, cast_area_x100, cast_heads,
                                             for_area_x100, for_heads, against_area_x100, against_heads, quorum, verdict, act_id, act_kind)
                    select ?,id,kind,share_of,share_in,100,3,100,3,100,3,0,0,true,'PASSED',?,'vote.result.counted' from vote.matter where id = ?""", id(), small.act("vote.result.counted"), matter);
            voteStep(vote, "CLOSED", "vote.vote.closed");
        });
        return matter;
    }

    /** A court has annulled the vote on this matter. */
    public void annulled(UUID matter) {
        var vote = db.sql("select vote_id from vote.matter where id = ?")
                .param(matter)
                .query(UUID.class)
                .single();
        transaction.executeWithoutResult(_ -> voteStep(vote, "VOID", "vote.vote.voided"));
    }

    private void voteStep(UUID vote, String to, String kind) {
        sql(
                "insert into vote.vote_step (id, vote_id, to_state, reason, at, act_id, act_kind) values (?,?,?,'x',now(),?,?)",
                id(),
                vote,
                to,
                small.act(kind),
                kind);
    }

    public UUID lot(Source source, String amount, String... purposes) {
        var receiving = funding.receive(
                finance,
                id(),
                small.project,
                source,
                "市财政局",
                "财建〔2026〕" + id().toString().substring(0, 6) + "号",
                "老旧小区改造",
                new TreeSet<>(List.of(purposes)),
                Money.ofYuan(amount),
                DAY);
        return ((Receiving.Received) receiving).lot();
    }

    public UUID allocated(UUID lot, UUID item, String amount) {
        return ((Allocating.Allocated) funding.allocate(clerk, id(), lot, item, Money.ofYuan(amount))).allocation();
    }

    public ContractTerms terms(String number, int percent, ContractTerms.Line... lines) {
        return new ContractTerms(
                small.contractor,
                small.supervisor,
                number,
                Procurement.OPEN_TENDER,
                new Fraction(percent, 100),
                DAY,
                List.of(lines));
    }

    public ContractTerms.Line line(UUID item, String number, String quantity, String price) {
        return new ContractTerms.Line(item, number, "屋面防水层", milli(quantity), Money.ofYuan(price), null);
    }

    public UUID contract(ContractTerms terms) {
        return ((Signing.Signed) contracting.sign(clerk, id(), small.project, terms)).contract();
    }

    /** People were trained and told on the day the contract was signed: now the site may keep its log. */
    public UUID briefed(UUID contract) {
        for (var kind : BriefingKind.values()) {
            var terms = new BriefingTerms(kind, null, DAY, "屋面施工安全", "技术负责人 林工", 40, 40, file("works.briefing"));
            beans.getBean(Briefing.class).hold(builder, id(), contract, terms);
        }
        return contract;
    }

    /** A small picture, taken in. */
    public UUID file(String use) {
        var upload = new Upload("a.png", picture(), FileClass.INTERNAL, use, "/ha", "x");
        return ((Reception.Received) beans.getBean(Attachments.class).receive(clerk, id(), upload)).fileId();
    }

    public static byte[] picture() {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public UUID lineOf(UUID contract, String number) {
        return db.sql("select id from works.contract_line where contract_id = ? and number = ?")
                .params(contract, number)
                .query(UUID.class)
                .single();
    }

    public UUID measured(UUID contract, Measured... measured) {
        var measuring = accepting.measure(
                builder, id(), contract, AcceptanceKind.STAGE, City.current().today(), List.of(measured));
        return ((Measuring.Opened) measuring).acceptance();
    }

    public AcceptanceState signed(UUID acceptance) {
        sign(acceptance, Party.CONTRACTOR, builder);
        sign(acceptance, Party.SUPERVISOR, engineer);
        sign(acceptance, Party.OFFICE, clerk);
        return sign(acceptance, Party.RESIDENTS, resident);
    }

    public AcceptanceState sign(UUID acceptance, Party party, Viewer by) {
        var signing = accepting.sign(by, id(), acceptance, party, Opinion.QUALIFIED, "");
        return ((AcceptanceSigning.Signed) signing).state();
    }

    /** Measured, signed by all four and passed. */
    public UUID accepted(UUID contract, Measured... measured) {
        var acceptance = measured(contract, measured);
        signed(acceptance);
        return acceptance;
    }

    public UUID requested(UUID acceptance) {
        return ((Requesting.Requested) clearing.request(builder, id(), acceptance)).clearance();
    }

    public UUID submitted(UUID clearance, String type) {
        return ((Submitting.Submitted) clearing.submit(builder, id(), clearance, type, type, "No 1", null)).document();
    }

    /** All required documents handed in and approved, the quantity confirmed, the clearance given. */
    public UUID cleared(UUID acceptance) {
        var clearance = requested(acceptance);
        clearing.confirmQuantity(engineer, id(), clearance);
        for (var type : required(clearance)) {
            clearing.review(checker, id(), submitted(clearance, type), Verdict.APPROVED, "");
        }
        var cleared = clearing.clear(checker, id(), clearance);
        if (!(cleared instanceof Clearance.Cleared)) {
            throw new IllegalStateException(cleared.toString());
        }
        return clearance;
    }

    public List<String> required(UUID clearance) {
        return db.sql("select type from payment.required_document where clearance_id = ? order by type")
                .param(clearance)
                .query(String.class)
                .list();
    }

    public UUID held(UUID clearance) {
        return ((Holding.Held) paying.hold(clerk, id(), clearance)).payment();
    }

    public void approved(UUID payment) {
        paying.approve(leader, id(), payment, Duty.APPROVER_OFFICE);
        paying.approve(finance, id(), payment, Duty.APPROVER_FINANCE);
    }

    public void paid(UUID payment) {
        approved(payment);
        paying.confirmBank(
                cashier, id(), payment, "BANK-" + payment, City.current().today());
    }

    public static long milli(String quantity) {
        return new java.math.BigDecimal(quantity).movePointRight(3).longValueExact();
    }

    private void sql(String sql, Object... values) {
        db.sql(sql).params(values).update();
    }
}
