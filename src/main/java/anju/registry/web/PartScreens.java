package anju.registry.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.access.Revealing;
import anju.money.Area;
import anju.registry.Basis;
import anju.registry.Compound;
import anju.registry.Organisation;
import anju.registry.Organisations;
import anju.registry.Part;
import anju.registry.Registry;
import anju.registry.Standing;
import anju.registry.Use;
import anju.site.Form;
import anju.site.Moment;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one door. Names are masked for whoever may not see people here; whole phones are opened and written down. */
@Component
class PartScreens {
    private final JdbcClient db;
    private final Registry registry;
    private final RegistryScreens compounds;
    private final Organisations organisations;
    private final People people;
    private final Revealing revealing;

    PartScreens(
            JdbcClient db,
            Registry registry,
            RegistryScreens compounds,
            Organisations organisations,
            People people,
            Revealing revealing) {
        this.db = db;
        this.registry = registry;
        this.compounds = compounds;
        this.organisations = organisations;
        this.people = people;
        this.revealing = revealing;
    }

    Part part(Site site, UUID id) {
        var part = registry.part(id).orElseThrow(NotThere::new);
        compounds.compound(site.viewer(), part.compoundId());
        return part;
    }

    PartPage page(Site site, UUID id, boolean reveal, Form... instead) {
        var part = part(site, id);
        var compound = compounds.compound(site.viewer(), part.compoundId());
        var viewer = site.viewer();
        return new PartPage(
                site,
                compound,
                part,
                areas(part),
                owners(site, part, compound, reveal),
                bound(site, part, compound),
                history(site, id),
                organisations.all().stream()
                        .map(organisation -> new Option(organisation.id().toString(), organisation.name()))
                        .toList(),
                viewer.may(Action.KEEP_REGISTRY, compound.path()),
                viewer.may(Action.SEE_PERSON, compound.path()),
                viewer.may(Action.BIND_RESIDENT, compound.path()),
                reveal,
                chosen("registry.area", instead),
                chosen("registry.use-change", instead),
                chosen("registry.transfer", instead));
    }

    private static Form chosen(String key, Form[] instead) {
        for (var form : instead) {
            if (form.key().equals(key)) {
                return form;
            }
        }
        return Form.empty(key);
    }

    private List<PartPage.AreaRow> areas(Part part) {
        record Row(String basis, long areaX100, LocalDate since) {}
        return db.sql("""
                select distinct on (basis) basis, area_x100, from_on as since from registry.part_area
                 where part_id = ? and state = 'STANDING' order by basis, from_on desc, recorded desc""").param(part.id()).query(Row.class).list().stream()
                .map(row -> {
                    var basis = Basis.valueOf(row.basis);
                    return new PartPage.AreaRow(basis, new Area(row.areaX100), row.since, basis == part.basis());
                })
                .sorted(java.util.Comparator.comparing(PartPage.AreaRow::basis))
                .toList();
    }

    private List<PartPage.Owner> owners(Site site, Part part, Compound compound, boolean reveal) {
        var owned = registry.ownersOf(part.id());
        var persons = owned.stream()
                .map(held -> held.holder().personId())
                .filter(Objects::nonNull)
                .toList();
        var viewer = site.viewer();
        var audience = viewer.may(Action.SEE_PERSON, compound.path()) ? Audience.STAFF : Audience.PUBLIC;
        var names = people.namesOf(persons, audience);
        var phones = reveal
                ? revealing.phones(viewer, persons, compound.path(), Revealing.Purpose.CHECK_OF_REGISTER)
                : people.phonesOf(persons, audience);
        var named = organisations.all().stream().collect(Collectors.toMap(Organisation::id, Organisation::name));
        return owned.stream()
                .map(held -> new PartPage.Owner(
                        held.holder().personId(),
                        name(held.holder().personId(), names, held.holder().organisationId(), named),
                        held.holder().personId() == null
                                ? ""
                                : phones.getOrDefault(held.holder().personId(), ""),
                        held.standing(),
                        held.numerator(),
                        held.denominator(),
                        held.represents(),
                        held.since()))
                .toList();
    }

    private static String name(
            @Nullable UUID person,
            Map<UUID, String> names,
            @Nullable UUID organisation,
            Map<UUID, String> organisations) {
        return person != null
                ? names.getOrDefault(person, "")
                : organisation == null ? "" : organisations.getOrDefault(organisation, "");
    }

    private List<PartPage.Bound> bound(Site site, Part part, Compound compound) {
        record Row(UUID person, String capacity) {}
        var rows = db.sql("""
                select person_id as person, capacity from registry.binding_now where part_id = ? order by bound_at""").param(part.id()).query(Row.class).list();
        var audience = site.viewer().may(Action.SEE_PERSON, compound.path()) ? Audience.STAFF : Audience.PUBLIC;
        var names = people.namesOf(rows.stream().map(Row::person).toList(), audience);
        return rows.stream()
                .map(row -> new PartPage.Bound(row.person, names.getOrDefault(row.person, ""), row.capacity))
                .toList();
    }

    /** Every fact about the door, newest first; names of owners are left to the list of owners. */
    private List<Moment> history(Site site, UUID id) {
        record Row(Timestamp at, String what, @Nullable String word, long figure, LocalDate since, boolean undone) {}
        var moments = new ArrayList<Moment>();
        db.sql("""
                select a.created_at as at, f.what, f.word, f.figure, f.since, f.undone
                  from (select act_id, 'area' as what, basis as word, area_x100 as figure, from_on as since, state <> 'STANDING' as undone
                          from registry.part_area where part_id = :part
                        union all
                        select act_id, 'use', use, 0, from_on, state <> 'STANDING' from registry.part_use where part_id = :part
                        union all
                        select act_id, 'begun', standing, count(*), max(from_on), state <> 'STANDING' from registry.ownership
                         where part_id = :part group by act_id, standing, state
                        union all
                        select e.act_id, case e.reason when 'CORRECTED' then 'corrected' else 'ended' end, null, count(*), max(e.until_on), e.state <> 'STANDING'
                          from registry.ownership_end e join registry.ownership o on o.id = e.ownership_id
                         where o.part_id = :part group by e.act_id, e.reason, e.state) f
                  join evidence.act a on a.id = f.act_id
                 order by a.created_at desc, f.what limit 100""").param("part", id).query(Row.class).list().forEach(row -> {
            var what = switch (row.what) {
                case "area" ->
                    site.text(
                            "registry.history.area",
                            Basis.valueOf(Objects.requireNonNull(row.word)),
                            new Area(row.figure),
                            row.since);
                case "use" ->
                    site.text("registry.history.use", Use.valueOf(Objects.requireNonNull(row.word)), row.since);
                case "begun" ->
                    site.text(
                            "registry.history.begun",
                            row.figure,
                            Standing.valueOf(Objects.requireNonNull(row.word)),
                            row.since);
                default -> site.text("registry.history." + row.what, row.figure, row.since);
            };
            moments.add(new Moment(row.at.toInstant(), what, row.undone ? site.text("registry.history.undone") : ""));
        });
        return moments;
    }
}
