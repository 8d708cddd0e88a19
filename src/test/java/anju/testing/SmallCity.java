package anju.testing;

import anju.access.Grant;
import anju.access.Role;
import anju.access.Sealed;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.city.City;
import anju.policy.ShippedEdition;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A fixture: one compound of two buildings, four stairwells and 24 parts, put straight into the tables. Parts 0–19 have one
 * owner each; owner 0 holds part 20 too; 21 and 22 are a developer's unsold stock; 23 belongs to a couple. So the roll has 22
 * heads: 20 owners, the developer, the couple.
 */
public final class SmallCity {
    public static final String PATH = "/ha/liuan/yongxing/TST-001";

    public final UUID community;
    public final UUID compound;
    public final List<UUID> buildings = new ArrayList<>();
    public final List<UUID> stairwells = new ArrayList<>();
    /** 24 parts; part i has 60.00 + i m², registered. */
    public final List<UUID> parts = new ArrayList<>();
    /** 20 single owners, then the two of the couple. */
    public final List<UUID> owners = new ArrayList<>();

    public final UUID developer;
    public final UUID contractor;
    public final UUID supervisor;
    public final UUID propertyFirm;
    public final UUID edition;
    public final UUID project;

    private final JdbcClient db;

    /** Builds the fixture in the bound city. */
    public SmallCity(JdbcClient db) {
        this.db = db;
        var whole = area(null, "CITY", "和安市", "/ha");
        var street = area(whole, "STREET", "柳岸街道", "/ha/liuan");
        community = area(street, "COMMUNITY", "永兴社区", "/ha/liuan/yongxing");
        compound = id();
        var act = act("registry.compound.registered");
        sql(
                "insert into registry.compound (id, code, area_id, path, built_year, act_id, act_kind) values (?,?,?,?,?,?,?)",
                compound,
                "TST-001",
                community,
                PATH,
                1996,
                act,
                "registry.compound.registered");
        sql(
                "insert into registry.compound_name (id, compound_id, name, address, from_on, act_id, act_kind) values (?,?,?,?,?,?,?)",
                id(),
                compound,
                "测试小区",
                "试验路 1 号",
                since(),
                act,
                "registry.compound.registered");
        developer = organisation("和安旧城开发公司", "DEVELOPER");
        contractor = organisation("恒筑建设", "CONTRACTOR");
        supervisor = organisation("正信监理", "SUPERVISOR");
        propertyFirm = organisation("安和物业", "PROPERTY_FIRM");
        for (int b = 1; b <= 2; b++) {
            var building = id();
            buildings.add(building);
            sql(
                    "insert into registry.building (id, compound_id, number, storeys) values (?,?,?,?)",
                    building,
                    compound,
                    "" + b,
                    3);
            for (int s = 1; s <= 2; s++) {
                var stairwell = id();
                stairwells.add(stairwell);
                sql(
                        "insert into registry.stairwell (id, building_id, number) values (?,?,?)",
                        stairwell,
                        building,
                        "" + s);
                for (int floor = 1; floor <= 3; floor++) {
                    for (int door = 1; door <= 2; door++) {
                        part(stairwell, floor, floor + "0" + door, act);
                    }
                }
            }
        }
        for (int i = 0; i < 22; i++) {
            owners.add(person("业主" + i));
        }
        for (int i = 0; i < 20; i++) {
            owned(parts.get(i), owners.get(i), 1, act);
        }
        owned(parts.get(20), owners.getFirst(), 1, act);
        for (int i = 21; i <= 22; i++) {
            sql(
                    "insert into registry.ownership (id, part_id, organisation_id, standing, from_on, act_id, act_kind) values (?,?,?,'UNSOLD',?,?,?)",
                    id(),
                    parts.get(i),
                    developer,
                    since(),
                    act,
                    "registry.compound.registered");
        }
        owned(parts.get(23), owners.get(20), 2, act);
        owned(parts.get(23), owners.get(21), 2, act);
        edition = ShippedEdition.store(db);
        project = id();
        sql(
                "insert into project.project (id, code, name, edition_id, state, opened_at, act_id, act_kind) values (?,?,?,?,'G0',?,?,?)",
                project,
                "XM-2026-%04d"
                        .formatted(db.sql("select nextval('project.code')")
                                .query(Long.class)
                                .single()),
                "测试小区改造",
                edition,
                now(),
                act("project.project.opened"),
                "project.project.opened");
        sql("insert into project.place (project_id, compound_id) values (?,?)", project, compound);
    }

