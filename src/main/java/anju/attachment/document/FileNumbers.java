package anju.attachment.document;

import anju.access.Viewer;
import anju.city.City;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of file numbers. */
@Component
public class FileNumbers {
    private static final String ALL = """
            select n.id, n.text, n.kind, n.subject_id, n.code, n.title, n.place_path, n.issued_by, n.issued_at, v.reason, v.voided_at
              from attachment.file_number n left join attachment.file_number_void v on v.number_id = n.id
            """;

    private final JdbcClient db;

    FileNumbers(JdbcClient db) {
        this.db = db;
    }

    /**
     * The series an office gives numbers from.
     *
     * @param next the number it would give now
     * @param nextText the same as it would be printed
     */
    public record Series(UUID id, UUID areaId, String area, String prefix, int next, String nextText) {}

    /** The office's own series. */
    public Optional<Series> series(UUID area) {
        return series("a.id = :area", "area", area);
    }

    /** The series of the innermost area above a place that has one. */
    public Optional<Series> seriesAt(String placePath) {
        return series("(:path = a.path or starts_with(:path, a.path || '/'))", "path", placePath);
    }

    private Optional<Series> series(String where, String name, Object value) {
        return db.sql("""
                select s.id, a.id as area_id, a.name as area, s.prefix, x.next,
                       attachment.number_text(s.prefix, :year, x.next) as next_text
                  from city.area a
                  join lateral (select p.series_id from attachment.number_prefix p where p.area_id = a.id
                                 order by p.set_at desc, p.id desc limit 1) p on true
                  join attachment.number_series s on s.id = p.series_id
                  cross join lateral (
                    select coalesce((select max(n.number) + 1 from attachment.file_number n where n.series_id = s.id and n.year = :year),
                                    case when s.first_year = :year then s.first_number else 1 end) as next) x
                 where """ + " " + where + " order by length(a.path) desc limit 1")
                .param("year", year())
                .param(name, value)
                .query(Series.class)
                .optional();
    }

    /** All numbers a record was given, the newest first. */
    public List<FileNumber> of(DocumentKind kind, UUID subject) {
        return db.sql(ALL + " where n.kind = ? and n.subject_id = ? order by n.issued_at desc, n.id desc")
                .params(kind.name(), subject)
                .query(FileNumber.class)
                .list();
    }

    /** The one that holds. */
    public Optional<FileNumber> holding(DocumentKind kind, UUID subject) {
        return of(kind, subject).stream().filter(number -> !number.isVoid()).findFirst();
    }

    public Optional<FileNumber> byId(UUID id) {
        return db.sql(ALL + " where n.id = ?").param(id).query(FileNumber.class).optional();
    }

    /** By what is printed on paper. */
    public Optional<FileNumber> byText(String text) {
        return db.sql(ALL + " where n.text = ?")
                .param(text)
                .query(FileNumber.class)
                .optional();
    }

    static int year() {
        return City.current().today().getYear();
    }

    /** Whose series a sign is. */
    record Owned(UUID id, UUID areaId) {}

    Optional<Owned> owned(String prefix) {
        return db.sql("select id, area_id from attachment.number_series where prefix = ?")
                .param(prefix)
                .query(Owned.class)
                .optional();
    }

    UUID openSeries(UUID area, String prefix, int first, UUID act) {
        var id = City.current().newId();
        db.sql("""
                insert into attachment.number_series (id, area_id, prefix, first_year, first_number, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, 'attachment.prefix.set')""").params(id, area, prefix, year(), first, act).update();
        return id;
    }

    void use(UUID area, UUID series, Viewer by, UUID act) {
        db.sql("""
                insert into attachment.number_prefix (id, area_id, series_id, set_by, set_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, 'attachment.prefix.set')""")
                .params(City.current().newId(), area, series, by.person(), now(), act)
                .update();
    }

    void insert(UUID id, Series series, DocumentSubject subject, Viewer by, UUID act) {
        db.sql("""
                insert into attachment.file_number (id, series_id, prefix, year, number, kind, subject_id, code, title, place_path,
                                                    issued_by, issued_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'attachment.number.issued')""")
                .params(
                        id,
                        series.id,
                        series.prefix,
                        year(),
                        series.next,
                        subject.kind().name(),
                        subject.id(),
                        subject.code(),
                        subject.title(),
                        subject.placePath(),
                        by.person(),
                        now(),
                        act)
                .update();
    }

    void annul(UUID number, String reason, Viewer by, UUID act) {
        db.sql("""
                insert into attachment.file_number_void (number_id, reason, voided_by, voided_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, 'attachment.number.voided')""").params(number, reason, by.person(), now(), act).update();
    }

    private static Timestamp now() {
        return Timestamp.from(City.current().now());
    }
}
