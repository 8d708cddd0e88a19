package anju.works.briefing;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.project.GateCondition;
import anju.project.Projects;
import anju.works.AllContracts;
import anju.works.Contract;
import anju.works.ContractLine;
import anju.works.Contracts;
import anju.works.Firms;
import anju.works.WorksAct;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Entry training and technical briefing: nobody works on a site who was not told how, and no day's log says otherwise. */
@Component
public class Briefing {
    private final Commands commands;
    private final Acts acts;
    private final Projects projects;
    private final Firms firms;
    private final Contracts contracts;
    private final AllContracts contractsOf;
    private final Briefings briefings;

    Briefing(
            Commands commands,
            Acts acts,
            Projects projects,
            Firms firms,
            Contracts contracts,
            AllContracts contractsOf,
            Briefings briefings) {
        this.commands = commands;
        this.acts = acts;
        this.projects = projects;
        this.firms = firms;
        this.contracts = contracts;
        this.contractsOf = contractsOf;
        this.briefings = briefings;
    }

    /** The contractor has trained or told its people. */
    @RetryOnConflict
    @Transactional
    public Briefed hold(Viewer by, UUID command, UUID contractId, BriefingTerms terms) {
        var contract = contracts.find(contractId).orElseThrow();
        firms.require(by, Action.SIGN_AS_CONTRACTOR, contractId);
        var inputs = List.of(contractId, terms.kind(), terms.heldOn(), terms.topic(), terms.giver(), terms.people());
        return commands.once(command, by.person(), "works.brief", inputs, Briefed.class, () -> {
            contracts.lock(contractId);
            var refusal = refusal(contract, terms);
            if (refusal != null) {
                return refusal;
            }
            var id = City.current().newId();
            var code = contracts.nextCode("JD");
            var act = acts.record(
                    WorksAct.BRIEFING_HELD,
                    List.of("project:" + contract.projectId(), "contract:" + contractId, "briefing:" + id),
                    Map.of("code", code, "kind", terms.kind().name(), "people", terms.people()),
                    Map.of(
                            "held_on", terms.heldOn().toString(),
                            "topic", terms.topic(),
                            "giver", terms.giver(),
                            "passed", terms.passed(),
                            "line", terms.line() == null ? "" : terms.line().toString(),
                            "by", by.person().toString()));
            briefings.insert(id, code, contractId, terms, by.person(), act);
            contractsOf.review(contract.projectId(), act);
            return new Briefed.Held(id, code);
        });
    }

    private @Nullable Briefed refusal(Contract contract, BriefingTerms terms) {
        var early = projects.tooEarly(contract.projectId(), GateCondition.WORKS_ACCEPTED);
        if (early.isPresent()) {
            return new Briefed.NotStarted(early.get());
        }
        if (terms.line() != null
                && contracts.lines(contract.id()).stream().map(ContractLine::id).noneMatch(terms.line()::equals)) {
            return new Briefed.UnknownLine();
        }
        var signed = contracts.signedOn(contract.id());
        var today = City.current().today();
        if (terms.heldOn().isBefore(signed) || terms.heldOn().isAfter(today)) {
            return new Briefed.DayOutOfBounds(signed, today);
        }
        return terms.passed() > terms.people() ? new Briefed.MorePassedThanCame(terms.people()) : null;
    }
}
