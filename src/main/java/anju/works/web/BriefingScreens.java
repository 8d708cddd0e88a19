package anju.works.web;

import anju.access.Action;
import anju.site.Form;
import anju.site.Site;
import anju.works.BriefingKind;
import anju.works.Firms;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of trainings and briefings. */
@Component
class BriefingScreens {
    private final JdbcClient db;
    private final Firms firms;
    private final ProgressScreens contracts;

    BriefingScreens(JdbcClient db, Firms firms, ProgressScreens contracts) {
        this.db = db;
        this.firms = firms;
        this.contracts = contracts;
    }

    BriefingPage list(Site site, UUID contract) {
        var head = contracts.head(site, contract);
        var rows = db.sql("""
                select b.code, b.kind, coalesce(l.number || ' ' || l.title, '') as line, b.held_on, b.topic, b.giver, b.people, b.passed, b.sheet_id as sheet
                  from works.briefing b left join works.contract_line l on l.id = b.contract_line_id
                 where b.contract_id = ? order by b.held_on desc, b.code desc""").param(contract).query(BriefingPage.Row.class).list();
        var untold = db.sql("select kind from works.untold(?, 'infinity') kind")
                .param(contract)
                .query(BriefingKind.class)
                .list();
        return new BriefingPage(
                site,
                head.project(),
                contract,
                head.number(),
                rows,
                untold,
                rows.stream()
                        .filter(row -> row.kind() == BriefingKind.ENTRY_TRAINING)
                        .mapToInt(BriefingPage.Row::passed)
                        .sum(),
                db.sql("select coalesce(max(headcount), 0) from works.log_now where contract_id = ?")
                        .param(contract)
                        .query(Integer.class)
                        .single(),
                firms.may(site.viewer(), Action.SIGN_AS_CONTRACTOR, contract));
    }

    BriefingPage.Entry entry(Site site, UUID contract, Form form) {
        var head = contracts.head(site, contract);
        return new BriefingPage.Entry(site, head.project(), contract, head.number(), form, contracts.lines(contract));
    }
}
