package anju.dispatch;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.Area;
import anju.city.Areas;
import anju.city.Cities;
import anju.city.City;
import anju.city.Locks;
import anju.evidence.Acts;
import anju.evidence.Commands;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The first steps of a new city that belong to no other module: its name, the host it answers at, and that the guide has done
 * its work. Name and host can be set again until the first compound is registered; papers carry them from then on.
 */
@Component
public class SettingUp {
    /** What became of a step. */
    public sealed interface Stepped {
        record Done() implements Stepped {}

        /** Another city of this installation answers at that host. */
        record HostTaken() implements Stepped {}

        /** Compounds are registered: name and host stay. */
        record Settled() implements Stepped {}
    }

    /** A name for a machine, with a letter in it: neither an address in figures nor the own machine. */
    private static final Pattern HOST = Pattern.compile("(?=.*[a-z])[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    private static final String TURN = "set-up";

    private final Commands commands;
    private final Acts acts;
    private final Areas areas;
    private final Cities cities;
    private final JdbcClient db;

    SettingUp(Commands commands, Acts acts, Areas areas, Cities cities, JdbcClient db) {
        this.commands = commands;
        this.acts = acts;
        this.areas = areas;
        this.cities = cities;
        this.db = db;
    }

    /** The city as a whole: the outermost area. */
    public Area whole() {
        return areas.all().stream()
                .filter(area -> area.kind() == Area.Kind.CITY)
                .findFirst()
                .orElseThrow();
    }

    /** True where a city can be bound to this host: others than the people at this machine can call it by that name. */
    public static boolean isLasting(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return HOST.matcher(name).matches() && !name.equals("localhost") && !name.endsWith(".localhost");
    }

    /** True once a compound is registered. */
    public boolean isSettled() {
        return db.sql("select exists (select from registry.compound)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Names the city, and binds it to a host if one is given.
     *
     * @param host the name this very request came by, so that nobody locks everybody out; empty leaves it as it is
     */
    @Transactional
    public Stepped name(Viewer by, UUID command, String name, String host) {
        var whole = whole();
        by.require(Action.MANAGE_ACCESS, whole.path());
        return commands.once(command, by.personId(), "dispatch.city.name", List.of(name, host), Stepped.class, () -> {
            Locks.hold(db, TURN);
            if (isSettled()) {
                return new Stepped.Settled();
            }
            if (!host.isEmpty() && !isLasting(host)) {
                throw new IllegalArgumentException("no host to answer at for ever: " + host);
            }
            var lasting = host.toLowerCase(Locale.ROOT);
            if (!lasting.isEmpty() && !cities.answersAt(City.current(), lasting)) {
                return new Stepped.HostTaken();
            }
            record(by, DispatchAct.CITY_NAMED, whole, Map.of("name", name, "host", lasting));
            areas.rename(whole.id(), name);
            cities.rename(City.current(), name);
            return new Stepped.Done();
        });
    }

    /** The guide is not wanted any more, whatever is missing. */
    @Transactional
    public Stepped dismiss(Viewer by, UUID command) {
        var whole = whole();
        by.require(Action.MANAGE_ACCESS, whole.path());
        return commands.once(command, by.personId(), "dispatch.guide.dismiss", List.of(), Stepped.class, () -> {
            Locks.hold(db, TURN);
            record(by, DispatchAct.GUIDE_DISMISSED, whole, Map.of());
            return new Stepped.Done();
        });
    }

    private void record(Viewer by, DispatchAct kind, Area whole, Map<String, String> said) {
        var id = City.current().newId();
        var payload = new java.util.HashMap<>(said);
        payload.put("by", by.person().toString());
        var act = acts.record(kind, List.of("area:" + whole.id(), "set_up:" + id), payload);
        db.sql("insert into dispatch.set_up (id, by_person, at, act_id, act_kind) values (?, ?, ?, ?, ?)")
                .params(id, by.person(), Timestamp.from(City.current().now()), act, kind.code())
                .update();
    }
}
