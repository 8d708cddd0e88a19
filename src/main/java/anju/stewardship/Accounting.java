package anju.stewardship;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.fund.Funding;
import anju.fund.Receiving;
import anju.fund.ReversalAsked;
import anju.fund.Source;
import anju.money.Money;
import anju.policy.Policy;
import anju.project.Projects;
import anju.registry.Registry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The book of a compound's public income (Civil Code art. 282): received, spent with a voucher, passed to the fund. */
@Component
public class Accounting {
    /** Phones, identity numbers, cards: eleven digits and more in a row, whatever stands between them. */
    private static final Pattern PERSONAL =
            Pattern.compile("(?<![0-9])(1[3-9]([ -]?[0-9]){9}|[1-9]([ -]?[0-9]){15,17}[0-9Xx]?)(?![0-9])");

    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Registry registry;
    private final Projects projects;
    private final Funding funding;
    private final Matters matters;
    private final IncomeBook book;

    Accounting(
            Commands commands,
            Acts acts,
            Policy policy,
            Registry registry,
            Projects projects,
            Funding funding,
            Matters matters,
            IncomeBook book) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.registry = registry;
        this.projects = projects;
        this.funding = funding;
        this.matters = matters;
        this.book = book;
    }

    /** Enters money received for the owners. */
    @RetryOnConflict
    @Transactional
    public Accounted receive(Viewer by, UUID command, UUID compound, EntryCard card) {
        var path = registry.pathOf(compound);
        by.require(Action.KEEP_INCOME, path);
        var inputs = List.of(compound, card);
        return commands.once(command, by.personId(), "stewardship.receive", inputs, Accounted.class, () -> {
            var rules = policy.rules(
                            StewardshipRules.class, path, City.current().today())
                    .income();
            if (!rules.receipts().containsKey(card.kind())) {
                return new Accounted.UnknownKind(card.kind());
            }
            if (card.parcel() != null && !book.isParcelOf(compound, card.parcel())) {
                return new Accounted.NoParcel();
            }
            book.lock(compound);
            return refused(compound, card.on(), card.counterparty(), card.paper(), card.note())
                    .orElseGet(() -> entered(by, compound, "RECEIPT", StewardshipAct.INCOME_RECEIVED, card));
        });
    }

    /** Enters money spent, with the voucher that every owner may read. */
    @RetryOnConflict
    @Transactional
    public Accounted spend(Viewer by, UUID command, UUID compound, EntryCard card) {
        var path = registry.pathOf(compound);
        by.require(Action.KEEP_INCOME, path);
        var inputs = List.of(compound, card);
        return commands.once(command, by.personId(), "stewardship.spend", inputs, Accounted.class, () -> {
            var rule = policy.rules(StewardshipRules.class, path, City.current().today())
                    .income()
                    .expenses()
                    .get(card.kind());
            if (rule == null) {
                return new Accounted.UnknownKind(card.kind());
            }
            if (card.voucher() == null) {
                return new Accounted.NoVoucher();
            }
            if ((rule.decided() || card.matter() != null) && !matters.passed(compound, card.matter())) {
                return new Accounted.OwnersDecide();
            }
            book.lock(compound);
            var left = book.balance(compound);
            if (card.amount().compareTo(left) > 0) {
                return new Accounted.NotEnough(card.amount(), left);
            }
            return refused(compound, card.on(), card.counterparty(), card.paper(), card.note())
                    .orElseGet(() -> entered(by, compound, "EXPENSE", StewardshipAct.INCOME_SPENT, card));
        });
    }

    /**
     * Passes money on to a lot of the fund, which receives it as public revenue.
     *
     * @param purposes what it is for, as classes of items or codes of the catalogue
     */
    @RetryOnConflict
    @Transactional
    public Accounted transfer(
            Viewer by,
            UUID command,
            UUID compound,
            UUID project,
            Money amount,
            LocalDate on,
            String paper,
            String earmark,
            SortedSet<String> purposes) {
        var place = registry.compound(compound).orElseThrow();
        by.require(Action.RECEIVE_LOT, place.path());
        var inputs = List.of(compound, project, amount.fen(), on, paper, earmark, purposes);
        return commands.once(command, by.personId(), "stewardship.transfer", inputs, Accounted.class, () -> {
            if (projects.covering(compound).stream().noneMatch(each -> each.id().equals(project))) {
                return new Accounted.OtherProject();
            }
            book.lock(compound);
            var left = book.balance(compound);
            if (amount.compareTo(left) > 0) {
                return new Accounted.NotEnough(amount, left);
            }
            var no = refused(compound, on, place.name(), paper, earmark);
            if (no.isPresent()) {
                return no.get();
            }
            var received = funding.receive(
                    by,
                    City.current().newId(),
                    project,
                    Source.PUBLIC_REVENUE,
                    place.name(),
                    paper,
                    earmark,
                    purposes,
                    amount,
                    on);
            if (!(received instanceof Receiving.Received(UUID lot, String lotCode))) {
                return new Accounted.FundRefuses(received.getClass().getSimpleName());
            }
            var card = new EntryCard(
                    "MAINTENANCE_FUND", on, on, on, amount, place.name(), paper, earmark, null, null, null);
            var id = City.current().newId();
            var code = book.nextCode();
            var act = acts.record(
                    StewardshipAct.INCOME_TRANSFERRED,
                    List.of("compound:" + compound, "income_entry:" + id, "lot:" + lot),
                    Map.of("amount_fen", amount.fen()),
                    Map.of(
                            "code",
                            code,
                            "paper",
                            paper,
                            "earmark",
                            earmark,
                            "by",
                            by.person().toString()));
            book.insert(id, code, compound, "TO_FUND", card, lot, by.person(), StewardshipAct.INCOME_TRANSFERRED, act);
            return new Accounted.Transferred(id, code, lot, lotCode);
        });
    }

    /** Reverses a wrong entry; the reversal counts today, so a published quarter stays as it was. */
    @RetryOnConflict
    @Transactional
    public Accounted reverse(Viewer by, UUID command, UUID entry, String reason) {
        var found = book.entry(entry).orElseThrow();
        by.require(Action.KEEP_INCOME, registry.pathOf(found.compoundId()));
        return commands.once(
                command, by.personId(), "stewardship.reverse", List.of(entry, reason), Accounted.class, () -> {
                    book.lock(found.compoundId());
                    var now = book.entry(entry).orElseThrow();
                    if (now.reversed()) {
                        return new Accounted.AlreadyReversed();
                    }
                    if (now.direction().equals("TO_FUND")) {
                        return new Accounted.InTheFund();
                    }
                    var repair = book.repairPaid(entry);
                    if (repair.isPresent()) {
                        return new Accounted.PaysRepair(repair.get());
                    }
                    var left = book.balance(now.compoundId());
                    if (now.direction().equals("RECEIPT") && now.amount().compareTo(left) > 0) {
                        return new Accounted.NotCovered(left);
                    }
                    if (PERSONAL.matcher(reason).find()) {
                        return new Accounted.PersonalNumber("reason");
                    }
                    var today = City.current().today();
                    var act = acts.record(
                            StewardshipAct.INCOME_REVERSED,
                            List.of("compound:" + now.compoundId(), "income_entry:" + entry),
                            Map.of("amount_fen", now.amount().fen()),
                            Map.of("reason", reason, "by", by.person().toString()));
                    book.reverse(entry, now.compoundId(), today, reason, by.person(), act);
                    return new Accounted.Reversed();
                });
    }

    /** Publishes a quarter that is over: frozen with its digest, opening with what the one before closed with. */
    @RetryOnConflict
    @Transactional
    public Accounted publish(Viewer by, UUID command, UUID compound, Quarter quarter) {
        var path = registry.pathOf(compound);
        by.require(Action.PUBLISH_INCOME, path);
        var inputs = List.of(compound, quarter);
        return commands.once(command, by.personId(), "stewardship.publish", inputs, Accounted.class, () -> {
            book.lock(compound);
            var today = City.current().today();
            if (!today.isAfter(quarter.lastDay())) {
                return new Accounted.QuarterRuns(quarter.lastDay());
            }
            var earlier = book.lastPublished(compound);
            if (earlier.isPresent() && earlier.get().quarter().compareTo(quarter) >= 0) {
                return book.statement(compound, quarter)
                        .<Accounted>map(Accounted.AlreadyPublished::new)
                        .orElseGet(() -> new Accounted.QuarterPublished(
                                earlier.get().year(), earlier.get().quarterOfYear()));
            }
            var open = book.firstOpenDay(compound);
            if (open.isPresent() && open.get().isBefore(quarter.firstDay())) {
                var before = Quarter.of(open.get());
                return new Accounted.EarlierOpen(before.year(), before.quarter());
            }
            var lines = book.lines(compound, quarter);
            int own = Math.toIntExact(lines.stream()
                    .filter(line -> line.recordedBy().equals(by.person()))
                    .count());
            if (own > 0) {
                return new Accounted.OwnEntries(own);
            }
            var rules = policy.rules(StewardshipRules.class, path, today).income();
            var opening = earlier.map(IncomeBook.Closed::closing).orElse(Money.ZERO);
            var sums = book.sumsUntil(compound, quarter.lastDay());
            var statement = Statement.of(
                    City.current().newId(), quarter, opening, lines, sums.net(), sums.toFund(), rules.toFund());
            var published = new java.util.TreeMap<String, Object>();
            published.put("year", quarter.year());
            published.put("quarter", quarter.quarter());
            published.put("opening_fen", statement.opening().fen());
            published.put("receipts_fen", statement.receipts().fen());
            published.put("expenses_fen", statement.expenses().fen());
            published.put("to_fund_fen", statement.toFund().fen());
            published.put("closing_fen", statement.closing().fen());
            published.put("digest", "sha256:" + statement.digestHex());
            var act = acts.record(
                    StewardshipAct.INCOME_PUBLISHED,
                    List.of("compound:" + compound, "income_statement:" + statement.id()),
                    published,
                    Map.of("by", by.person().toString()));
            book.insert(statement, compound, policy.edition(path, today), by.person(), act);
            return new Accounted.Published(statement.id(), statement.closing());
        });
    }

    private Optional<Accounted> refused(UUID compound, LocalDate on, String counterparty, String paper, String note) {
        var today = City.current().today();
        if (on.isAfter(today)) {
            return Optional.of(new Accounted.NotYet(on, today));
        }
        var last = book.lastPublished(compound);
        if (last.isPresent() && last.get().quarter().compareTo(Quarter.of(on)) >= 0) {
            var quarter = Quarter.of(on);
            return Optional.of(new Accounted.QuarterPublished(quarter.year(), quarter.quarter()));
        }
        var texts = Map.of("counterparty", counterparty, "paper", paper, "note", note);
        return Arrays.asList("counterparty", "paper", "note").stream()
                .filter(field -> PERSONAL.matcher(texts.getOrDefault(field, "")).find())
                .findFirst()
                .map(Accounted.PersonalNumber::new);
    }

    private Accounted entered(Viewer by, UUID compound, String direction, StewardshipAct deed, EntryCard card) {
        var id = City.current().newId();
        var code = book.nextCode();
        var references = new ArrayList<>(List.of("compound:" + compound, "income_entry:" + id));
        if (card.matter() != null) {
            references.add("matter:" + card.matter());
        }
        if (card.parcel() != null) {
            references.add("parcel:" + card.parcel());
        }
        var act = acts.record(
                deed,
                references,
                Map.of("amount_fen", card.amount().fen(), "kind", card.kind()),
                Map.of(
                        "code", code,
                        "on", card.on().toString(),
                        "counterparty", card.counterparty(),
                        "paper", card.paper(),
                        "voucher", card.voucher() == null ? "" : card.voucher().toString(),
                        "by", by.person().toString()));
        book.insert(id, code, compound, direction, card, null, by.person(), deed, act);
        return new Accounted.Entered(id, code);
    }

    /** An entry that passed income on stands on the lot it became. */
    @EventListener
    void on(ReversalAsked asked) {
        book.ofLot(asked.lot()).ifPresent(asked::standsOnIt);
    }
}
