package anju.works.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.city.City;
import anju.money.Fraction;
import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.project.Project;
import anju.project.Projects;
import anju.registry.OrganisationKind;
import anju.registry.Organisations;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import anju.works.AcceptanceKind;
import anju.works.AcceptanceState;
import anju.works.Accepting;
import anju.works.Firms;
import anju.works.Opinion;
import anju.works.Party;
import anju.works.Procurement;
import anju.works.WorksRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of contracts and acceptances. */
@Component
public class WorksScreens {
    private final JdbcClient db;
    private final Firms firms;
    private final Projects projects;
    private final Organisations organisations;
    private final Policy policy;
    private final People people;
    private final StageNotes stages;

    WorksScreens(
            JdbcClient db,
            Firms firms,
            Projects projects,
            Organisations organisations,
            Policy policy,
            People people,
            StageNotes stages) {
        this.db = db;
        this.firms = firms;
        this.projects = projects;
        this.organisations = organisations;
        this.policy = policy;
        this.people = people;
        this.stages = stages;
    }

    public Project project(Site site, UUID id) {
        var project = projects.byId(id).orElseThrow(NotThere::new);
        projects.require(site.viewer(), Action.SEE_BOOKS, id);
        return project;
    }

    /** A firm's people see those of their own firm. */
    List<ContractsPage.Row> contracts(Site site, UUID project) {
        return db
                .sql("""
                select c.id, c.code, c.number, o.name, c.signed_on,
                       (select sum(div(l.quantity_milli::numeric * l.price_fen, 1000)) from works.contract_line l where l.contract_id = c.id) as total,
                       (select coalesce(sum(a.value_fen), 0) from works.accepted a where a.contract_id = c.id and a.state = 'PASSED') as accepted
                  from works.contract c join registry.organisation o on o.id = c.contractor_id
                 where c.project_id = ? order by c.signed_on, c.code""")
                .param(project)
                .query((row, _) -> new ContractsPage.Row(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getString("number"),
                        row.getString("name"),
                        row.getObject("signed_on", LocalDate.class),
                        new Money(row.getLong("total")),
                        new Money(row.getLong("accepted"))))
                .list()
                .stream()
                .filter(row -> firms.may(site.viewer(), Action.SEE_BOOKS, row.id()))
                .toList();
    }

    public ContractFormPage contractForm(Site site, UUID id, Form form) {
        var project = project(site, id);
        var rules = policy.rules(
                WorksRules.class, projects.paths(id).getFirst(), City.current().today());
        var items = db.sql("""
                select i.id, i.number, i.title, i.catalogue_code, i.unit, i.quantity_milli,
                       (select coalesce(sum(a.amount_fen), 0) from fund.allocation_now a where a.item_id = i.id and a.state = 'SET_ASIDE')
                       - (select coalesce(sum(div(l.quantity_milli::numeric * l.price_fen, 1000)), 0) from works.contract_line l where l.item_id = i.id) as free_fen
                  from plan.item_now i where i.project_id = ? and not i.withdrawn order by i.number""")
                .param(id)
                .query((row, _) -> new ContractFormPage.ItemRow(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        row.getString("title"),
                        quantity(row, "quantity_milli"),
                        new Money(row.getLong("free_fen")),
                        rules.warrantyMonths(row.getString("catalogue_code"))))
                .list();
        return new ContractFormPage(
                site,
                project,
                rules,
                form,
                organisations(OrganisationKind.CONTRACTOR),
                organisations(OrganisationKind.SUPERVISOR),
                items,
                stages.note(site, id, GateCondition.CONTRACT_SIGNED));
    }

    private List<Option> organisations(OrganisationKind kind) {
        return organisations.ofKind(kind).stream()
                .map(each -> new Option(each.id().toString(), each.name()))
                .toList();
    }

    public ContractPage contract(Site site, UUID id) {
        return db.sql("""
                select c.*, b.name as contractor, s.name as supervisor
                  from works.contract c
                  join registry.organisation b on b.id = c.contractor_id
                  join registry.organisation s on s.id = c.supervisor_id
                 where c.id = ?""")
                .param(id)
                .query((row, _) -> new ContractPage(
                        site,
                        project(site, row.getObject("project_id", UUID.class)),
                        id,
                        row.getString("code"),
                        row.getString("number"),
                        row.getString("contractor"),
                        row.getString("supervisor"),
                        Procurement.valueOf(row.getString("procurement")),
                        new Fraction(row.getLong("progress_numerator"), row.getLong("progress_denominator")),
                        row.getObject("signed_on", LocalDate.class),
                        lines(id),
                        acceptances(id),
                        firms.may(site.viewer(), Action.MEASURE, id)))
                .optional()
                .orElseThrow(NotThere::new);
    }

