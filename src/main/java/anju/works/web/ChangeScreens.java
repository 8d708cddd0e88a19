package anju.works.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import anju.notice.NoticeBoard;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import anju.works.Firms;
import anju.works.WorksRules;
import anju.works.change.ChangeSide;
import anju.works.change.ChangeState;
import anju.works.change.Changing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of change orders. */
@Component
class ChangeScreens {
    private static final String CHANGES = """
            select o.*, (select coalesce(sum(i.amount_fen), 0) from works.change_item i where i.change_id = o.id) as amount_fen,
                   (select coalesce(sum(i.amount_fen) filter (where i.amount_fen > 0), 0) from works.change_item i where i.change_id = o.id) as more_fen,
                   coalesce((select n.increase_fen from works.contract_increase n where n.contract_id = o.contract_id), 0) as increase_fen
              from works.change_order o""";

    private final JdbcClient db;
    private final Firms firms;
    private final People people;
    private final Policy policy;
    private final NoticeBoard board;
    private final ProgressScreens contracts;
    private final StageNotes stages;

    ChangeScreens(
            JdbcClient db,
            Firms firms,
            People people,
            Policy policy,
            NoticeBoard board,
            ProgressScreens contracts,
            StageNotes stages) {
        this.db = db;
        this.firms = firms;
        this.people = people;
        this.policy = policy;
        this.board = board;
        this.contracts = contracts;
        this.stages = stages;
    }

    ChangePage.Listed list(Site site, UUID contract) {
        var head = contracts.head(site, contract);
        var rows = db.sql(CHANGES + " where o.contract_id = ? order by o.proposed_at desc")
                .param(contract)
                .query((row, _) -> row(row))
                .list();
        return db.sql("""
                select c.edition_id, sum(div(l.signed_milli::numeric * l.price_fen, 1000)) as signed_fen,
                       sum(div(l.quantity_milli::numeric * l.price_fen, 1000)) as now_fen,
                       coalesce((select n.increase_fen from works.contract_increase n where n.contract_id = c.id), 0) as increase_fen
                  from works.contract c join works.contract_line l on l.contract_id = c.id where c.id = ? group by c.id""")
                .param(contract)
                .query((row, _) -> {
                    var rules = policy.rules(WorksRules.class, row.getObject("edition_id", UUID.class));
                    var signed = new Money(row.getLong("signed_fen"));
                    return new ChangePage.Listed(
                            site,
                            head.project(),
                            contract,
                            head.number(),
                            signed,
                            new Money(row.getLong("now_fen")),
                            new Money(row.getLong("increase_fen")),
                            signed.times(rules.changes().most()),
                            rows,
                            Arrays.stream(ChangeSide.values())
                                    .anyMatch(side -> firms.may(site.viewer(), side.action(), contract)));
                })
                .single();
    }

    ChangePage.Entry entry(Site site, UUID contract, Form form) {
        var head = contracts.head(site, contract);
        var lines = db.sql("""
                select l.*, (select coalesce(sum(a.quantity_milli), 0) from works.accepted a
                              where a.contract_line_id = l.id and a.state in ('OPEN', 'PASSED')) as measured_milli
                  from works.contract_line l where l.contract_id = ? order by length(l.number), l.number""")
                .param(contract)
                .query((row, _) -> new ChangePage.LineRow(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getString("title"),
                        quantity(row, "quantity_milli"),
                        quantity(row, "measured_milli"),
                        new Money(row.getLong("price_fen"))))
                .list();
        var items = db.sql(
                        "select id, number, title, unit from plan.item_now where project_id = ? and not withdrawn order by number")
                .param(head.project().id())
                .query((row, _) -> new Option(
                        row.getString("id"),
                        site.text("works.contract.item", row.getInt("number"), row.getString("title")) + " · "
                                + site.word(Unit.valueOf(row.getString("unit")))))
                .list();
        var sides = Arrays.stream(ChangeSide.values())
                .filter(side -> firms.may(site.viewer(), side.action(), contract))
                .map(side -> new Option(side.name(), site.word(side)))
                .toList();
        return new ChangePage.Entry(
                site,
                head.project(),
                contract,
                head.number(),
                form,
                sides,
                lines,
                items,
                stages.note(site, head.project().id(), GateCondition.WORKS_ACCEPTED));
    }

