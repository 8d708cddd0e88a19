package anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.consultation.ConsensusDraft;
import anju.consultation.Consulting;
import anju.consultation.Giving;
import anju.consultation.Listening;
import anju.consultation.OpinionDraft;
import anju.consultation.Sorting;
import anju.fund.Source;
import anju.money.Money;
import anju.plan.DrawingUp;
import anju.plan.ItemDraft;
import anju.plan.Planning;
import anju.plan.WorkCharacter;
import anju.stewardship.AssetCard;
import anju.stewardship.Keeping;
import anju.survey.NeedDraft;
import anju.survey.NeedSource;
import anju.survey.Recording;
import anju.survey.Surveying;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.works.ContractTerms;
import anju.works.Measured;
import anju.works.change.ChangeSide;
import anju.works.change.ChangeState;
import anju.works.change.ChangeTerms;
import anju.works.change.Changed;
import anju.works.change.Changing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In a city made at random through the verbs, every walk along the thread meets in both directions. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreadTest {
    private static final int ITEMS = 8;

    @Autowired
    ApplicationContext beans;

    @Autowired
    Surveying surveying;

    @Autowired
    Planning planning;

    @Autowired
    Listening listening;

    @Autowired
    Consulting consulting;

    @Autowired
    Changing changing;

    @Autowired
    Keeping keeping;

    @Autowired
    Walk walk;

    @Autowired
    JdbcClient db;

    SmallWorks works;
    Random random;
    List<UUID> needs = new ArrayList<>();
    List<UUID> consensuses = new ArrayList<>();

    @BeforeAll
    void make() {
        long seed = Long.getLong("anju.seed", System.nanoTime());
        System.out.println("ThreadTest made its city with -Danju.seed=" + seed);
        random = new Random(seed);
        works = new SmallWorks(beans);
        for (int i = 0; i < 6; i++) {
            needs.add(need());
        }
        for (int i = 0; i < 3; i++) {
            consensuses.add(consensus());
        }
        var items = new ArrayList<UUID>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(item());
        }
        for (int contract = 1; contract <= 2; contract++) {
            contract(items.subList((contract - 1) * ITEMS / 2, contract * ITEMS / 2), contract);
        }
    }

    private UUID need() {
        var parts = new ArrayList<>(works.small.parts);
        Collections.shuffle(parts, random);
        var draft = NeedDraft.ofParts(
                works.small.compound,
                "ROOF_LEAK",
                "屋顶漏水",
                "",
                NeedSource.MEETING,
                false,
                LocalDate.of(2026, 1, 5),
                Set.copyOf(parts.subList(0, 1 + random.nextInt(5))));
        var by = works.small.viewer(Role.GRID_WORKER);
        return ((Recording.Recorded) surveying.record(by, works.id(), draft)).needId();
    }

    private UUID consensus() {
        var said = new TreeSet<UUID>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            var opinion = new OpinionDraft(works.small.compound, "ROOF_LEAK", "屋顶漏水，第 " + i + " 次说");
            said.add(((Giving.Given) listening.give(works.small.owner(i), works.id(), opinion)).opinionId());
        }
        var draft = new ConsensusDraft(works.small.compound, "ROOF_LEAK", "修屋顶", "");
        return ((Sorting.Reached) consulting.reach(works.clerk, works.id(), draft, said)).consensusId();
    }

    /** An item on no need (the office's word), one or several. */
    private UUID item() {
        var grounds = new ArrayList<>(needs);
        Collections.shuffle(grounds, random);
        var chosen = Set.copyOf(grounds.subList(0, random.nextInt(4)));
        var draft = new ItemDraft(
                works.small.compound,
                "B01",
                "屋面防水",
                WorkCharacter.REPAIRED,
                ItemDraft.Amount.of(100_000),
                Money.ofYuan("142.00"),
                null,
                false,
                new ItemDraft.Grounds(
                        chosen,
                        random.nextBoolean() ? Set.of(consensuses.get(random.nextInt(3))) : Set.of(),
                        chosen.isEmpty() ? "街道决定" : null));
        return ((DrawingUp.DrawnUp) planning.drawUp(works.clerk, works.id(), works.plan, draft)).itemId();
    }

    private void contract(List<UUID> items, int number) {
        var lines = new ArrayList<ContractTerms.Line>();
        for (var item : items) {
            int sources = 1 + random.nextInt(2);
            for (int i = 0; i < sources; i++) {
                var lot = works.lot(i == 0 ? Source.CENTRAL_SUBSIDY : Source.CITY_MATCH, "20000.00", "BASIC");
                works.allocated(lot, item, "14200.00");
            }
            lines.add(works.line(item, "2." + (lines.size() + 1), "100", "142.00"));
        }
        var contract = works.contract(works.terms("SG-2026-10" + number, 80, lines.toArray(ContractTerms.Line[]::new)));
        if (number == 1 || random.nextBoolean()) {
            change(contract, items.getFirst());
        }
        int acceptances = random.nextInt(3);
        for (int a = 0; a < acceptances; a++) {
            var measured = new ArrayList<Measured>();
            for (int l = 1; l <= lines.size(); l++) {
                if (l == 1 || random.nextBoolean()) {
                    measured.add(new Measured(
                            works.lineOf(contract, "2." + l),
                            random.nextBoolean() ? works.small.buildings.getFirst() : null,
                            10_000 + random.nextInt(20_000)));
                }
            }
            var acceptance = works.accepted(contract, measured.toArray(Measured[]::new));
            if (random.nextBoolean()) {
                register(acceptance);
            }
            if (random.nextInt(4) > 0) {
                works.paid(works.held(works.cleared(acceptance)));
            }
        }
    }

    /** Less of the first line and a new one for the same item, approved. */
    private void change(UUID contract, UUID item) {
        var less = new ChangeTerms.More(works.lineOf(contract, "2.1"), -10_000);
        var added = new ChangeTerms.Added(item, "9.1", "落水口", 5_000, Money.ofYuan("142.00"), "询价");
        var terms = new ChangeTerms(ChangeSide.CONTRACTOR, "现场与图纸不符", List.of(less), List.of(added), List.of());
        var change = ((Changed.Proposed) changing.propose(works.builder, works.id(), contract, terms)).change();
        changing.agree(works.engineer, works.id(), change, true, "");
        assertThat(changing.approve(works.clerk, works.id(), change, ""))
                .isEqualTo(new Changed.Done(ChangeState.APPROVED));
    }

    private void register(UUID acceptance) {
        var lines = db.sql("select id from works.accepted_line where acceptance_id = ?")
                .param(acceptance)
                .query(UUID.class)
                .list();
        keeping.register(
                works.clerk,
                works.id(),
                new AssetCard(
                        works.small.compound,
                        null,
                        "屋面防水层",
                        works.small.propertyFirm,
                        "每年检查",
                        12,
                        anju.city.City.current().today(),
                        null,
                        lines));
    }

    @Test
    void what_a_thing_stands_on_knows_it_and_the_other_way_round() {
        var nodes = nodes();
        assertThat(nodes).isNotEmpty();
        for (var node : nodes) {
            for (var early : members(walk.back(node))) {
                assertThat(walk.onward(early).contains(node) || isHub(early))
                        .as("%s stands on %s", node, early)
                        .isTrue();
            }
            for (var late : members(walk.onward(node))) {
                assertThat(walk.back(late).contains(node))
                        .as("%s is stood on by %s", node, late)
                        .isTrue();
            }
        }
    }

    @Test
    void the_walk_agrees_with_a_slow_one_over_the_bare_links() {
        var links = db.sql("select late_kind, late_id, early_kind, early_id from disclosure.thread")
                .query(Link.class)
                .list();
        for (var node : nodes()) {
            assertThat(members(walk.back(node))).as("back from %s", node).isEqualTo(slowly(node, links));
        }
    }

    @Test
    void every_item_of_a_need_reaches_a_household() {
        for (var item : db.sql("select distinct item_id from plan.item_ground where need_id is not null")
                .query(UUID.class)
                .list()) {
            assertThat(walk.back(new Node(Node.Kind.ITEM, item)).of(Node.Kind.PART))
                    .isNotEmpty();
        }
    }

    @Test
    void a_change_stands_on_its_item_and_a_new_line_on_the_change_it_came_with() {
        var lines = db.sql("select id from works.contract_line where change_id is not null")
                .query(UUID.class)
                .list();
        assertThat(lines).isNotEmpty();
        for (var line : lines) {
            var back = walk.back(new Node(Node.Kind.CONTRACT_LINE, line));
            assertThat(back.of(Node.Kind.CHANGE_ITEM)).containsExactly(line);
            assertThat(back.of(Node.Kind.ITEM)).hasSize(1);
        }
        for (var change : db.sql(
                        "select id, contract_line_id, item_id from works.change_item where contract_line_id is not null")
                .query(ChangedLine.class)
                .list()) {
            assertThat(walk.onward(new Node(Node.Kind.ITEM, change.itemId)).of(Node.Kind.CHANGE_ITEM))
                    .contains(change.id);
            assertThat(walk.back(new Node(Node.Kind.CHANGE_ITEM, change.id)).of(Node.Kind.CONTRACT_LINE))
                    .containsExactly(change.contractLineId);
        }
    }

    private record ChangedLine(UUID id, UUID contractLineId, UUID itemId) {}

    @Test
    void the_thread_is_a_union_of_plain_selects() {
        var definition = db.sql(
                        "select pg_get_viewdef('disclosure.thread'::regclass) || string_agg(pg_get_viewdef(c.oid), ' ')"
                                + " from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relname = 'thread' and n.nspname <> 'disclosure'")
                .query(String.class)
                .single();
        assertThat(definition.toLowerCase(java.util.Locale.ROOT)).doesNotContain(" join ", "distinct", "group by");
    }

    /** Follows the links one by one in memory; a hub is reached and not gone through. */
    private static Set<Node> slowly(Node start, List<Link> links) {
        var seen = new HashSet<Node>(Set.of(start));
        var open = new ArrayList<Node>(seen);
        while (!open.isEmpty()) {
            var node = open.removeLast();
            if (isHub(node)) {
                continue;
            }
            for (var link : links) {
                if (link.late().equals(node) && seen.add(link.early())) {
                    open.add(link.early());
                }
            }
        }
        return seen;
    }

    private static boolean isHub(Node node) {
        return node.kind() == Node.Kind.LOT || node.kind() == Node.Kind.CONTRACT;
    }

    private List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        for (var kind : List.of(
                Node.Kind.OPINION,
                Node.Kind.CONSENSUS,
                Node.Kind.NEED,
                Node.Kind.ITEM,
                Node.Kind.CHANGE_ITEM,
                Node.Kind.PAYMENT,
                Node.Kind.ASSET)) {
            db.sql(
                            "select distinct id from (select late_kind as kind, late_id as id from disclosure.thread union select early_kind, early_id from disclosure.thread) t where kind = ?")
                    .param(kind.code())
                    .query(UUID.class)
                    .list()
                    .forEach(id -> nodes.add(new Node(kind, id)));
        }
        return nodes;
    }

    private static Set<Node> members(Walk.Found found) {
        var nodes = new HashSet<Node>();
        found.byKind().forEach((kind, ids) -> ids.forEach(id -> nodes.add(new Node(kind, id))));
        return nodes;
    }

    private record Link(String lateKind, UUID lateId, String earlyKind, UUID earlyId) {
        Node late() {
            return new Node(Node.Kind.of(lateKind), lateId);
        }

        Node early() {
            return new Node(Node.Kind.of(earlyKind), earlyId);
        }
    }
}
