package anju.fund.web;

import anju.access.Action;
import anju.city.City;
import anju.fund.Source;
import anju.fund.Sources;
import anju.fund.web.CommitmentPages.Commitment;
import anju.fund.web.CommitmentPages.Lot;
import anju.fund.web.CommitmentPages.NewPromise;
import anju.fund.web.CommitmentPages.Overview;
import anju.fund.web.CommitmentPages.Reservation;
import anju.fund.web.CommitmentPages.Row;
import anju.fund.web.CommitmentPages.Tranche;
import anju.money.Money;
import anju.plan.ItemClass;
import anju.site.Column;
import anju.site.Form;
import anju.site.Listing;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of money promised. */
@Component
class CommitmentScreens {
    static final Listing<Row> ROWS = Listing.of(
            "fund.commitments",
            "code",
            Column.text("code", Row::code),
            Column.text("source", Row::source),
            Column.text("funder", Row::funder),
            Column.text("document", Row::documentNumber),
            Column.figure("total", Row::total),
            Column.figure("received", Row::received),
            Column.figure("reserved", Row::reserved),
            Column.figure("earmarked", Row::earmarked),
            Column.figure("spent", Row::spent),
            Column.text("next", Row::next));

    private final JdbcClient db;
    private final FundsScreens funds;
    private final ContributionScreens contributions;
    private final Sources sources;

    CommitmentScreens(JdbcClient db, FundsScreens funds, ContributionScreens contributions, Sources sources) {
        this.db = db;
        this.funds = funds;
        this.contributions = contributions;
        this.sources = sources;
    }

    Overview overview(Site site, UUID id) {
        var project = funds.project(site, id);
        return new Overview(
                site,
                project,
                rows(site, id),
                contributions.given(site, id),
                contributions.rows(site, id),
                site.viewer().may(Action.RECEIVE_LOT));
    }

    List<Row> rows(Site site, UUID project) {
        return rows(site, project, "c.project_id = :id", project);
    }

    private List<Row> rows(Site site, UUID project, String where, UUID id) {
        return db.sql("""
                select c.*, (select min(t.planned_on) from fund.tranche_now t
                              where t.commitment_id = c.id and not t.ended and t.received_fen < t.amount_fen) as next_on
                  from fund.commitment_now c where\s""" + where + " order by c.code")
                .param("id", id)
                .query((row, _) -> {
                    var next = row.getObject("next_on", LocalDate.class);
                    return new Row(
                            row.getObject("id", UUID.class),
                            row.getString("code"),
                            sources.name(site, project, Source.valueOf(row.getString("source"))),
                            row.getString("funder"),
                            row.getString("document_number"),
                            new Money(row.getLong("total_fen")),
                            new Money(row.getLong("received_fen")),
                            new Money(row.getLong("earmarked_fen")),
                            new Money(row.getLong("reserved_fen")),
                            new Money(row.getLong("spent_fen")),
                            next,
                            next != null && next.isBefore(City.current().today()),
                            row.getString("state").equals("ENDED"));
                })
                .list();
    }

    NewPromise blank(Site site, UUID project, Form form) {
        var names = new ArrayList<>(
                Arrays.stream(ItemClass.values()).map(Enum::name).toList());
        names.addAll(List.of("OPERATION", "UPKEEP"));
        return new NewPromise(
                site,
                funds.project(site, project),
                form,
                sources.options(site, project),
                names.stream()
                        .map(name -> new Option(name, site.text("fund.purpose." + name)))
                        .toList(),
                IntStream.rangeClosed(1, PromiseForm.TRANCHES).boxed().toList());
    }

