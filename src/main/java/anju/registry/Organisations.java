package anju.registry;

import anju.access.Action;
import anju.access.NotPermitted;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Commands;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The organisations a city works with; one for each credit code, and one for each name among those without a code. */
@Component
public class Organisations {
    private static final String SELECT = "select id, name, credit_code, kind from registry.organisation ";

    private final JdbcClient db;
    private final Registers registers;
    private final Commands commands;

    Organisations(JdbcClient db, Registers registers, Commands commands) {
        this.db = db;
        this.registers = registers;
        this.commands = commands;
    }

    @Transactional
    public Adding add(Viewer by, UUID command, String name, @Nullable String creditCode, OrganisationKind kind) {
        requireKeeper(by);
        var inputs = Arrays.asList(name, creditCode, kind);
        return commands.once(command, by.personId(), "registry.organisation.add", inputs, Adding.class, () -> {
            registers.lock();
            var same = same(name, creditCode);
            return same.<Adding>map(known -> new Adding.NumberTaken(creditCode == null ? name : creditCode, known.id()))
                    .orElseGet(() -> new Adding.Added(insert(name, creditCode, kind)));
        });
    }

    @Transactional
    public Correcting rename(Viewer by, UUID command, UUID organisation, String name) {
        requireKeeper(by);
        var inputs = List.of(organisation, name);
        return commands.once(command, by.personId(), "registry.organisation.rename", inputs, Correcting.class, () -> {
            if (byId(organisation).orElseThrow().name().equals(name)) {
                return new Correcting.AlreadySo();
            }
            db.sql("update registry.organisation set name = ? where id = ?")
                    .params(name, organisation)
                    .update();
            return new Correcting.Corrected();
        });
    }

    /** Organisations belong to no place: whoever keeps them anywhere in the city may. */
    static void requireKeeper(Viewer by) {
        if (!by.may(Action.KEEP_ORGANISATIONS)) {
            throw new NotPermitted(Action.KEEP_ORGANISATIONS);
        }
    }

    /** A unified social credit code with its right check character. */
    public static boolean isCreditCode(String code) {
        return CreditCode.isRight(code);
    }

    public Optional<Organisation> byId(UUID id) {
        return db.sql(SELECT + "where id = ?")
                .param(id)
                .query(Organisation.class)
                .optional();
    }

    public List<Organisation> all() {
        return db.sql(SELECT + "order by name").query(Organisation.class).list();
    }

    public List<Organisation> ofKind(OrganisationKind kind) {
        return db.sql(SELECT + "where kind = ? order by name")
                .param(kind.name())
                .query(Organisation.class)
                .list();
    }

    /** One decision about its people at a time. */
    Organisation locked(UUID id) {
        registers.lock();
        return byId(id).orElseThrow();
    }

    private Optional<Organisation> same(String name, @Nullable String creditCode) {
        return creditCode == null
                ? db.sql(SELECT + "where credit_code is null and name = ? limit 1")
                        .param(name)
                        .query(Organisation.class)
                        .optional()
                : db.sql(SELECT + "where credit_code = ?")
                        .param(creditCode)
                        .query(Organisation.class)
                        .optional();
    }

    private UUID insert(String name, @Nullable String creditCode, OrganisationKind kind) {
        var id = City.current().newId();
        db.sql("insert into registry.organisation (id, name, credit_code, kind) values (?, ?, ?, ?)")
                .params(Arrays.asList(id, name, creditCode, kind.name()))
                .update();
        return id;
    }
}