    ChangePage change(Site site, UUID id, Form agree, Form approve) {
        return db.sql(CHANGES + " where o.id = ?")
                .param(id)
                .query((row, _) -> page(site, row, agree, approve))
                .optional()
                .orElseThrow(NotThere::new);
    }

    private ChangePage page(Site site, ResultSet row, Form agree, Form approve) throws SQLException {
        var change = row(row);
        var contract = row.getObject("contract_id", UUID.class);
        var head = contracts.head(site, contract);
        var side = ChangeSide.valueOf(row.getString("side"));
        var approved = change.state() == ChangeState.APPROVED ? 0 : row.getLong("more_fen");
        var limits = new ChangePage.Limits(
                new Money(row.getLong("base_fen")),
                new Money(row.getLong("increase_fen") + approved),
                new Money(row.getLong("leader_over_fen")),
                new Money(row.getLong("notice_over_fen")),
                new Money(row.getLong("most_fen")));
        var photos = db.sql("select file_id from works.change_photo where change_id = ? order by file_id")
                .param(change.id())
                .query(UUID.class)
                .list();
        var stands = board.of(Changing.NOTICE, Changing.subject(change.id()));
        boolean open = change.state() == ChangeState.PROPOSED || change.state() == ChangeState.AGREED;
        boolean own =
                row.getObject("proposed_by", UUID.class).equals(site.viewer().personId());
        var may = new ChangePage.May(
                change.state() == ChangeState.PROPOSED
                        && !own
                        && firms.may(site.viewer(), side.other().action(), contract),
                change.state() == ChangeState.AGREED && firms.may(site.viewer(), Action.APPROVE_CHANGE, contract),
                open && firms.may(site.viewer(), side.action(), contract),
                open
                        && limits.needsNotice()
                        && stands.isMissing()
                        && firms.may(site.viewer(), Action.DRAFT_NOTICE, contract));
        return new ChangePage(
                site,
                head.project(),
                contract,
                head.number(),
                change,
                row.getString("reason"),
                side,
                limits,
                items(change.id()),
                photos,
                said(change.id(), row.getObject("proposed_by", UUID.class), change.at()),
                stands,
                may,
                agree,
                approve);
    }

    private List<ChangePage.ItemRow> items(UUID change) {
        return db.sql("select * from works.change_item where change_id = ? order by length(number), number")
                .param(change)
                .query((row, _) -> new ChangePage.ItemRow(
                        row.getString("number"),
                        row.getString("title"),
                        row.getObject("contract_line_id") == null,
                        quantity(row, "quantity_milli"),
                        new Money(row.getLong("price_fen")),
                        new Money(row.getLong("amount_fen")),
                        row.getString("basis")))
                .list();
    }

    private List<ChangePage.Said> said(UUID change, UUID proposer, Instant at) {
        var steps = db.sql(
                        "select to_state, by_person, remark, at from works.change_step where change_id = ? order by at")
                .param(change)
                .query((row, _) -> new Step(
                        ChangeState.valueOf(row.getString("to_state")),
                        row.getObject("by_person", UUID.class),
                        row.getString("remark"),
                        row.getTimestamp("at").toInstant()))
                .list();
        var all = new java.util.ArrayList<Step>();
        all.add(new Step(ChangeState.PROPOSED, proposer, "", at));
        all.addAll(steps);
        var names = people.namesOf(all.stream().map(Step::by).toList(), Audience.STAFF);
        return all.stream()
                .map(step ->
                        new ChangePage.Said(step.to(), names.getOrDefault(step.by(), ""), step.remark(), step.at()))
                .toList();
    }

    private static ChangePage.Row row(ResultSet row) throws SQLException {
        return new ChangePage.Row(
                row.getObject("id", UUID.class),
                row.getString("code"),
                ChangeState.valueOf(row.getString("state")),
                new Money(row.getLong("amount_fen")),
                row.getTimestamp("proposed_at").toInstant(),
                row.getString("reason"));
    }

    private static Quantity quantity(ResultSet row, String column) throws SQLException {
        return new Quantity(row.getLong(column), Unit.valueOf(row.getString("unit")));
    }

    private record Step(ChangeState to, UUID by, String remark, Instant at) {}
}
