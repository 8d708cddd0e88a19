package anju.works;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.fund.ReleaseAsked;
import anju.money.Money;
import anju.money.Quantity;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.Projects;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Works contracts. Nothing is contracted that is not paid for already: no construction on a contractor's advance. */
@Component
public class Contracting {
    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Projects projects;
    private final Gates gates;
    private final AllContracts contractsOf;
    private final Contracts contracts;

    Contracting(
            Commands commands,
            Acts acts,
            Policy policy,
            Projects projects,
            Gates gates,
            AllContracts contractsOf,
            Contracts contracts) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.projects = projects;
        this.gates = gates;
        this.contractsOf = contractsOf;
        this.contracts = contracts;
    }

    /** Puts a signed contract on record; it keeps the edition of the rules that holds now. */
    @RetryOnConflict
    @Transactional
    public Signing sign(Viewer by, UUID command, UUID project, ContractTerms terms) {
        projects.require(by, Action.SIGN_CONTRACT, project);
        return commands.once(command, by.personId(), "works.sign", List.of(project, terms), Signing.class, () -> {
            var path = projects.paths(project).getFirst();
            var edition = policy.edition(path, City.current().today());
            var rules = policy.rules(WorksRules.class, edition);
            var refusal = refusal(project, terms, rules);
            if (refusal != null) {
                return refusal;
            }
            var items = new HashMap<UUID, PlanItem>();
            var worth = new TreeMap<UUID, Money>();
            for (var line : terms.lines()) {
                var item = contracts.item(line.item(), project);
                if (item.isEmpty()) {
                    return new Signing.NotInPlan(line.number());
                }
                int atLeast = rules.warrantyMonths(item.get().catalogueCode());
                if (line.warrantyMonths() != null && line.warrantyMonths() < atLeast) {
                    return new Signing.WarrantyTooShort(line.number(), line.warrantyMonths(), atLeast);
                }
                items.put(line.item(), item.get());
                worth.merge(line.item(), value(line, item.get()), Money::plus);
            }
            for (var item : worth.entrySet()) {
                contracts.lockItem(item.getKey());
                var contracted = contracts.contracted(item.getKey()).plus(item.getValue());
                var allocated = contracts.allocated(item.getKey());
                if (contracted.compareTo(allocated) > 0) {
                    var title = Objects.requireNonNull(items.get(item.getKey())).title();
                    return new Signing.NotFunded(item.getKey(), title, contracted, allocated);
                }
            }
            var id = City.current().newId();
            var code = contracts.nextCode("HT");
            long total = worth.values().stream().mapToLong(Money::fen).sum();
            var act = acts.record(
                    WorksAct.CONTRACT_SIGNED,
                    List.of("project:" + project, "contract:" + id),
                    Map.of("amount_fen", total, "lines", terms.lines().size()),
                    payload(code, terms, by));
            contracts.insert(id, code, project, edition, terms, rules.briefedFirst(), by.person(), act);
            for (var line : terms.lines()) {
                var item = Objects.requireNonNull(items.get(line.item()));
                var months =
                        Objects.requireNonNullElse(line.warrantyMonths(), rules.warrantyMonths(item.catalogueCode()));
                contracts.insertLine(
                        id, line, item, months, rules.hidden().catalogue().contains(item.catalogueCode()));
            }
            gates.meet(project, GateCondition.CONTRACT_SIGNED, id, act);
            contractsOf.review(project, act);
            return new Signing.Signed(id, code);
        });
    }

    private @Nullable Signing refusal(UUID project, ContractTerms terms, WorksRules rules) {
        var today = City.current().today();
        var early = projects.tooEarly(project, GateCondition.CONTRACT_SIGNED);
        if (early.isPresent()) {
            return new Signing.NotAtProcurement(early.get());
        }
        if (terms.contractor().equals(terms.supervisor())) {
            return new Signing.SupervisesItself();
        }
        if (!contracts.isOrganisation(terms.contractor(), "CONTRACTOR")) {
            return new Signing.WrongOrganisation(terms.contractor());
        }
        if (!contracts.isOrganisation(terms.supervisor(), "SUPERVISOR")) {
            return new Signing.WrongOrganisation(terms.supervisor());
        }
        if (terms.lines().isEmpty()) {
            return new Signing.NoLines();
        }
        var numbers = new HashSet<String>();
        for (var line : terms.lines()) {
            if (!numbers.add(line.number())) {
                return new Signing.LineNumberTwice(line.number());
            }
        }
        if (!rules.allowsProgress(terms.progress())) {
            return new Signing.RatioOutOfBounds(terms.progress(), rules.progressLow(), rules.progressHigh());
        }
        if (terms.signedOn().isAfter(today)) {
            return new Signing.NotYet(terms.signedOn(), today);
        }
        var taken = contracts.codeOfNumber(project, terms.number());
        return taken.isPresent() ? new Signing.NumberTaken(terms.number(), taken.get()) : null;
    }

    /** A contract stands on the allocations it was signed against. */
    @EventListener
    void on(ReleaseAsked asked) {
        contracts.standingOn(asked.allocation()).forEach(asked::standsOnIt);
    }

    private static Money value(ContractTerms.Line line, PlanItem item) {
        return new Quantity(line.quantityMilli(), item.unit()).at(line.price());
    }

    private static Map<String, ?> payload(String code, ContractTerms terms, Viewer by) {
        var lines = terms.lines().stream()
                .map(line -> Map.of(
                        "item", line.item().toString(),
                        "number", line.number(),
                        "title", line.title(),
                        "quantity_milli", line.quantityMilli(),
                        "price_fen", line.price().fen()))
                .toList();
        return Map.of(
                "code", code,
                "number", terms.number(),
                "contractor", terms.contractor().toString(),
                "supervisor", terms.supervisor().toString(),
                "procurement", terms.procurement().name(),
                "progress", terms.progress().toString(),
                "signed_on", terms.signedOn().toString(),
                "lines", lines,
                "by", by.person().toString());
    }
}