    private List<ContractPage.LineRow> lines(UUID contract) {
        return db.sql("""
                select l.number, l.title, i.number as item_number, i.title as item_title, l.unit, l.signed_milli, l.quantity_milli, l.price_fen,
                       l.warranty_months,
                       (select coalesce(sum(a.quantity_milli), 0) from works.accepted a
                         where a.contract_line_id = l.id and a.state = 'PASSED') as accepted_milli,
                       (select array_agg(t.code order by t.code) from works.contract_line_allocation f
                          join fund.allocation_now a on a.id = f.allocation_id join fund.lot t on t.id = a.lot_id
                         where f.contract_line_id = l.id) as sources
                  from works.contract_line l join plan.item_now i on i.id = l.item_id
                 where l.contract_id = ? order by length(l.number), l.number""")
                .param(contract)
                .query((row, _) -> new ContractPage.LineRow(
                        row.getString("number"),
                        row.getString("title"),
                        row.getInt("item_number"),
                        row.getString("item_title"),
                        quantity(row, "signed_milli"),
                        quantity(row, "quantity_milli"),
                        new Money(row.getLong("price_fen")),
                        quantity(row, "accepted_milli"),
                        row.getInt("warranty_months"),
                        List.of((String[]) row.getArray("sources").getArray())))
                .list();
    }

    private List<ContractPage.AcceptanceRow> acceptances(UUID contract) {
        return db.sql("""
                select a.id, a.code, a.occurred_on, a.state,
                       (select count(*) from works.acceptance_signature s where s.acceptance_id = a.id) as signatures,
                       (select sum(l.value_fen) from works.accepted l where l.acceptance_id = a.id) as value_fen
                  from works.acceptance a where a.contract_id = ? order by a.recorded_at desc""")
                .param(contract)
                .query((row, _) -> new ContractPage.AcceptanceRow(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getObject("occurred_on", LocalDate.class),
                        AcceptanceState.valueOf(row.getString("state")),
                        row.getInt("signatures"),
                        new Money(row.getLong("value_fen"))))
                .list();
    }

    MeasurePage measure(Site site, UUID contract, Form form) {
        var found = contract(site, contract);
        var buildings =
                db.sql("""
                select distinct b.id, b.number, length(b.number) as digits
                  from project.place p
                  join registry.building b on b.compound_id = p.compound_id and (p.building_id is null or p.building_id = b.id)
                 where p.project_id = ? order by digits, b.number""").param(found.project().id()).query(Building.class).list();
        var lines = new ArrayList<MeasurePage.LineRow>();
        for (var line : openLines(contract)) {
            var places = new ArrayList<MeasurePage.PlaceRow>();
            int first = lines.size() * (buildings.size() + 1);
            for (var building : buildings) {
                places.add(new MeasurePage.PlaceRow(
                        first + places.size(),
                        line.id(),
                        building.id(),
                        site.text("works.measure.building", building.number())));
            }
            places.add(
                    new MeasurePage.PlaceRow(first + places.size(), line.id(), null, site.text("works.measure.whole")));
            lines.add(new MeasurePage.LineRow(line.id(), line.number(), line.title(), line.left(), places));
        }
        return new MeasurePage(
                site,
                found.project(),
                contract,
                found.code(),
                form,
                site.options(AcceptanceKind.class),
                lines,
                stages.note(site, found.project().id(), GateCondition.WORKS_ACCEPTED));
    }

    private List<OpenLine> openLines(UUID contract) {
        return db.sql("""
                select l.id, l.number, l.title, l.unit,
                       l.quantity_milli - (select coalesce(sum(a.quantity_milli), 0) from works.accepted a
                                            where a.contract_line_id = l.id and a.state in ('OPEN', 'PASSED')) as left_milli
                  from works.contract_line l where l.contract_id = ? order by length(l.number), l.number""")
                .param(contract)
                .query((row, _) -> new OpenLine(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getString("title"),
                        quantity(row, "left_milli")))
                .list();
    }

    AcceptancePage acceptance(Site site, UUID id, Form sign, Form reverse) {
        return db.sql("""
                select a.id, a.code, a.kind, a.occurred_on, a.state, c.id as contract_id, c.code as contract_code, c.project_id,
                       c.edition_id,
                       coalesce((select s.reason from works.acceptance_step s where s.acceptance_id = a.id order by s.at desc limit 1), '') as reason
                  from works.acceptance a join works.contract c on c.id = a.contract_id where a.id = ?""")
                .param(id)
                .query((row, _) -> acceptance(site, row, sign, reverse))
                .optional()
                .orElseThrow(NotThere::new);
    }

