package anju.attachment.document;

import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.attachment.Handing;
import anju.city.Area;
import anju.city.City;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The templates of the offices, and which of them holds at a place. */
@Component
public class DocumentTemplates {
    private static final String ALL = """
            select t.id, t.kind, t.area_id, a.name as area, t.version, t.file_id, t.set_by, t.set_at, w.withdrawn_by, w.withdrawn_at
              from attachment.template t join city.area a on a.id = t.area_id
              left join attachment.template_withdrawal w on w.template_id = t.id
            """;

    private final JdbcClient db;
    private final Attachments attachments;

    DocumentTemplates(JdbcClient db, Attachments attachments) {
        this.db = db;
        this.attachments = attachments;
    }

    /** All versions that an area has put in place for a kind, newest first. */
    public List<DocumentTemplate> versions(UUID area, DocumentKind kind) {
        return db.sql(ALL + " where t.area_id = ? and t.kind = ? order by t.version desc")
                .params(area, kind.name())
                .query(DocumentTemplate.class)
                .list();
    }

    /** The area's own, if the newest was not taken back. */
    public Optional<DocumentTemplate> own(UUID area, DocumentKind kind) {
        return versions(area, kind).stream().findFirst().filter(template -> !template.isWithdrawn());
    }

    /** The one that holds at a place: of the innermost area with one of its own; empty where the built-in one holds. */
    public Optional<DocumentTemplate> holding(String placePath, DocumentKind kind) {
        return db.sql(ALL + """
                 where t.kind = :kind and w.template_id is null
                   and (:path = a.path or starts_with(:path, a.path || '/'))
                   and t.version = (select max(n.version) from attachment.template n
                                     where n.area_id = t.area_id and n.kind = t.kind)
                 order by length(a.path) desc limit 1""")
                .param("kind", kind.name())
                .param("path", placePath)
                .query(DocumentTemplate.class)
                .optional();
    }

    /** The DOCX of a version. */
    public byte[] bytes(DocumentTemplate template) {
        return switch (attachments.handEntrusted(template.fileId(), DocumentTemplate.USE)) {
            case Handing.Handed file -> file.content();
            case Handing.NotThere _, Handing.NotYours _ ->
                throw new IllegalStateException("no file of template " + template.id());
        };
    }

    /** The DOCX of the template that everybody begins with. */
    public static byte[] builtIn(DocumentKind kind) {
        return BuiltIn.template(kind);
    }

    /** The DOCX that documents of this kind are written from at a place. */
    public byte[] bytesHolding(String placePath, DocumentKind kind) {
        return holding(placePath, kind).map(this::bytes).orElseGet(() -> builtIn(kind));
    }

    void insert(UUID id, DocumentKind kind, Area area, int version, UUID file, Viewer by, UUID act) {
        db.sql("""
                insert into attachment.template (id, kind, area_id, version, file_id, set_by, set_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'attachment.template.set')""")
                .params(
                        id,
                        kind.name(),
                        area.id(),
                        version,
                        file,
                        by.person(),
                        Timestamp.from(City.current().now()),
                        act)
                .update();
    }

    void withdraw(UUID template, Viewer by, UUID act) {
        db.sql("""
                insert into attachment.template_withdrawal (template_id, withdrawn_by, withdrawn_at, act_id, act_kind)
                values (?, ?, ?, ?, 'attachment.template.withdrawn')""")
                .params(template, by.person(), Timestamp.from(City.current().now()), act)
                .update();
    }
}
