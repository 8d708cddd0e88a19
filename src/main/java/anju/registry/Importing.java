package anju.registry;

import anju.access.Action;
import anju.access.Grant;
import anju.access.NotPermitted;
import anju.access.Viewer;
import anju.city.City;
import anju.city.Job;
import anju.city.Jobs;
import anju.city.Sha256;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.site.table.ZipGuard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a workbook into the registry: send, let it be read, look at the differences, confirm; and back out while nothing stands on it. */
@Component
public class Importing {
    private static final String JOB = "registry-import";

    private final Imports imports;
    private final Staging staging;
    private final Entering entering;
    private final Registers registers;
    private final Acts acts;
    private final Commands commands;
    private final Jobs jobs;
    private final OwnersRole ownersRole;

    Importing(
            Imports imports,
            Staging staging,
            Entering entering,
            Registers registers,
            Acts acts,
            Commands commands,
            Jobs jobs,
            OwnersRole ownersRole) {
        this.imports = imports;
        this.staging = staging;
        this.entering = entering;
        this.registers = registers;
        this.acts = acts;
        this.commands = commands;
        this.jobs = jobs;
        this.ownersRole = ownersRole;
    }

    /** The job that reads what was sent. */
    @Configuration(proxyBeanMethods = false)
    static class Reading {
        @Bean
        Job registryImport(Staging staging) {
            return new Job(JOB, id -> staging.stage(UUID.fromString(id)));
        }
    }

    /** Keeps the file, encrypted, and has it read in the background. */
    @Transactional
    public Sending send(Viewer by, UUID command, String fileName, byte[] file) {
        var scope = by.grants().stream()
                .filter(grant -> Action.IMPORT_REGISTRY.isOpenTo(grant.role()))
                .map(Grant::placePath)
                .distinct()
                .toList();
        if (scope.isEmpty()) {
            throw new NotPermitted(Action.IMPORT_REGISTRY);
        }
        var inputs = Map.of("name", fileName, "digest", HexFormat.of().formatHex(Sha256.of(file)));
        return commands.once(command, by.personId(), "registry.import.send", inputs, Sending.class, () -> {
            var flaw = ZipGuard.atFirstSight(file);
            if (flaw != null) {
                return new Sending.Unusable(flaw.code(), flaw.args());
            }
            var id = imports.add(fileName, file.length, scope, by.person());
            staging.keep(id, file);
            jobs.enqueue(JOB, id.toString());
            return new Sending.Sent(id);
        });
    }

    /** Enters what the workbook says, in one act, if the registry is still what the differences were shown against. */
    @Transactional
    public Confirming confirm(Viewer by, UUID command, UUID importId) {
        requireScope(by, importId);
        return commands.once(command, by.personId(), "registry.import.confirm", importId, Confirming.class, () -> {
            registers.lock();
            var sent = imports.hold(importId).orElseThrow();
            if (sent.state() != ImportState.READY) {
                return new Confirming.NotNow(sent.state());
            }
            entering.placesOf(importId).forEach(path -> by.require(Action.IMPORT_REGISTRY, path));
            imports.resolve(importId);
            var difference = imports.difference(importId);
            if (!MessageDigest.isEqual(difference, imports.seen(importId))) {
                imports.see(importId, difference);
                return new Confirming.ChangedMeanwhile();
            }
            var counts = entering.counts(importId);
            if (counts.keySet().stream().noneMatch(what -> what.endsWith("_new") || what.endsWith("_changed"))) {
                return new Confirming.NothingToDo();
            }
            return enter(by, sent, counts);
        });
    }

    private Confirming enter(Viewer by, Imports.Sent sent, Map<String, Long> counts) {
        var act = City.current().newId();
        var kind = RegistryAct.IMPORT_CONFIRMED;
        var compounds = entering.compoundsOf(sent.id());
        entering.enter(sent.id(), act, kind);
        var digest = entering.digest(act);
        acts.record(
                act,
                kind,
                compounds.stream().map(id -> "compound:" + id).limit(200).toList(),
                counts,
                Map.of("import", sent.code(), "rows", HexFormat.of().formatHex(digest)));
        entering.confirmed(sent.id(), by.person(), digest, counts, act, kind);
        imports.move(sent.id(), ImportState.CONFIRMED);
        imports.clearStaged(sent.id());
        imports.forgetFile(sent.id());
        ownersRole.follow(compounds, by.person(), act, kind);
        return new Confirming.Confirmed(act);
    }

    /** Gives up a workbook that was not confirmed; nothing of it is kept. */
    @Transactional
    public Confirming drop(Viewer by, UUID command, UUID importId) {
        requireScope(by, importId);
        return commands.once(command, by.personId(), "registry.import.drop", importId, Confirming.class, () -> {
            var sent = imports.hold(importId).orElseThrow();
            return switch (sent.state()) {
                case CONFIRMED, UNDONE, DROPPED -> new Confirming.NotNow(sent.state());
                case READING, UNREADABLE, FAULTY, READY -> {
                    imports.move(importId, ImportState.DROPPED);
                    imports.clearStaged(importId);
                    imports.forgetFile(importId);
                    yield new Confirming.Dropped();
                }
            };
        });
    }

    /** Takes a confirmed import back while nothing else names its rows. The people it brought stay known. */
    @Transactional
    public Confirming undo(Viewer by, UUID command, UUID importId, String reason) {
        requireScope(by, importId);
        var inputs = List.of(importId, reason);
        return commands.once(command, by.personId(), "registry.import.undo", inputs, Confirming.class, () -> {
            registers.lock();
            var sent = imports.hold(importId).orElseThrow();
            if (sent.state() != ImportState.CONFIRMED) {
                return new Confirming.NotNow(sent.state());
            }
            var referring = entering.referring(importId);
            if (!referring.isEmpty()) {
                return new Confirming.ReferredTo(referring);
            }
            var kind = RegistryAct.IMPORT_UNDONE;
            var act = acts.record(
                    kind, List.of("act:" + entering.actOf(importId)), Map.of("import", sent.code(), "reason", reason));
            var compounds = entering.compoundsEntered(importId);
            entering.undone(importId, by.person(), reason, act, kind);
            imports.move(importId, ImportState.UNDONE);
            ownersRole.follow(compounds, by.person(), act, kind);
            return new Confirming.Undone(act);
        });
    }

    /** The empty workbook to fill in. */
    public static void template(OutputStream out) throws IOException {
        Workbooks.template(out);
    }

    /** The workbook as sent, with what is wrong beside each row; empty once it is no longer kept. */
    public Optional<byte[]> marked(Viewer by, UUID importId) throws IOException {
        requireScope(by, importId);
        var file = staging.file(importId);
        if (file.length == 0 || imports.byId(importId).orElseThrow().state() != ImportState.FAULTY) {
            return Optional.empty();
        }
        var out = new ByteArrayOutputStream();
        Workbooks.marked(file, imports.faults(importId), out);
        return Optional.of(out.toByteArray());
    }

    /** Whoever may import within the places the sender might. */
    private void requireScope(Viewer by, UUID importId) {
        var scope = imports.byId(importId).orElseThrow().scope();
        if (scope.stream().noneMatch(place -> by.may(Action.IMPORT_REGISTRY, place))) {
            throw new NotPermitted(Action.IMPORT_REGISTRY);
        }
    }
}
