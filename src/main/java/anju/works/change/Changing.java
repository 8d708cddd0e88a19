package anju.works.change;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.money.Money;
import anju.notice.Drafting;
import anju.notice.NoticeBoard;
import anju.notice.NoticeDraft;
import anju.notice.Noticing;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.project.Projects;
import anju.works.Contract;
import anju.works.Contracts;
import anju.works.Firms;
import anju.works.WorksAct;
import anju.works.WorksRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Change orders: contractor or supervisor asks, the other agrees, the office approves, three people. What is approved is
 * contracted from then on; what is not is never accepted, and so never paid.
 */
@Component
public class Changing {
    /** The kind of notice that tells the owners of a large change. */
    public static final String NOTICE = "CONTRACT_CHANGE";

    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Projects projects;
    private final Firms firms;
    private final Contracts contracts;
    private final Changes changes;
    private final Weighing weighing;
    private final ChangeSheet sheet;
    private final Noticing noticing;
    private final NoticeBoard board;

    Changing(
            Commands commands,
            Acts acts,
            Policy policy,
            Projects projects,
            Firms firms,
            Contracts contracts,
            Changes changes,
            Weighing weighing,
            ChangeSheet sheet,
            Noticing noticing,
            NoticeBoard board) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.projects = projects;
        this.firms = firms;
        this.contracts = contracts;
        this.changes = changes;
        this.weighing = weighing;
        this.sheet = sheet;
        this.noticing = noticing;
        this.board = board;
    }

    /** Asks for a change; the limits are what the contract's rules come to. */
    @RetryOnConflict
    @Transactional
    public Changed propose(Viewer by, UUID command, UUID contractId, ChangeTerms terms) {
        var contract = contracts.find(contractId).orElseThrow();
        firms.require(by, terms.side().action(), contractId);
        var inputs = List.of(contractId, terms.side(), terms.reason(), terms.more(), terms.added());
        return commands.once(command, by.person(), "works.change.propose", inputs, Changed.class, () -> {
            contracts.lock(contractId);
            var early = projects.tooEarly(contract.projectId(), GateCondition.WORKS_ACCEPTED);
            if (early.isPresent()) {
                return new Changed.NotStarted(early.get());
            }
            if (changes.isCompleted(contractId)) {
                return new Changed.Completed();
            }
            var rules = policy.rules(WorksRules.class, contract.editionId());
            var items = new ArrayList<ChangeItem>();
            var refusal = weighing.collect(contract, terms, rules, items);
            if (refusal != null) {
                return refusal;
            }
            var base = changes.signed(contractId);
            var limits = new ChangeOrder.Limits(
                    base,
                    base.times(rules.changes().leaderOver()),
                    base.times(rules.changes().noticeOver()),
                    base.times(rules.changes().most()));
            var increases = weighing.increases(contractId, items);
            if (Weighing.isTooMuch(limits, items, increases)) {
                return new Changed.TooMuch(increases, limits.most());
            }
            var order = new ChangeOrder(
                    City.current().newId(),
                    contracts.nextCode("BG"),
                    contractId,
                    terms.side(),
                    ChangeState.PROPOSED,
                    by.person(),
                    limits);
            var act = acts.record(
                    WorksAct.CHANGE_PROPOSED,
                    references(contract, order),
                    Map.of("code", order.code(), "amount_fen", amount(items).fen()),
                    Map.of(
                            "side", terms.side().name(),
                            "reason", terms.reason(),
                            "items", items.stream().map(Changing::payload).toList(),
                            "by", by.person().toString()));
            changes.insert(order, terms.reason(), items, terms.photos(), act);
            return new Changed.Proposed(order.id(), order.code());
        });
    }

    /** The other of contractor and supervisor agrees that it is so, or says why not. */
    @RetryOnConflict
    @Transactional
    public Changed agree(Viewer by, UUID command, UUID changeId, boolean agrees, String remark) {
        var order = changes.find(changeId).orElseThrow();
        var contract = contracts.find(order.contractId()).orElseThrow();
        firms.require(by, order.side().other().action(), contract.id());
        var inputs = List.of(changeId, agrees, remark);
        return commands.once(command, by.person(), "works.change.agree", inputs, Changed.class, () -> {
            contracts.lock(contract.id());
            var now = changes.find(changeId).orElseThrow();
            if (now.state() != ChangeState.PROPOSED) {
                return new Changed.NotInState(now.state());
            }
            if (now.proposedBy().equals(by.person())) {
                return new Changed.SamePerson();
            }
            return agrees
                    ? step(by, contract, now, ChangeState.AGREED, remark, null, WorksAct.CHANGE_AGREED)
                    : refused(by, contract, now, remark);
        });
    }

    /** The office approves; above its limits the leader does, above the next only after a notice to the owners has run. */
    @RetryOnConflict
    @Transactional
    public Changed approve(Viewer by, UUID command, UUID changeId, String remark) {
        var order = changes.find(changeId).orElseThrow();
        var contract = contracts.find(order.contractId()).orElseThrow();
        projects.require(by, Action.APPROVE_CHANGE, contract.projectId());
        var inputs = List.of(changeId, remark);
        return commands.once(command, by.person(), "works.change.approve", inputs, Changed.class, () -> {
            contracts.lock(contract.id());
            var now = changes.find(changeId).orElseThrow();
            if (now.state() != ChangeState.AGREED) {
                return new Changed.NotInState(now.state());
            }
            if (now.proposedBy().equals(by.person()) || changes.said(changeId).contains(by.person())) {
                return new Changed.SamePerson();
            }
            var notice = board.ranItsCourse(NOTICE, subject(changeId)).orElse(null);
            var refusal = weighing.refusal(by, contract, now, notice);
            return refusal == null
                    ? step(by, contract, now, ChangeState.APPROVED, remark, notice, WorksAct.CHANGE_APPROVED)
                    : refusal;
        });
    }

    /** The office does not want it. */
    @RetryOnConflict
    @Transactional
    public Changed refuse(Viewer by, UUID command, UUID changeId, String remark) {
        var order = changes.find(changeId).orElseThrow();
        var contract = contracts.find(order.contractId()).orElseThrow();
        projects.require(by, Action.APPROVE_CHANGE, contract.projectId());
        var inputs = List.of(changeId, remark);
        return commands.once(command, by.person(), "works.change.refuse", inputs, Changed.class, () -> {
            contracts.lock(contract.id());
            var now = changes.find(changeId).orElseThrow();
            return isOpen(now) ? refused(by, contract, now, remark) : new Changed.NotInState(now.state());
        });
    }

    /** Whoever asked takes it back. */
    @RetryOnConflict
    @Transactional
    public Changed withdraw(Viewer by, UUID command, UUID changeId) {
        var order = changes.find(changeId).orElseThrow();
        var contract = contracts.find(order.contractId()).orElseThrow();
        firms.require(by, order.side().action(), contract.id());
        return commands.once(command, by.person(), "works.change.withdraw", List.of(changeId), Changed.class, () -> {
            contracts.lock(contract.id());
            var now = changes.find(changeId).orElseThrow();
            return isOpen(now)
                    ? step(by, contract, now, ChangeState.WITHDRAWN, "", null, WorksAct.CHANGE_WITHDRAWN)
                    : new Changed.NotInState(now.state());
        });
    }

    /** Writes the notice to the owners; somebody else releases it. */
    @RetryOnConflict
    @Transactional
    public Changed tell(Viewer by, UUID command, UUID changeId) {
        var order = changes.find(changeId).orElseThrow();
        var contract = contracts.find(order.contractId()).orElseThrow();
        projects.require(by, Action.DRAFT_NOTICE, contract.projectId());
        return commands.once(command, by.person(), "works.change.tell", List.of(changeId), Changed.class, () -> {
            contracts.lock(contract.id());
            var now = changes.find(changeId).orElseThrow();
            if (!isOpen(now)) {
                return new Changed.NotInState(now.state());
            }
            var items = changes.items(changeId);
            var increases = weighing.increases(contract.id(), items);
            if (increases.compareTo(now.limits().noticeOver()) <= 0) {
                return new Changed.NoNoticeNeeded(now.limits().noticeOver());
            }
            if (!board.of(NOTICE, subject(changeId)).isMissing()) {
                return new Changed.NoticeStands();
            }
            var text = sheet.of(now, items, increases);
            var path = projects.paths(contract.projectId()).getFirst();
            var own = UUID.nameUUIDFromBytes((command + " notice").getBytes(StandardCharsets.UTF_8));
            var draft = NoticeDraft.of(NOTICE, path, text.title(), text.body(), subject(changeId), null);
            return switch (noticing.draft(by, own, draft)) {
                case Drafting.Drafted drafted -> new Changed.NoticeDrafted(drafted.draftId());
                case Drafting other -> throw new IllegalStateException("a change's notice was refused: " + other);
            };
        });
    }

    private Changed refused(Viewer by, Contract contract, ChangeOrder order, String remark) {
        return remark.isBlank()
                ? new Changed.ReasonMissing()
                : step(by, contract, order, ChangeState.REFUSED, remark, null, WorksAct.CHANGE_REFUSED);
    }

    private Changed step(
            Viewer by,
            Contract contract,
            ChangeOrder order,
            ChangeState to,
            String remark,
            @Nullable UUID notice,
            WorksAct kind) {
        var act = acts.record(
                kind,
                references(contract, order),
                Map.of(
                        "code",
                        order.code(),
                        "amount_fen",
                        amount(changes.items(order.id())).fen()),
                Map.of("remark", remark, "by", by.person().toString()));
        changes.step(order.id(), to, remark, notice, by.person(), act, kind);
        return new Changed.Done(to);
    }

    /** How far the notice of a change has come. */
    public static NoticeDraft.Subject subject(UUID change) {
        return new NoticeDraft.Subject("change", change);
    }

    private static boolean isOpen(ChangeOrder order) {
        return order.state() == ChangeState.PROPOSED || order.state() == ChangeState.AGREED;
    }

    private static Money amount(List<ChangeItem> items) {
        return items.stream().map(ChangeItem::amount).reduce(Money.ZERO, Money::plus);
    }

    private static List<String> references(Contract contract, ChangeOrder order) {
        return List.of("project:" + contract.projectId(), "contract:" + contract.id(), "change:" + order.id());
    }

    private static Map<String, ?> payload(ChangeItem item) {
        return Map.of(
                "item", item.item().toString(),
                "number", item.number(),
                "title", item.title(),
                "quantity_milli", item.milli(),
                "price_fen", item.price().fen(),
                "basis", item.basis());
    }
}
