package anju.fund.web;

import anju.access.Action;
import anju.fund.ContributionKind;
import anju.fund.Sources;
import anju.fund.Valuation;
import anju.fund.web.CommitmentPages.Contribution;
import anju.fund.web.CommitmentPages.ContributionRow;
import anju.fund.web.CommitmentPages.Given;
import anju.fund.web.CommitmentPages.NewGift;
import anju.money.Money;
import anju.site.Column;
import anju.site.Form;
import anju.site.Listing;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of what is given that is not cash. */
@Component
class ContributionScreens {
    static final List<String> PURPOSES = List.of("WORKS", "OPERATION", "UPKEEP");
    static final Listing<ContributionRow> ROWS = Listing.of(
            "fund.contributions",
            "code",
            Column.text("code", ContributionRow::code),
            Column.text("kind", ContributionRow::kind),
            Column.text("what", ContributionRow::what),
            Column.text("giver", ContributionRow::giver),
            Column.text("purpose", ContributionRow::purpose),
            Column.text("valuation", ContributionRow::valuation),
            Column.figure("value", ContributionRow::value),
            Column.text("on", ContributionRow::givenOn));

    private static final String SELECT = """
            select c.*, o.name as organisation, i.number, i.title
              from fund.contribution c
              left join registry.organisation o on o.id = c.organisation_id
              left join plan.item_now i on i.id = c.item_id
             where\s""";

    private final JdbcClient db;
    private final FundsScreens funds;
    private final Sources sources;

    ContributionScreens(JdbcClient db, FundsScreens funds, Sources sources) {
        this.db = db;
        this.funds = funds;
        this.sources = sources;
    }

    /** Each kind on its own, cash first; they are never added up. */
    List<Given> given(Site site, UUID project) {
        return db.sql("""
                select kind, times, value_fen, minutes from fund.given where project_id = ?
                 order by array_position(array['CASH', 'IN_KIND', 'LABOUR', 'OWN_WORKS', 'PRIVATE'], kind)""")
                .param(project)
                .query((row, _) -> new Given(
                        row.getString("kind"),
                        row.getLong("times"),
                        new Money(row.getLong("value_fen")),
                        hours(row.getObject("minutes", Long.class))))
                .list();
    }

    List<ContributionRow> rows(Site site, UUID project) {
        return db.sql(SELECT + "c.project_id = ? order by c.code")
                .param(project)
                .query((row, _) -> row(site, row))
                .list();
    }

    private static ContributionRow row(Site site, ResultSet row) throws SQLException {
        var organisation = row.getString("organisation");
        return new ContributionRow(
                row.getObject("id", UUID.class),
                row.getString("code"),
                site.text("fund.kind." + row.getString("kind")),
                row.getString("what"),
                organisation == null ? site.text("fund.give.residents", row.getInt("people")) : organisation,
                site.text("fund.purpose." + row.getString("purpose")),
                site.text("fund.valuation." + row.getString("valuation")),
                new Money(row.getLong("value_fen")),
                row.getObject("given_on", LocalDate.class),
                row.getString("state").equals("REVERSED"));
    }

    private static @Nullable String hours(@Nullable Long minutes) {
        return minutes == null
                ? null
                : BigDecimal.valueOf(minutes)
                        .divide(BigDecimal.valueOf(60), 1, RoundingMode.DOWN)
                        .toPlainString();
    }

    NewGift blank(Site site, UUID project, Form form) {
        return new NewGift(
                site,
                funds.project(site, project),
                form,
                Arrays.stream(ContributionKind.values())
                        .map(kind -> new Option(kind.name(), site.text("fund.kind." + kind)))
                        .toList(),
                PURPOSES.stream()
                        .map(purpose -> new Option(purpose, site.text("fund.purpose." + purpose)))
                        .toList(),
                db.sql(
                                "select id, number, title from plan.item_now where project_id = ? and not withdrawn order by number")
                        .param(project)
                        .query((row, _) -> new Option(
                                row.getString("id"),
                                site.text("fund.reserve.option", row.getInt("number"), row.getString("title"))))
                        .list(),
                db.sql("select id, name from registry.organisation order by name limit 500")
                        .query((row, _) -> new Option(row.getString("id"), row.getString("name")))
                        .list(),
                Arrays.stream(Valuation.values())
                        .filter(valuation -> valuation != Valuation.RATE)
                        .map(valuation -> new Option(valuation.name(), site.text("fund.valuation." + valuation)))
                        .toList(),
                sources.labourPerHour(project));
    }

    Contribution contribution(Site site, UUID id, Form form) {
        var project = db.sql("select project_id from fund.contribution where id = ?")
                .param(id)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotThere::new);
        var seen = funds.project(site, project);
        return db.sql(SELECT + "c.id = ?")
                .param(id)
                .query((row, _) -> {
                    long rate = row.getLong("rate_fen");
                    boolean may = row.getString("state").equals("RECORDED")
                            && site.viewer().may(Action.RECEIVE_LOT);
                    return new Contribution(
                            site,
                            seen,
                            row(site, row),
                            row.getString("title") == null
                                    ? null
                                    : site.text("fund.reserve.option", row.getInt("number"), row.getString("title")),
                            hours(row.getObject("minutes", Long.class)),
                            rate == 0 ? null : new Money(rate),
                            row.getString("document_number"),
                            site.text(row.getBoolean("named") ? "fund.give.is-named" : "fund.give.is-masked"),
                            may ? form : null,
                            may ? Form.empty(form.key()) : form);
                })
                .single();
    }
}
