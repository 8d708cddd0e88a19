package anju.works.inspection;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.city.Sha256;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.project.Projects;
import anju.works.Contracts;
import anju.works.WorksAct;
import anju.works.inspection.SpotChecks.Draw;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Spot checks (双随机、一公开，四不两直): which works and who inspects them is drawn by lot, the draw can be repeated by
 * anybody, and the contractor hears of it when the inspectors stand at the site.
 */
@Component
public class SpotChecking {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Commands commands;
    private final Acts acts;
    private final Projects projects;
    private final Contracts contracts;
    private final SpotChecks checks;

    SpotChecking(Commands commands, Acts acts, Projects projects, Contracts contracts, SpotChecks checks) {
        this.commands = commands;
        this.acts = acts;
        this.projects = projects;
        this.contracts = contracts;
        this.checks = checks;
    }

    /** Puts somebody of the office or a department on the list of a place, with the firm they have ties with. */
    @RetryOnConflict
    @Transactional
    public SpotAnswer list(Viewer by, UUID command, String path, UUID person, @Nullable UUID firm) {
        by.require(Action.DRAW_SPOT_CHECKS, path);
        var inputs = Arrays.asList(path, person, String.valueOf(firm));
        return commands.once(command, by.person(), "works.inspector.list", inputs, SpotAnswer.class, () -> {
            checks.lock();
            if (!checks.isOfTheOffice(person, path)) {
                return new SpotAnswer.NotOfTheOffice();
            }
            if (checks.isListed(person, path)) {
                return new SpotAnswer.AlreadyListed();
            }
            var id = City.current().newId();
            var number = contracts.nextCode("JC");
            var act = acts.record(
                    WorksAct.INSPECTOR_LISTED,
                    List.of("inspector:" + id),
                    Map.of("number", number),
                    Map.of("person", person.toString(), "place", path, "firm", String.valueOf(firm)));
            checks.list(id, number, person, path, firm, by.person(), act);
            return new SpotAnswer.Listed(number);
        });
    }

    @RetryOnConflict
    @Transactional
    public SpotAnswer strike(Viewer by, UUID command, UUID inspectorId) {
        by.require(
                Action.DRAW_SPOT_CHECKS,
                checks.inspector(inspectorId).orElseThrow().placePath());
        return commands.once(
                command, by.person(), "works.inspector.strike", List.of(inspectorId), SpotAnswer.class, () -> {
                    checks.lock();
                    var inspector = checks.inspector(inspectorId).orElseThrow();
                    if (!inspector.listed()) {
                        return new SpotAnswer.AlreadyStruck();
                    }
                    var act = acts.record(
                            WorksAct.INSPECTOR_STRUCK,
                            List.of("inspector:" + inspectorId),
                            Map.of("number", inspector.number()),
                            Map.of("by", by.person().toString()));
                    checks.strike(inspectorId, by.person(), act);
                    return new SpotAnswer.Struck();
                });
    }

    /** Fixes the lists and a secret before anybody can know the seed. */
    @RetryOnConflict
    @Transactional
    public SpotAnswer prepare(Viewer by, UUID command, String path, int objects, int each) {
        by.require(Action.DRAW_SPOT_CHECKS, path);
        var inputs = List.of(path, objects, each);
        return commands.once(command, by.person(), "works.draw.prepare", inputs, SpotAnswer.class, () -> {
            checks.lock();
            var entrants = checks.objects(path);
            if (entrants.size() < objects) {
                return new SpotAnswer.TooFewObjects(entrants.size());
            }
            var inspectors = checks.drawable(path);
            var unserved = Drawing.unserved(entrants, inspectors, each);
            if (unserved.isPresent()) {
                return new SpotAnswer.TooFewInspectors(unserved.get());
            }
            var secret = new byte[32];
            RANDOM.nextBytes(secret);
            var list = Drawing.list(entrants, inspectors);
            var draw = new Draw(
                    City.current().newId(),
                    contracts.nextCode("CJ"),
                    path,
                    objects,
                    each,
                    list,
                    secret,
                    DrawState.PREPARED);
            var act = acts.record(
                    WorksAct.DRAW_PREPARED,
                    List.of("draw:" + draw.id()),
                    Map.of(
                            "code", draw.code(),
                            "list_sha256", Sha256.hex(list),
                            "secret_sha256", Sha256.hex(secret),
                            "objects", objects,
                            "inspectors_each", each),
                    Map.of("place", path, "list", list, "by", by.person().toString()));
            checks.prepare(draw, by.person(), act);
            return new SpotAnswer.Prepared(draw.id(), draw.code());
        });
    }

