package anju.programme.web;

import anju.access.Action;
import anju.city.City;
import anju.money.Area;
import anju.money.Money;
import anju.programme.web.ProgrammePage.BatchRow;
import anju.programme.web.ProgrammePage.CompoundRow;
import anju.project.Stage;
import anju.project.StageLine;
import anju.site.Column;
import anju.site.Listing;
import anju.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a year of the programme for everybody. */
@Component
class YearScreens {
    static final Listing<CompoundRow> SHEET = Listing.of(
            "programme.year",
            "b.code, m.rank",
            Column.text("batch", CompoundRow::batch),
            Column.text("name", CompoundRow::name),
            Column.figure("rank", CompoundRow::rank),
            Column.figure("points", CompoundRow::points),
            Column.figure("households", CompoundRow::households),
            Column.figure("area", CompoundRow::area),
            Column.figure("estimated", CompoundRow::estimated),
            Column.text("stage", CompoundRow::stage));

    private final JdbcClient db;
    private final StageLine line;

    YearScreens(JdbcClient db, StageLine line) {
        this.db = db;
        this.line = line;
    }

    /** @param year none: the latest with a batch, or this one */
    ProgrammePage year(Site site, @Nullable Integer year) {
        var years = db.sql("select distinct year from programme.batch order by year desc")
                .query(Integer.class)
                .list();
        int shown =
                year != null ? year : years.isEmpty() ? City.current().today().getYear() : years.getFirst();
        var batches = batches(site, shown);
        var standing = batches.stream()
                .filter(batch -> batch.withdrawnFor() == null)
                .flatMap(batch -> batch.compounds().stream())
                .toList();
        return new ProgrammePage(
                site,
                shown,
                years,
                batches,
                standing.size(),
                standing.stream().mapToLong(CompoundRow::households).sum(),
                standing.stream().map(CompoundRow::area).reduce(Area.ZERO, Area::plus),
                standing.stream().map(CompoundRow::estimated).reduce(Money.ZERO, Money::plus));
    }

    private List<BatchRow> batches(Site site, int year) {
        var rows = new ArrayList<BatchRow>();
        db.sql("""
                select b.id, b.code, b.name, a.name as place, a.path, b.announced_at, b.budget_fen, b.grounds, s.reason
                  from programme.batch b join city.area a on a.id = b.area_id
                  left join programme.batch_step s on s.batch_id = b.id
                 where b.year = ? order by b.announced_at, b.code""").param(year).query(row -> {
            var id = row.getObject("id", UUID.class);
            var withdrawn = row.getString("reason");
            boolean may = withdrawn == null && site.viewer().may(Action.ANNOUNCE_BATCH, row.getString("path"));
            var compounds = compounds(site, id, row.getString("code"));
            rows.add(new BatchRow(
                    id,
                    row.getString("code"),
                    row.getString("name"),
                    row.getString("place"),
                    row.getTimestamp("announced_at")
                            .toInstant()
                            .atZone(City.ZONE)
                            .toLocalDate(),
                    new Money(row.getLong("budget_fen")),
                    compounds.stream().map(CompoundRow::estimated).reduce(Money.ZERO, Money::plus),
                    row.getString("grounds"),
                    withdrawn,
                    may,
                    compounds));
        });
        return rows;
    }

    private List<CompoundRow> compounds(Site site, UUID batch, String code) {
        return db.sql("""
                select m.compound_id, c.name, m.rank, m.points, m.households, m.area_x100, m.estimated_fen, p.id as project, p.state
                  from programme.batch_compound m
                  join registry.compound_now c on c.id = m.compound_id
                  left join lateral project.latest(m.compound_id) p on true
                 where m.batch_id = ? order by m.rank""")
                .param(batch)
                .query((row, _) -> {
                    var project = row.getObject("project", UUID.class);
                    return new CompoundRow(
                            row.getObject("compound_id", UUID.class),
                            row.getString("name"),
                            row.getInt("rank"),
                            row.getInt("points"),
                            row.getInt("households"),
                            new Area(row.getLong("area_x100")),
                            new Money(row.getLong("estimated_fen")),
                            project == null ? "" : line.name(site, project, Stage.valueOf(row.getString("state"))),
                            code);
                })
                .list();
    }
}