    private AcceptancePage acceptance(Site site, ResultSet row, Form sign, Form reverse) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var project = project(site, row.getObject("project_id", UUID.class));
        var rules = policy.rules(WorksRules.class, row.getObject("edition_id", UUID.class));
        var parties = parties(site, id, rules);
        var state = AcceptanceState.valueOf(row.getString("state"));
        return new AcceptancePage(
                site,
                project,
                id,
                row.getString("code"),
                row.getObject("contract_id", UUID.class),
                row.getString("contract_code"),
                AcceptanceKind.valueOf(row.getString("kind")),
                row.getObject("occurred_on", LocalDate.class),
                state,
                row.getString("reason"),
                acceptedLines(site, id),
                parties,
                state == AcceptanceState.OPEN
                        ? mayAs(site, row.getObject("contract_id", UUID.class), id, rules)
                        : List.of(),
                state == AcceptanceState.PASSED && site.viewer().may(Action.REVERSE_ACCEPTANCE),
                sign,
                reverse);
    }

    private List<AcceptancePage.LineRow> acceptedLines(Site site, UUID acceptance) {
        return db.sql("""
                select l.number, l.title, b.number as building, a.quantity_milli, a.unit, a.price_fen, a.value_fen, a.warranty_until_on
                  from works.accepted a
                  join works.contract_line l on l.id = a.contract_line_id
                  left join registry.building b on b.id = a.building_id
                 where a.acceptance_id = ? order by length(l.number), l.number, length(b.number), b.number nulls last""")
                .param(acceptance)
                .query((row, _) -> new AcceptancePage.LineRow(
                        row.getString("number"),
                        row.getString("title"),
                        row.getString("building") == null
                                ? site.text("works.measure.whole")
                                : site.text("works.measure.building", row.getString("building")),
                        quantity(row, "quantity_milli"),
                        new Money(row.getLong("price_fen")),
                        new Money(row.getLong("value_fen")),
                        row.getObject("warranty_until_on", LocalDate.class)))
                .list();
    }

    private List<AcceptancePage.SignatureRow> parties(Site site, UUID acceptance, WorksRules rules) {
        var signed = signed(acceptance);
        var names = people.namesOf(signed.values().stream().map(Signed::person).toList(), Audience.STAFF);
        return Arrays.stream(Party.values())
                .map(party -> {
                    var name = Objects.requireNonNull(rules.parties().get(party))
                            .in(site.words().locale());
                    var by = signed.get(party);
                    return by == null
                            ? new AcceptancePage.SignatureRow(name, "", null, "", null)
                            : new AcceptancePage.SignatureRow(
                                    name, names.getOrDefault(by.person(), ""), by.opinion(), by.remark(), by.at());
                })
                .toList();
    }

    private Map<Party, Signed> signed(UUID acceptance) {
        var signed = new HashMap<Party, Signed>();
        db.sql(
                        "select party, person_id, opinion, remark, signed_at from works.acceptance_signature where acceptance_id = ?")
                .param(acceptance)
                .query(row -> {
                    signed.put(
                            Party.valueOf(row.getString("party")),
                            new Signed(
                                    row.getObject("person_id", UUID.class),
                                    Opinion.valueOf(row.getString("opinion")),
                                    row.getString("remark"),
                                    row.getTimestamp("signed_at").toInstant()));
                });
        return signed;
    }

    /** The parties this viewer may still sign for; none for whoever has signed. */
    private List<Option> mayAs(Site site, UUID contract, UUID acceptance, WorksRules rules) {
        var signed = signed(acceptance);
        if (signed.values().stream()
                .anyMatch(by -> by.person().equals(site.viewer().personId()))) {
            return List.of();
        }
        return Arrays.stream(Party.values())
                .filter(party -> !signed.containsKey(party))
                .filter(party -> firms.may(site.viewer(), Accepting.actionOf(party), contract))
                .map(party -> new Option(
                        party.name(),
                        Objects.requireNonNull(rules.parties().get(party))
                                .in(site.words().locale())))
                .toList();
    }

    private static Quantity quantity(ResultSet row, String column) throws SQLException {
        return new Quantity(row.getLong(column), Unit.valueOf(row.getString("unit")));
    }

    private record Building(UUID id, String number) {}

    private record OpenLine(UUID id, String number, String title, Quantity left) {}

    private record Signed(UUID person, Opinion opinion, String remark, java.time.Instant at) {}
}