    /** The undertaking of a commitment, a tranche's commitment or a reservation's, for whoever may see its books. */
    UUID projectOf(Site site, UUID commitment) {
        var project = db.sql("select project_id from fund.commitment where id = ?")
                .param(commitment)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotThere::new);
        funds.project(site, project);
        return project;
    }

    UUID ofReservation(UUID reservation) {
        return db.sql("select commitment_id from fund.reservation where id = ?")
                .param(reservation)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotThere::new);
    }

    Commitment commitment(Site site, UUID id, Form... failed) {
        var project = projectOf(site, id);
        var row = rows(site, project, "c.id = :id", id).getFirst();
        var tranches = tranches(id);
        boolean open = !row.ended();
        var coming = tranches.stream().filter(it -> it.toCome().isPositive()).toList();
        boolean mayReserve = open
                && site.viewer().may(Action.ALLOCATE)
                && sources.mayReserve(project)
                && row.total().minus(row.received()).minus(row.reserved()).isPositive();
        var head = db.sql("select earmark, use_by from fund.commitment where id = ?")
                .param(id)
                .query(Head.class)
                .single();
        var purposes = db.sql("select purpose from fund.commitment_purpose where commitment_id = ? order by purpose")
                .param(id)
                .query(String.class)
                .list();
        var reservations = reservations(site, id, failed);
        var arrive =
                open && !coming.isEmpty() && site.viewer().may(Action.RECEIVE_LOT) ? form("fund.arrive", failed) : null;
        var reserve = mayReserve ? form("fund.reserve", failed) : null;
        var end = open && site.viewer().may(Action.RECEIVE_LOT) ? form("fund.end", failed) : null;
        var shown = Stream.concat(
                        Stream.of(arrive, reserve, end), reservations.stream().map(Reservation::drop))
                .filter(Objects::nonNull)
                .map(Form::key)
                .toList();
        return new Commitment(
                site,
                funds.project(site, project),
                id,
                row,
                funds.purposes(site, purposes.toArray(String[]::new)),
                head.earmark,
                head.useBy,
                tranches,
                reservations,
                arrive,
                coming.stream()
                        .map(it -> new Option(
                                it.id().toString(),
                                site.text("fund.arrive.option", it.number(), it.plannedOn(), it.toCome())))
                        .toList(),
                reserve,
                items(site, project),
                end,
                Stream.of(failed)
                        .filter(form -> !shown.contains(form.key()))
                        .findFirst()
                        .orElseGet(() -> Form.empty("fund.commitment")));
    }

    private static Form form(String key, Form... failed) {
        return Stream.of(failed)
                .filter(form -> form.key().equals(key))
                .findFirst()
                .orElseGet(() -> Form.empty(key));
    }

    private List<Option> items(Site site, UUID project) {
        return db.sql(
                        "select id, number, title from plan.item_now where project_id = ? and not withdrawn order by number")
                .param(project)
                .query((row, _) -> new Option(
                        row.getString("id"),
                        site.text("fund.reserve.option", row.getInt("number"), row.getString("title"))))
                .list();
    }

    private List<Tranche> tranches(UUID commitment) {
        return db.sql("""
                select id, number, planned_on, amount_fen, received_fen,
                       not ended and received_fen < amount_fen and planned_on < :today as late
                  from fund.tranche_now where commitment_id = :id order by number""")
                .param("id", commitment)
                .param("today", Date.valueOf(City.current().today()))
                .query((row, _) -> new Tranche(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        row.getObject("planned_on", LocalDate.class),
                        new Money(row.getLong("amount_fen")),
                        new Money(row.getLong("received_fen")),
                        lots(row.getObject("id", UUID.class)),
                        row.getBoolean("late")))
                .list();
    }

    private List<Lot> lots(UUID tranche) {
        return db.sql("""
                select l.id, l.code, l.document_number, l.received_on, l.received_fen, l.state = 'REVERSED' as reversed
                  from fund.tranche_lot r join fund.lot l on l.id = r.lot_id where r.tranche_id = ? order by l.code""")
                .param(tranche)
                .query((row, _) -> new Lot(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getString("document_number"),
                        row.getObject("received_on", LocalDate.class),
                        new Money(row.getLong("received_fen")),
                        row.getBoolean("reversed")))
                .list();
    }

    private List<Reservation> reservations(Site site, UUID commitment, Form... failed) {
        boolean may = site.viewer().may(Action.ALLOCATE);
        return db.sql("""
                select r.id, i.number, i.title, r.amount_fen, r.state
                  from fund.reservation r join plan.item_now i on i.id = r.item_id
                 where r.commitment_id = ? order by r.made_at, r.id""")
                .param(commitment)
                .query((row, _) -> new Reservation(
                        row.getObject("id", UUID.class),
                        site.text("fund.reserve.option", row.getInt("number"), row.getString("title")),
                        new Money(row.getLong("amount_fen")),
                        row.getString("state"),
                        may && row.getString("state").equals("STANDING") ? form("fund.drop", failed) : null))
                .list();
    }

    record Head(
            String earmark,
            @org.jspecify.annotations.Nullable LocalDate useBy) {}
}
