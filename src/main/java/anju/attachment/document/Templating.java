package anju.attachment.document;

import anju.access.Action;
import anju.access.Viewer;
import anju.attachment.AttachmentAct;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.city.Area;
import anju.city.Areas;
import anju.city.City;
import anju.city.Locks;
import anju.city.Sha256;
import anju.evidence.Acts;
import anju.evidence.Commands;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts an office's own template in place of the one above it, and takes it back. */
@Component
public class Templating {
    private final JdbcClient db;
    private final Commands commands;
    private final Acts acts;
    private final Areas areas;
    private final Attachments attachments;
    private final DocumentTemplates templates;

    Templating(
            JdbcClient db,
            Commands commands,
            Acts acts,
            Areas areas,
            Attachments attachments,
            DocumentTemplates templates) {
        this.db = db;
        this.commands = commands;
        this.acts = acts;
        this.areas = areas;
        this.attachments = attachments;
        this.templates = templates;
    }

    @Transactional
    public Templated set(Viewer by, UUID command, UUID areaId, DocumentKind kind, String fileName, byte[] content) {
        var area = areas.byId(areaId).orElseThrow();
        by.require(Action.KEEP_TEMPLATES, area.path());
        return commands.once(
                command,
                by.personId(),
                AttachmentAct.TEMPLATE_SET.code(),
                List.of(areaId, kind, fileName, Sha256.hex(content)),
                Templated.class,
                () -> checked(by, area, kind, fileName, content));
    }

    private Templated checked(Viewer by, Area area, DocumentKind kind, String fileName, byte[] content) {
        var faults = TemplateCheck.faults(kind, content);
        if (!faults.isEmpty()) {
            return new Templated.Faulty(faults);
        }
        var upload = new Upload(fileName, content, FileClass.INTERNAL, DocumentTemplate.USE, area.path(), area.name());
        return switch (attachments.receive(by, City.current().newId(), upload)) {
            case Reception.Refused refused -> new Templated.NotTaken(refused.why(), refused.limit());
            case Reception.Received received -> kept(by, area, kind, received.fileId(), content);
        };
    }

    private Templated kept(Viewer by, Area area, DocumentKind kind, UUID file, byte[] content) {
        turn(area.id(), kind);
        int version = 1
                + templates.versions(area.id(), kind).stream()
                        .mapToInt(DocumentTemplate::version)
                        .max()
                        .orElse(0);
        var id = City.current().newId();
        var act = acts.record(
                AttachmentAct.TEMPLATE_SET,
                List.of("area:" + area.id(), "template:" + id),
                Map.of("kind", kind.name(), "version", (long) version, "file", Sha256.hex(content)),
                Map.of("person", by.person().toString()));
        templates.insert(id, kind, area, version, file, by, act);
        return new Templated.Set(id, version);
    }

    /** @param version the one that was looked at */
    @Transactional
    public TemplateWithdrawal withdraw(Viewer by, UUID command, UUID areaId, DocumentKind kind, int version) {
        var area = areas.byId(areaId).orElseThrow();
        by.require(Action.KEEP_TEMPLATES, area.path());
        return commands.once(
                command,
                by.personId(),
                AttachmentAct.TEMPLATE_WITHDRAWN.code(),
                List.of(areaId, kind, version),
                TemplateWithdrawal.class,
                () -> withdrawn(by, area, kind, version));
    }

    private TemplateWithdrawal withdrawn(Viewer by, Area area, DocumentKind kind, int version) {
        turn(area.id(), kind);
        var own = templates.own(area.id(), kind);
        if (own.isEmpty() || own.get().version() != version) {
            return new TemplateWithdrawal.NotInPlace();
        }
        var act = acts.record(
                AttachmentAct.TEMPLATE_WITHDRAWN,
                List.of("area:" + area.id(), "template:" + own.get().id()),
                Map.of("kind", kind.name(), "version", (long) version),
                Map.of("person", by.person().toString()));
        templates.withdraw(own.get().id(), by, act);
        return new TemplateWithdrawal.Withdrawn(version);
    }

    private void turn(UUID area, DocumentKind kind) {
        Locks.hold(db, "template:" + area + ":" + kind);
    }
}
