package anju.attachment.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.attachment.document.DocumentKind;
import anju.attachment.document.FileNumber;
import anju.attachment.document.FileNumbers;
import anju.attachment.document.StampedScan;
import anju.attachment.document.StampedScans;
import anju.attachment.document.Subjects;
import anju.site.Column;
import anju.site.Form;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the register of file numbers, and what a record has of paper. */
@Component
class NumberScreens {
    static final String ISSUE = "attachment.number";
    static final String ANNUL = "attachment.number-void";
    static final String TAKE_BACK = "attachment.scan-back";

    static final Listing<NumberListPage.Row> LIST = Listing.of(
            "attachment.numbers",
            "n.year desc, n.prefix, n.number desc",
            Column.<NumberListPage.Row>text("number", NumberListPage.Row::text).sortedBy("n.prefix, n.year, n.number"),
            Column.<NumberListPage.Row>text("kind", NumberListPage.Row::kind).notOnPhones(),
            Column.<NumberListPage.Row>text("title", row -> row.code() + " " + row.title()),
            Column.<NumberListPage.Row>text("by", NumberListPage.Row::by).notOnPhones(),
            Column.<NumberListPage.Row>text("at", NumberListPage.Row::issuedAt)
                    .sortedBy("n.issued_at")
                    .notOnPhones(),
            Column.<NumberListPage.Row>text("void", row -> row.reason() == null ? "" : row.reason())
                    .notOnPhones());

    private static final int EXPORT_AT_MOST = 20_000;

    private static final String MATCHING = """
              from attachment.file_number n left join attachment.file_number_void v on v.number_id = n.id
             where (:q = '%%' or n.text ilike :q or n.title ilike :q or n.code ilike :q)
               and (:kind = '' or n.kind = :kind)
               and (:year = '' or n.year::text = :year)
               and (:state = '' or (:state = 'void') = (v.number_id is not null))
               and exists (select from unnest(:reach::text[]) r where n.place_path = r or starts_with(n.place_path, r || '/'))
            """;

    private final JdbcClient db;
    private final People people;
    private final FileNumbers numbers;
    private final Subjects subjects;
    private final StampedScans scans;

    NumberScreens(JdbcClient db, People people, FileNumbers numbers, Subjects subjects, StampedScans scans) {
        this.scans = scans;
        this.db = db;
        this.people = people;
        this.numbers = numbers;
        this.subjects = subjects;
    }

    NumberListPage list(Site site, ListQuery query) {
        long total = matching("select count(*)" + MATCHING, site, query)
                .query(Long.class)
                .single();
        return new NumberListPage(
                site, LIST.page(query, rows(site, query, query.size(), query.offset()), total), years());
    }

    Stream<NumberListPage.Row> export(Site site, ListQuery query) {
        return rows(site, query, EXPORT_AT_MOST, 0).stream();
    }

    private List<NumberListPage.Row> rows(Site site, ListQuery query, int limit, int offset) {
        var rows = matching(
                        """
                        select n.id, n.text, n.kind, n.subject_id, n.code, n.title, n.issued_at, n.issued_by, '' as by, v.reason
                        """ + MATCHING + " order by " + LIST.orderBy(query) + " limit :limit offset :offset",
                        site,
                        query)
                .param("limit", limit)
                .param("offset", offset)
                .query(NumberListPage.Row.class)
                .list();
        var names = people.namesOf(
                rows.stream().map(NumberListPage.Row::issuedBy).collect(Collectors.toSet()), Audience.STAFF);
        return rows.stream()
                .map(row -> new NumberListPage.Row(
                        row.id(),
                        row.text(),
                        row.kind(),
                        row.subjectId(),
                        row.code(),
                        row.title(),
                        row.issuedAt(),
                        row.issuedBy(),
                        names.getOrDefault(row.issuedBy(), ""),
                        row.reason()))
                .toList();
    }

    private JdbcClient.StatementSpec matching(String sql, Site site, ListQuery query) {
        return db.sql(sql)
                .param("q", query.pattern("q"))
                .param("kind", query.filter("kind"))
                .param("year", query.filter("year"))
                .param("state", query.filter("state"))
                .param("reach", site.viewer().reach(Action.SEE_FILE_NUMBERS).toArray(String[]::new));
    }

    private List<Option> years() {
        return db
                .sql("select distinct year from attachment.file_number order by year desc")
                .query(Integer.class)
                .list()
                .stream()
                .map(year -> new Option(Integer.toString(year), Integer.toString(year)))
                .toList();
    }

    RecordPage record(Site site, DocumentKind kind, UUID id, Form issue, Form annul, Form takeBack) {
        var subject = subjects.find(kind, id).orElseThrow(NotThere::new);
        var viewer = site.viewer();
        viewer.require(Action.SEE_FILE_NUMBERS, subject.placePath());
        var given = numbers.of(kind, id);
        var holding =
                given.stream().filter(number -> !number.isVoid()).findFirst().orElse(null);
        var names =
                people.namesOf(given.stream().map(FileNumber::issuedBy).collect(Collectors.toSet()), Audience.STAFF);
        return new RecordPage(
                site,
                subject,
                holding,
                given.stream()
                        .filter(FileNumber::isVoid)
                        .map(number -> new RecordPage.Given(number, names.getOrDefault(number.issuedBy(), "")))
                        .toList(),
                holding == null ? "" : names.getOrDefault(holding.issuedBy(), ""),
                numbers.seriesAt(subject.placePath()).orElse(null),
                filed(kind, id),
                viewer.may(Action.FILE_SCAN, subject.placePath()),
                viewer.may(Action.ISSUE_FILE_NUMBER, subject.placePath()),
                viewer.may(Action.KEEP_TEMPLATES),
                issue,
                annul,
                takeBack);
    }

    private List<RecordPage.Filed> filed(DocumentKind kind, UUID id) {
        var all = scans.of(kind, id);
        var names = people.namesOf(all.stream().map(StampedScan::filedBy).collect(Collectors.toSet()), Audience.STAFF);
        return all.stream()
                .map(scan -> new RecordPage.Filed(scan, names.getOrDefault(scan.filedBy(), "")))
                .toList();
    }
}