    /** A person with this role for the whole city. */
    public Viewer viewer(Role role) {
        return viewer(role, "/ha");
    }

    public Viewer viewer(Role role, String placePath) {
        var person = person(role.name());
        sql("""
                insert into access.role_grant (id, person_id, role, place_path, from_at, act_id, act_kind)
                values (?,?,?,?,?,?,'access.role.given')""", id(), person, role.name(), placePath, now(), act("access.role.given"));
        worksFor(person, role);
        return new Viewer(person, role.name(), List.of(new Grant(role, placePath)));
    }

    /** Contractors, supervisors and the property firm's people are of the firms that this city knows. */
    public void worksFor(UUID person, Role role) {
        var firm = switch (role) {
            case CONTRACTOR -> contractor;
            case SUPERVISOR -> supervisor;
            case PROPERTY_FIRM -> propertyFirm;
            default -> null;
        };
        if (firm != null) {
            sql("""
                    insert into registry.member (id, person_id, organisation_id, from_at, act_id, act_kind)
                    values (?,?,?,?,?,'registry.member.joined')""", id(), person, firm, now(), act("registry.member.joined"));
        }
    }

    /** The owner of part {@code i} as somebody signed in. */
    public Viewer owner(int i) {
        return new Viewer(owners.get(i), "业主" + i, List.of(new Grant(Role.OWNER, PATH)));
    }

    public UUID person(String name) {
        var person = id();
        sql(
                "insert into access.person (id, name_enc, created_at) values (?,?,?)",
                person,
                Sealed.name(db, person, name),
                now());
        return person;
    }

    /** An act for rows that a test puts in by hand. */
    public UUID act(String kind) {
        var act = id();
        sql(
                "insert into evidence.act (id, kind, entry, created_at) values (?,?,?,?)",
                act,
                kind,
                // Sound as an entry of the public record, so that the record of a city with this in it still verifies.
                """
                {"at":"2026-01-01T00:00:00.000Z","by":"role:platform","com":"sha256:%s","id":"%s","kind":"%s","v":1}""".formatted("0".repeat(64), act, kind).getBytes(StandardCharsets.UTF_8),
                now());
        return act;
    }

    /** A scan taken in by a clerk, for whatever is recorded later. */
    public UUID paper(Attachments attachments) {
        var upload =
                new Upload("scan.png", SmallWorks.picture(), FileClass.INTERNAL, "project.recorded_fact", PATH, "x");
        return ((Reception.Received) attachments.receive(viewer(Role.SUBDISTRICT_CLERK), id(), upload)).fileId();
    }

    public static UUID id() {
        return City.current().newId();
    }

    private UUID area(UUID parent, String kind, String name, String path) {
        var area = id();
        db.sql("insert into city.area (id, parent_id, kind, name, path) values (?,?,?,?,?)")
                .param(area)
                .param(parent)
                .param(kind)
                .param(name)
                .param(path)
                .update();
        return area;
    }

    private UUID organisation(String name, String kind) {
        var organisation = id();
        sql("insert into registry.organisation (id, name, kind) values (?,?,?)", organisation, name, kind);
        return organisation;
    }

    private void part(UUID stairwell, int floor, String number, UUID act) {
        var part = id();
        sql(
                "insert into registry.part (id, stairwell_id, floor, number, use) values (?,?,?,?,'DWELLING')",
                part,
                stairwell,
                floor,
                number);
        sql(
                "insert into registry.part_area (id, part_id, basis, area_x100, from_on, act_id, act_kind) values (?,?,'REGISTERED',?,?,?,?)",
                id(),
                part,
                6000L + 100L * parts.size(),
                since(),
                act,
                "registry.compound.registered");
        parts.add(part);
    }

    private void owned(UUID part, UUID person, long denominator, UUID act) {
        sql(
                "insert into registry.ownership (id, part_id, person_id, standing, share_numerator, share_denominator, from_on, act_id, act_kind) values (?,?,?,'OWNED',1,?,?,?,?)",
                id(),
                part,
                person,
                denominator,
                since(),
                act,
                "registry.compound.registered");
    }

    private static Date since() {
        return Date.valueOf(LocalDate.of(2000, 1, 1));
    }

    private static Timestamp now() {
        return Timestamp.from(City.current().now());
    }

    private void sql(String sql, Object... values) {
        db.sql(sql).params(values).update();
    }
}
