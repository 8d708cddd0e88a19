package anju.attachment.document;

import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.attachment.Handing;
import anju.city.City;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Scans that were filed, and those that wait. */
@Component
public class StampedScans {
    /** The use of their files. */
    static final String USE = "attachment.scan";

    private static final String ARRIVED =
            "select id, file_id, name, finding, address, kind, subject_id, sent_by, sent_at from attachment.arrived_scan";

    private final JdbcClient db;
    private final Attachments attachments;

    StampedScans(JdbcClient db, Attachments attachments) {
        this.db = db;
        this.attachments = attachments;
    }

    /** What somebody sent and has not filed yet. */
    public List<ArrivedScan> arrivedFrom(UUID person) {
        return db.sql(ARRIVED + " where sent_by = ? order by sent_at, id")
                .param(person)
                .query(ArrivedScan.class)
                .list();
    }

    public Optional<ArrivedScan> arrived(UUID id, UUID person) {
        return db.sql(ARRIVED + " where id = ? and sent_by = ?")
                .params(id, person)
                .query(ArrivedScan.class)
                .optional();
    }

    /** Filed with a record, the newest first. */
    public List<StampedScan> of(DocumentKind kind, UUID subject) {
        return db.sql("""
                select s.id, s.file_id, f.name, s.filed_by, s.filed_at, r.reason as taken_back, r.at as taken_back_at
                  from attachment.scan s join attachment.file f on f.id = s.file_id
                  left join attachment.scan_reversal r on r.scan_id = s.id
                 where s.kind = ? and s.subject_id = ? order by s.filed_at desc, s.id desc""").params(kind.name(), subject).query(StampedScan.class).list();
    }

    /** Its file, for whoever may see the record. */
    public Handing hand(StampedScan scan) {
        return attachments.handEntrusted(scan.fileId(), USE);
    }

    void takeBack(UUID scan, String reason, Viewer by, UUID act) {
        db.sql("""
                insert into attachment.scan_reversal (id, scan_id, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, 'attachment.scan.taken_back')""")
                .params(
                        City.current().newId(),
                        scan,
                        reason,
                        by.person(),
                        Timestamp.from(City.current().now()),
                        act)
                .update();
    }

    /** The same bytes lie with this record already, and were not taken back. */
    boolean isFiled(DocumentKind kind, UUID subject, UUID file) {
        return db.sql("""
                select exists (select from attachment.scan s join attachment.file f on f.id = s.file_id
                                where s.kind = ? and s.subject_id = ?
                                  and not exists (select from attachment.scan_reversal r where r.scan_id = s.id)
                                  and f.content_hash = (select content_hash from attachment.file where id = ?))""")
                .params(kind.name(), subject, file)
                .query(Boolean.class)
                .single();
    }

    void arrive(
            UUID id,
            UUID file,
            String name,
            ArrivedScan.Finding finding,
            @Nullable String address,
            @Nullable DocumentSubject subject,
            Viewer by) {
        db.sql("""
                insert into attachment.arrived_scan (id, file_id, name, finding, address, kind, subject_id, sent_by, sent_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(file)
                .param(name)
                .param(finding.name())
                .param(address)
                .param(subject == null ? null : subject.kind().name())
                .param(subject == null ? null : subject.id())
                .param(by.person())
                .param(Timestamp.from(City.current().now()))
                .update();
    }

    boolean leave(UUID arrived) {
        return db.sql("delete from attachment.arrived_scan where id = ?")
                        .param(arrived)
                        .update()
                == 1;
    }

    void file(UUID id, UUID file, DocumentSubject subject, Viewer by, UUID act) {
        db.sql("""
                insert into attachment.scan (id, file_id, kind, subject_id, filed_by, filed_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, 'attachment.scan.filed')""")
                .params(
                        id,
                        file,
                        subject.kind().name(),
                        subject.id(),
                        by.person(),
                        Timestamp.from(City.current().now()),
                        act)
                .update();
    }
}