    /** Draws with the entry that followed the preparation on the public record. */
    @RetryOnConflict
    @Transactional
    public SpotAnswer draw(Viewer by, UUID command, UUID drawId) {
        by.require(Action.DRAW_SPOT_CHECKS, checks.draw(drawId).orElseThrow().placePath());
        return commands.once(command, by.person(), "works.draw.draw", List.of(drawId), SpotAnswer.class, () -> {
            checks.lock();
            var draw = checks.draw(drawId).orElseThrow();
            if (draw.state() != DrawState.PREPARED) {
                return new SpotAnswer.AlreadyDrawn();
            }
            var entry = checks.entryAfter(drawId).orElse(null);
            if (entry == null) {
                return new SpotAnswer.TooSoon();
            }
            var seed = Drawing.seed(draw.list(), draw.secret(), entry);
            var drawn = Drawing.draw(draw.list(), seed, draw.objects(), draw.inspectorsEach());
            var kind = WorksAct.DRAW_DRAWN;
            var act = acts.record(
                    kind,
                    List.of("draw:" + drawId),
                    Map.of("code", draw.code(), "entry", Drawing.hex(entry), "seed_sha256", Sha256.hex(seed)),
                    Map.of(
                            "drawn",
                            drawn.inspectors().entrySet().stream()
                                    .map(each -> each.getKey() + " " + String.join(" ", each.getValue()))
                                    .toList(),
                            "by",
                            by.person().toString()));
            drawn.inspectors().forEach((contract, inspectors) -> checks.check(drawId, contract, inspectors, act));
            checks.step(drawId, DrawState.DRAWN, entry, by.person(), act, kind);
            return new SpotAnswer.Drawn(drawn.inspectors().size());
        });
    }

    /** One of those drawn says what they found; with the last report of a draw its secret becomes public. */
    @RetryOnConflict
    @Transactional
    public SpotAnswer report(
            Viewer by,
            UUID command,
            UUID checkId,
            List<UUID> findings,
            boolean found,
            String note,
            UUID photo,
            LocalDate on) {
        var contract =
                contracts.find(checks.check(checkId).orElseThrow().contractId()).orElseThrow();
        projects.require(by, Action.INSPECT_WORKS, contract.projectId());
        var inputs = List.of(checkId, findings, found, note, on);
        return commands.once(command, by.person(), "works.spot_check.report", inputs, SpotAnswer.class, () -> {
            checks.lock();
            var check = checks.check(checkId).orElseThrow();
            if (check.reported()) {
                return new SpotAnswer.AlreadyReported();
            }
            if (!checks.isDrawn(checkId, by.person())) {
                return new SpotAnswer.NotDrawn();
            }
            if (checks.hasTies(by.person(), contract.id())) {
                return new SpotAnswer.OwnFirm();
            }
            if (found == findings.isEmpty() || !new HashSet<>(checks.filed(checkId)).equals(new HashSet<>(findings))) {
                return new SpotAnswer.FindingsDiffer();
            }
            var act = acts.record(
                    WorksAct.SPOT_CHECK_REPORTED,
                    List.of("project:" + contract.projectId(), "contract:" + contract.id(), "spot_check:" + checkId),
                    Map.of("contract", contract.code(), "visited_on", on.toString(), "findings", findings.size()),
                    Map.of("note", note, "by", by.person().toString()));
            checks.report(checkId, findings, note, photo, on, by.person(), act);
            if (checks.isDone(check.drawId())) {
                tell(by, checks.draw(check.drawId()).orElseThrow());
            }
            return new SpotAnswer.Reported();
        });
    }

    private void tell(Viewer by, Draw draw) {
        var kind = WorksAct.DRAW_TOLD;
        var act = acts.record(
                kind,
                List.of("draw:" + draw.id()),
                Map.of("code", draw.code(), "secret", Drawing.hex(draw.secret())),
                Map.of("list", draw.list()));
        checks.step(draw.id(), DrawState.TOLD, null, by.person(), act, kind);
    }

    /** This person was drawn for the check. */
    public boolean isDrawn(UUID check, UUID person) {
        return checks.isDrawn(check, person);
    }

    /** Findings that those drawn have filed there since the draw. */
    public List<UUID> filed(UUID check) {
        return checks.filed(check);
    }

    /** What everybody may know of a draw now. */
    public DrawTold told(UUID drawId) {
        var draw = checks.draw(drawId).orElseThrow();
        var listHash = Sha256.hex(draw.list());
        var secretHash = Sha256.hex(draw.secret());
        if (draw.state() != DrawState.TOLD) {
            return new DrawTold(listHash, secretHash, "", "", "", "");
        }
        var entry = checks.drawnWith(drawId);
        return new DrawTold(
                listHash,
                secretHash,
                draw.list(),
                Drawing.hex(draw.secret()),
                Drawing.hex(entry),
                Drawing.seed(draw.list(), draw.secret(), entry));
    }
}
