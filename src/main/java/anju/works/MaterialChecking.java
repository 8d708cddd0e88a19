package anju.works;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.project.GateCondition;
import anju.project.Projects;
import anju.works.MaterialBatches.Batch;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Materials: entered when they come, looked at by three people, taken off the site when one of them rejects them. */
@Component
public class MaterialChecking {
    private final Commands commands;
    private final Acts acts;
    private final Projects projects;
    private final Firms firms;
    private final Contracts contracts;
    private final MaterialBatches batches;

    MaterialChecking(
            Commands commands,
            Acts acts,
            Projects projects,
            Firms firms,
            Contracts contracts,
            MaterialBatches batches) {
        this.commands = commands;
        this.acts = acts;
        this.projects = projects;
        this.firms = firms;
        this.contracts = contracts;
        this.batches = batches;
    }

    /** A batch has come to the site. */
    @RetryOnConflict
    @Transactional
    public BatchChecking arrive(Viewer by, UUID command, UUID contractId, BatchTerms terms) {
        var contract = contracts.find(contractId).orElseThrow();
        firms.require(by, Action.SIGN_AS_CONTRACTOR, contract.id());
        var inputs = List.of(contractId, terms.toString());
        return commands.once(command, by.person(), "works.arrive", inputs, BatchChecking.class, () -> {
            contracts.lock(contractId);
            var refusal = refusal(contract, terms);
            if (refusal != null) {
                return refusal;
            }
            var batch = new Batch(City.current().newId(), contracts.nextCode("CL"), contractId, BatchState.ARRIVED);
            var act = acts.record(
                    WorksAct.BATCH_ARRIVED,
                    references(contract, batch),
                    Map.of("code", batch.code()),
                    Map.of(
                            "name", terms.name(),
                            "maker", terms.maker(),
                            "spec", terms.spec(),
                            "quantity", terms.quantity(),
                            "certificate", terms.certificate(),
                            "arrived_on", terms.arrivedOn().toString(),
                            "lines", terms.lines().stream().map(UUID::toString).toList(),
                            "by", by.person().toString()));
            batches.insert(batch, terms, by.person(), act);
            return new BatchChecking.Arrived(batch.id(), batch.code());
        });
    }

    private @Nullable BatchChecking refusal(Contract contract, BatchTerms terms) {
        var early = projects.tooEarly(contract.projectId(), GateCondition.WORKS_ACCEPTED);
        if (early.isPresent()) {
            return new BatchChecking.NotStarted(early.get());
        }
        if (terms.lines().isEmpty()) {
            return new BatchChecking.NoLine();
        }
        var lines =
                contracts.lines(contract.id()).stream().map(ContractLine::id).collect(Collectors.toSet());
        if (!lines.containsAll(terms.lines())) {
            return new BatchChecking.UnknownLine();
        }
        var today = City.current().today();
        return terms.arrivedOn().isAfter(today) ? new BatchChecking.NotYet(today) : null;
    }

    /** One of the three has looked; the third "qualified" accepts it, the first "not qualified" rejects it. */
    @RetryOnConflict
    @Transactional
    public BatchChecking sign(
            Viewer by, UUID command, UUID batchId, MaterialChecker checker, Opinion opinion, String remark) {
        var contract = contractOf(batchId);
        firms.require(by, actionOf(checker), contract.id());
        var inputs = List.of(batchId, checker, opinion, remark);
        return commands.once(command, by.person(), "works.check", inputs, BatchChecking.class, () -> {
            contracts.lock(contract.id());
            var batch = batches.find(batchId).orElseThrow();
            if (batch.state() != BatchState.ARRIVED) {
                return new BatchChecking.NotInState(batch.state());
            }
            if (opinion == Opinion.NOT_QUALIFIED && remark.isBlank()) {
                return new BatchChecking.ReasonMissing();
            }
            var signed = batches.signatures(batchId);
            for (var each : signed) {
                if (each.checker() == checker) {
                    return new BatchChecking.HasSigned(checker, each.at());
                }
                if (each.person().equals(by.person())) {
                    return new BatchChecking.SignedAsAnother(each.checker());
                }
            }
            var act = acts.record(
                    WorksAct.BATCH_SIGNED,
                    references(contract, batch),
                    Map.of("checker", checker.name(), "opinion", opinion.name()),
                    Map.of("remark", remark, "by", by.person().toString()));
            batches.sign(batchId, checker, by.person(), opinion, remark, act);
            if (opinion == Opinion.NOT_QUALIFIED) {
                return step(by, contract, batch, BatchState.REJECTED, WorksAct.BATCH_REJECTED, remark, null);
            }
            return signed.size() + 1 < MaterialChecker.values().length
                    ? new BatchChecking.Done(BatchState.ARRIVED)
                    : step(by, contract, batch, BatchState.ACCEPTED, WorksAct.BATCH_ACCEPTED, "", null);
        });
    }

    /** A rejected batch has left the site; the photograph is the proof. */
    @RetryOnConflict
    @Transactional
    public BatchChecking remove(Viewer by, UUID command, UUID batchId, String remark, UUID photo) {
        var contract = contractOf(batchId);
        firms.require(by, Action.SIGN_AS_CONTRACTOR, contract.id());
        var inputs = List.of(batchId, remark);
        return commands.once(command, by.person(), "works.remove", inputs, BatchChecking.class, () -> {
            contracts.lock(contract.id());
            var batch = batches.find(batchId).orElseThrow();
            return batch.state() == BatchState.REJECTED
                    ? step(by, contract, batch, BatchState.REMOVED, WorksAct.BATCH_REMOVED, remark, photo)
                    : new BatchChecking.NotInState(batch.state());
        });
    }

    private BatchChecking step(
            Viewer by,
            Contract contract,
            Batch batch,
            BatchState to,
            WorksAct kind,
            String remark,
            @Nullable UUID photo) {
        var act = acts.record(
                kind,
                references(contract, batch),
                Map.of("remark", remark, "by", by.person().toString()));
        batches.step(batch.id(), to, remark, photo, by.person(), act, kind);
        return new BatchChecking.Done(to);
    }

    /** Who may sign as which of the three. */
    public static Action actionOf(MaterialChecker checker) {
        return switch (checker) {
            case MATERIALS -> Action.SIGN_AS_CONTRACTOR;
            case QUALITY -> Action.CHECK_MATERIAL_QUALITY;
            case SUPERVISOR -> Action.SIGN_AS_SUPERVISOR;
        };
    }

    private Contract contractOf(UUID batch) {
        return contracts.find(batches.find(batch).orElseThrow().contractId()).orElseThrow();
    }

    private static List<String> references(Contract contract, Batch batch) {
        return List.of("project:" + contract.projectId(), "contract:" + contract.id(), "batch:" + batch.id());
    }
}
