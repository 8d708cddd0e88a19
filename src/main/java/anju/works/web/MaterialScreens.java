package anju.works.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import anju.works.BatchState;
import anju.works.Firms;
import anju.works.MaterialChecker;
import anju.works.MaterialChecking;
import anju.works.Opinion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of material batches. */
@Component
class MaterialScreens {
    private static final String BATCHES = """
            select b.*, (select count(*) from works.batch_signature s where s.batch_id = b.id) as signatures
              from works.batch b""";

    private final JdbcClient db;
    private final Firms firms;
    private final People people;
    private final ProgressScreens contracts;

    MaterialScreens(JdbcClient db, Firms firms, People people, ProgressScreens contracts) {
        this.db = db;
        this.firms = firms;
        this.people = people;
        this.contracts = contracts;
    }

    MaterialPage.Listed list(Site site, UUID contract) {
        var head = contracts.head(site, contract);
        var rows = db.sql(BATCHES + " where b.contract_id = ? order by b.entered_at desc")
                .param(contract)
                .query((row, _) -> batch(row))
                .list();
        return new MaterialPage.Listed(
                site,
                head.project(),
                contract,
                head.number(),
                rows,
                firms.may(site.viewer(), Action.SIGN_AS_CONTRACTOR, contract));
    }

    MaterialPage.Entry entry(Site site, UUID contract, Form form) {
        var head = contracts.head(site, contract);
        return new MaterialPage.Entry(site, head.project(), contract, head.number(), form, contracts.lines(contract));
    }

    MaterialPage batch(Site site, UUID id, Form sign, Form remove) {
        return db.sql(BATCHES + " where b.id = ?")
                .param(id)
                .query((row, _) -> page(site, row, sign, remove))
                .optional()
                .orElseThrow(NotThere::new);
    }

    private MaterialPage page(Site site, ResultSet row, Form sign, Form remove) throws SQLException {
        var batch = batch(row);
        var contract = row.getObject("contract_id", UUID.class);
        var head = contracts.head(site, contract);
        var said = said(batch.id());
        var names = people.namesOf(said.values().stream().map(Said::person).toList(), Audience.STAFF);
        var signatures = Arrays.stream(MaterialChecker.values())
                .map(checker -> {
                    var by = said.get(checker);
                    return by == null
                            ? new MaterialPage.Signature(checker, "", null, "", null)
                            : new MaterialPage.Signature(
                                    checker, names.getOrDefault(by.person(), ""), by.opinion(), by.remark(), by.at());
                })
                .toList();
        boolean hasSigned = said.values().stream()
                .anyMatch(by -> by.person().equals(site.viewer().personId()));
        var mayAs = Arrays.stream(MaterialChecker.values())
                .filter(checker -> batch.state() == BatchState.ARRIVED && !hasSigned && !said.containsKey(checker))
                .filter(checker -> firms.may(site.viewer(), MaterialChecking.actionOf(checker), contract))
                .map(checker -> new Option(checker.name(), site.word(checker)))
                .toList();
        var removal = db.sql(
                        "select remark, photo_id from works.batch_step where batch_id = ? and to_state = 'REMOVED'")
                .param(batch.id())
                .query((step, _) -> new Removal(step.getString("remark"), step.getObject("photo_id", UUID.class)))
                .optional();
        return new MaterialPage(
                site,
                head.project(),
                contract,
                head.number(),
                batch,
                row.getObject("report_file_id", UUID.class),
                row.getString("maker"),
                lines(batch.id()),
                signatures,
                removal.map(Removal::remark).orElse(""),
                removal.map(Removal::photo).orElse(null),
                mayAs,
                batch.state() == BatchState.REJECTED && firms.may(site.viewer(), Action.SIGN_AS_CONTRACTOR, contract),
                sign,
                remove);
    }

    private List<String> lines(UUID batch) {
        return db.sql("""
                select l.number || ' ' || l.title from works.batch_line x join works.contract_line l on l.id = x.contract_line_id
                 where x.batch_id = ? order by length(l.number), l.number""").param(batch).query(String.class).list();
    }

    private Map<MaterialChecker, Said> said(UUID batch) {
        var said = new EnumMap<MaterialChecker, Said>(MaterialChecker.class);
        db.sql("select checker, person_id, opinion, remark, signed_at from works.batch_signature where batch_id = ?")
                .param(batch)
                .query(row -> {
                    said.put(
                            MaterialChecker.valueOf(row.getString("checker")),
                            new Said(
                                    row.getObject("person_id", UUID.class),
                                    Opinion.valueOf(row.getString("opinion")),
                                    row.getString("remark"),
                                    row.getTimestamp("signed_at").toInstant()));
                });
        return said;
    }

    private static MaterialPage.Batch batch(ResultSet row) throws SQLException {
        return new MaterialPage.Batch(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("spec"),
                row.getString("quantity"),
                row.getString("certificate"),
                row.getObject("arrived_on", LocalDate.class),
                BatchState.valueOf(row.getString("state")),
                row.getInt("signatures"));
    }

    private record Said(UUID person, Opinion opinion, String remark, Instant at) {}

    private record Removal(String remark, UUID photo) {}
}
