package anju.attachment;

import anju.city.City;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that say what lies on the shelf and for whom. */
@Component
class FileRecords {
    /** A file with the hashes it lies under. */
    record Stored(Attachment file, byte[] contentHash, byte @Nullable [] shownHash) {}

    private final JdbcClient db;

    FileRecords(JdbcClient db) {
        this.db = db;
    }

    Optional<Stored> byId(UUID id) {
        return db.sql("""
                select id, class, use, place_path, type, name, bytes, taken_at, longitude_e6, latitude_e6, uploaded_by,
                       uploaded_at, content_hash, shown_hash
                  from attachment.file where id = ?""").param(id).query(FileRecords::stored).optional();
    }

    void insert(Attachment file, byte[] contentHash, byte @Nullable [] shownHash, @Nullable Picture picture, UUID act) {
        db.sql("""
                insert into attachment.file (id, class, use, place_path, type, name, bytes, content_hash, shown_hash, width,
                       height, taken_at, longitude_e6, latitude_e6, uploaded_by, uploaded_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(file.id())
                .param(file.fileClass().name())
                .param(file.use())
                .param(file.placePath())
                .param(file.type().name())
                .param(file.name())
                .param(file.bytes())
                .param(contentHash)
                .param(shownHash)
                .param(picture == null ? null : picture.width())
                .param(picture == null ? null : picture.height())
                .param(file.takenAt() == null ? null : Timestamp.from(file.takenAt()))
                .param(file.longitudeE6())
                .param(file.latitudeE6())
                .param(file.uploadedBy())
                .param(Timestamp.from(file.uploadedAt()))
                .param(act)
                .param(AttachmentAct.FILE_RECEIVED.code())
                .update();
    }

    /** Somebody looked at a personal file. */
    void opened(UUID file, UUID by) {
        db.sql("insert into attachment.opening (id, file_id, by_person, at) values (?, ?, ?, ?)")
                .params(
                        City.current().newId(),
                        file,
                        by,
                        Timestamp.from(City.current().now()))
                .update();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        var taken = row.getTimestamp("taken_at");
        return new Stored(
                new Attachment(
                        row.getObject("id", UUID.class),
                        FileClass.valueOf(row.getString("class")),
                        row.getString("use"),
                        row.getString("place_path"),
                        FileType.valueOf(row.getString("type")),
                        row.getString("name"),
                        row.getLong("bytes"),
                        taken == null ? null : taken.toInstant(),
                        row.getObject("longitude_e6", Integer.class),
                        row.getObject("latitude_e6", Integer.class),
                        row.getObject("uploaded_by", UUID.class),
                        row.getTimestamp("uploaded_at").toInstant()),
                row.getBytes("content_hash"),
                row.getBytes("shown_hash"));
    }
}
