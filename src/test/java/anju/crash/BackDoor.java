package anju.crash;

import anju.access.Grant;
import anju.access.Open;
import anju.access.Role;
import anju.access.Sealed;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.fund.Funding;
import anju.fund.Source;
import anju.money.Money;
import anju.payment.Duty;
import anju.payment.Paying;
import anju.policy.ShippedEdition;
import anju.testing.Posters;
import anju.testing.SmallCity;
import anju.testing.SmallWorks;
import anju.vote.Choice;
import anju.vote.MatterKind;
import anju.vote.Preparing;
import anju.vote.Proposal;
import anju.vote.VoteNotice;
import anju.vote.Voting;
import anju.works.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Verbs at plain addresses, for a client that kills the application between asking and hearing. Founds its city once; what it
 * needs to know of it afterwards lies in a file of the city's folder.
 */
@RestController
@ConditionalOnProperty("anju.crash")
class BackDoor {
    static final String CODE = "crash";
    /** What of the tests' classes a process needs to have this door. */
    static final List<Class<?>> CLASSES = List.of(
            BackDoor.class, SmallCity.class, SmallWorks.class, Sealed.class, ShippedEdition.class, Posters.class);

    private static final int CLEARANCES = Integer.getInteger("anju.crash.clearances", 12);

    private final ApplicationContext beans;
    private final Cities cities;
    private final JdbcClient db;
    private final Voting voting;
    private final Funding funding;
    private final Paying paying;
    private @Nullable Stage stage;

    /** What the city consists of; {@code heads} are pairs of head and person. */
    private record Stage(
            UUID project, UUID vote, UUID matter, List<List<UUID>> heads, List<UUID> clearances, List<UUID> staff) {
        String written() {
            return String.join(
                    "\n",
                    "" + project,
                    "" + vote,
                    "" + matter,
                    heads.toString(),
                    clearances.toString(),
                    staff.toString());
        }

        static Stage read(List<String> lines) {
            var heads = ids(lines.get(3));
            var pairs = new ArrayList<List<UUID>>();
            for (int i = 0; i < heads.size(); i += 2) {
                pairs.add(heads.subList(i, i + 2));
            }
            return new Stage(
                    UUID.fromString(lines.get(0)),
                    UUID.fromString(lines.get(1)),
                    UUID.fromString(lines.get(2)),
                    pairs,
                    ids(lines.get(4)),
                    ids(lines.get(5)));
        }

        private static List<UUID> ids(String line) {
            return java.util.regex.Pattern.compile("[0-9a-f-]{36}")
                    .matcher(line)
                    .results()
                    .map(found -> UUID.fromString(found.group()))
                    .toList();
        }
    }

    BackDoor(ApplicationContext beans, Cities cities, JdbcClient db, Voting voting, Funding funding, Paying paying) {
        this.beans = beans;
        this.cities = cities;
        this.db = db;
        this.voting = voting;
        this.funding = funding;
        this.paying = paying;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) throws IOException {
        var city = cities.byCode(CODE).orElseGet(() -> cities.found(CODE, "倒了再起市", City.Kind.TEST));
        var file = file(city);
        if (!Files.exists(file)) {
            Files.writeString(file, city.call(this::build).written());
        }
        stage = Stage.read(Files.readAllLines(file));
    }

    private static Path file(City city) {
        return city.folder().resolve("back-door.txt");
    }

    private Stage build() {
        var works = new SmallWorks(beans);
        var lot = works.lot(Source.CENTRAL_SUBSIDY, "9000000.00", "BASIC");
        var clearances = new ArrayList<UUID>();
        for (int i = 1; i <= CLEARANCES; i++) {
            var item = works.item("10", "100.00");
            works.allocated(lot, item, "1000.00");
            var contract = works.contract(works.terms("C-" + i, 80, works.line(item, "1", "10", "100.00")));
            clearances.add(
                    works.cleared(works.accepted(contract, new Measured(works.lineOf(contract, "1"), null, 10_000))));
        }
        var city = City.current();
        var opens = city.now().plus(Duration.ofDays(19));
        var prepared = (Preparing.Prepared) voting.prepare(
                works.clerk,
                city.newId(),
                new Proposal(
                        works.small.compound,
                        "倒了再起",
                        city.today(),
                        opens,
                        opens.plus(Duration.ofDays(10)),
                        List.of(Proposal.Matter.of(MatterKind.ORDINARY, "事项"))));
        new Posters(beans::getBean).hang(works.clerk, works.leader, prepared.voteId(), VoteNotice.AGENDA);
        voting.freeze(works.clerk, city.newId(), prepared.voteId());
        cities.setClock(city, opens.plusSeconds(60));
        var heads = db.sql(
                        "select h.id, p.person_id from vote.head h join vote.head_person p on p.head_id = h.id where h.vote_id = ?")
                .param(prepared.voteId())
                .query((row, _) -> List.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
        return new Stage(
                works.small.project,
                prepared.voteId(),
                prepared.matters().getFirst(),
                heads,
                clearances,
                List.of(works.clerk.person(), works.leader.person(), works.finance.person(), works.cashier.person()));
    }

    @Open
    @GetMapping("/back/ready")
    String ready() {
        return stage().heads.size() + " " + stage().clearances.size();
    }

    @Open
    @GetMapping("/back/cast")
    String cast(@RequestParam UUID command, @RequestParam int head, @RequestParam Choice choice) {
        var one = stage().heads.get(head);
        var owner = new Viewer(one.get(1), "owner", List.of());
        return "" + voting.cast(owner, command, stage().vote, one.get(0), Map.of(stage().matter, choice));
    }

    @Open
    @GetMapping("/back/receive")
    String receive(@RequestParam UUID command, @RequestParam long fen) {
        return ""
                + funding.receive(
                        staff(2, Role.FINANCE_BUREAU),
                        command,
                        stage().project,
                        Source.CENTRAL_SUBSIDY,
                        "市财政局",
                        "财建〔2026〕" + command.toString().substring(30) + "号",
                        "老旧小区改造",
                        new TreeSet<>(List.of("BASIC")),
                        new Money(fen),
                        SmallWorks.DAY);
    }

    @Open
    @GetMapping("/back/hold")
    String hold(@RequestParam UUID command, @RequestParam int clearance) {
        return ""
                + paying.hold(
                        staff(0, Role.SUBDISTRICT_CLERK),
                        command,
                        stage().clearances.get(clearance));
    }

    @Open
    @GetMapping("/back/approve")
    String approve(@RequestParam UUID command, @RequestParam int clearance, @RequestParam Duty duty) {
        var by = duty == Duty.APPROVER_OFFICE ? staff(1, Role.SUBDISTRICT_LEADER) : staff(2, Role.FINANCE_BUREAU);
        return "" + paying.approve(by, command, payment(clearance), duty);
    }

    @Open
    @GetMapping("/back/confirm")
    String confirm(@RequestParam UUID command, @RequestParam int clearance) {
        var payment = payment(clearance);
        return ""
                + paying.confirmBank(
                        staff(3, Role.FINANCE_BUREAU),
                        command,
                        payment,
                        "BANK-" + payment,
                        City.current().today());
    }

    private UUID payment(int clearance) {
        return db.sql("select id from payment.payment where clearance_id = ?")
                .param(stage().clearances.get(clearance))
                .query(UUID.class)
                .single();
    }

    private Viewer staff(int index, Role role) {
        return new Viewer(stage().staff.get(index), role.name(), List.of(new Grant(role, "/ha")));
    }

    private Stage stage() {
        if (stage == null) {
            throw new IllegalStateException("the city is being founded");
        }
        return stage;
    }
}
