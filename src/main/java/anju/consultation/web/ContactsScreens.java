package anju.consultation.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.access.Role;
import anju.city.City;
import anju.consultation.ConsultationRules;
import anju.consultation.OfficeKind;
import anju.consultation.Standing;
import anju.consultation.TeamTask;
import anju.policy.Policy;
import anju.registry.Compound;
import anju.registry.Registry;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a compound's offices and micro-grids. */
@Component
class ContactsScreens {
    static final String GIVE = "consultation.office";
    static final String END = "consultation.office-end";
    static final String DRAW = "consultation.grid";
    static final String SPLIT = "consultation.grid-split";

    private final JdbcClient db;
    private final Registry registry;
    private final Policy policy;
    private final People people;

    ContactsScreens(JdbcClient db, Registry registry, Policy policy, People people) {
        this.db = db;
        this.registry = registry;
        this.policy = policy;
        this.people = people;
    }

    Compound compound(Site site, UUID id, Action action) {
        var compound = registry.compound(id).orElseThrow(NotThere::new);
        site.viewer().require(action, compound.path());
        return compound;
    }

    ContactsPage page(Site site, Compound compound, Form sent) {
        boolean mayGive = site.viewer().may(Action.FORM_GROUP, compound.path());
        var rule = policy.rules(
                        ConsultationRules.class, compound.path(), City.current().today())
                .microGrid();
        return new ContactsPage(
                site,
                compound.id(),
                compound.name(),
                community(compound),
                officers(compound.id()),
                buildings(compound.id()),
                grids(site, compound.id()),
                free(site, compound.id()),
                rule.householdsMin(),
                rule.householdsMax(),
                mayGive,
                mayGive ? candidates(compound) : List.of(),
                sent.key().equals(GIVE) ? sent : Form.empty(GIVE),
                sent.key().equals(END) ? sent : Form.empty(END),
                sent.key().equals(DRAW) ? sent : Form.empty(DRAW),
                sent.key().equals(SPLIT) ? sent : Form.empty(SPLIT));
    }

    private String community(Compound compound) {
        return db.sql("select name from city.area where id = ?")
                .param(compound.areaId())
                .query(String.class)
                .single();
    }

    private List<ContactsPage.Officer> officers(UUID compound) {
        record Row(
                UUID id,
                OfficeKind kind,
                @Nullable UUID of,
                @Nullable Standing standing,
                @Nullable TeamTask task,
                UUID personId) {}
        var rows = db.sql("""
                select id, kind, coalesce(building_id, micro_grid_id) as of, standing, task, person_id
                  from consultation.office_now where compound_id = ? order by given_at, id""").param(compound).query(Row.class).list();
        var names = people.namesOf(rows.stream().map(Row::personId).toList(), Audience.STAFF);
        return rows.stream()
                .map(row -> new ContactsPage.Officer(
                        row.id, row.kind, row.of, row.standing, row.task, names.getOrDefault(row.personId, "")))
                .toList();
    }

    private List<ContactsPage.Building> buildings(UUID compound) {
        return db.sql("""
                select b.id, b.number,
                       (select count(*) from registry.part_now p where p.building_id = b.id and p.use = 'DWELLING') as households
                  from registry.building_now b where b.compound_id = ? order by length(b.number), b.number""").param(compound).query(ContactsPage.Building.class).list();
    }

    private List<ContactsPage.Grid> grids(Site site, UUID compound) {
        record Grid(UUID id, String name, int households) {}
        return db
                .sql("select id, name, households from consultation.micro_grid_now where compound_id = ? order by name")
                .param(compound)
                .query(Grid.class)
                .list()
                .stream()
                .map(grid -> new ContactsPage.Grid(grid.id, grid.name, grid.households, stairwells(site, """
                                s.id in (select x.stairwell_id from consultation.micro_grid_stairwell x where x.micro_grid_id = ?)""", grid.id)))
                .toList();
    }

    private List<ContactsPage.Stairwell> free(Site site, UUID compound) {
        return stairwells(site, """
                s.compound_id = ?
                   and not exists (select from consultation.micro_grid_stairwell x
                                     join consultation.micro_grid_now g on g.id = x.micro_grid_id where x.stairwell_id = s.id)""", compound);
    }

    private List<ContactsPage.Stairwell> stairwells(Site site, String which, UUID value) {
        return db.sql("""
                select s.id, s.building_number, s.number,
                       (select count(*) from registry.part_now p where p.stairwell_id = s.id and p.use = 'DWELLING') as households
                  from registry.stairwell_now s where
                """ + which
                        + " order by length(s.building_number), s.building_number, length(s.number), s.number")
                .param(value)
                .query((row, _) -> new ContactsPage.Stairwell(
                        row.getObject("id", UUID.class),
                        site.text(
                                "consultation.contacts.stairwell",
                                row.getString("building_number"),
                                row.getString("number")),
                        row.getInt("households")))
                .list();
    }

    /** Neighbours by their door, then those who work for the place. */
    private List<Option> candidates(Compound compound) {
        record Row(UUID personId, String door) {}
        var doors = new LinkedHashMap<UUID, String>();
        db.sql("select person_id, door from consultation.neighbour where compound_id = ? order by length(door), door")
                .param(compound.id())
                .query(Row.class)
                .list()
                .forEach(row -> doors.put(row.personId, row.door));
        for (var role : List.of(Role.COMMUNITY_WORKER, Role.GRID_WORKER)) {
            people.holding(role, compound.path()).forEach(person -> doors.putIfAbsent(person, ""));
        }
        var names = people.namesOf(doors.keySet(), Audience.STAFF);
        var options = new ArrayList<Option>();
        doors.forEach((person, door) ->
                options.add(new Option(person.toString(), (door + " " + names.getOrDefault(person, "")).strip())));
        return options;
    }
}
