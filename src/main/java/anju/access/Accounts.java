package anju.access;

import anju.city.City;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of sign-in names and of the accounts a demonstration offers. */
@Component
class Accounts {
    private final JdbcClient db;
    private final Persons persons;

    Accounts(JdbcClient db, Persons persons) {
        this.db = db;
        this.persons = persons;
    }

    Optional<Account> withLogin(String login) {
        return db.sql("select person_id, login, password, must_change, is_disabled from access.account where login = ?")
                .param(login)
                .query(Account.class)
                .optional();
    }

    Optional<Account> of(UUID person) {
        return db.sql(
                        "select person_id, login, password, must_change, is_disabled from access.account where person_id = ?")
                .param(person)
                .query(Account.class)
                .optional();
    }

    boolean isDisabled(UUID person) {
        return of(person).map(Account::isDisabled).orElse(false);
    }

    /** False if the sign-in name is taken. */
    boolean open(UUID person, String login, String encoded, boolean mustChange) {
        var now = Timestamp.from(City.current().now());
        return db.sql("""
                insert into access.account (person_id, login, password, must_change, created_at, changed_at)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""").params(person, login, encoded, mustChange, now, now).update() == 1;
    }

    void password(UUID person, String encoded, boolean mustChange) {
        db.sql("update access.account set password = ?, must_change = ?, changed_at = ? where person_id = ?")
                .params(encoded, mustChange, Timestamp.from(City.current().now()), person)
                .update();
    }

    /** Encodes an unchanged password anew, unless it was changed in between. */
    void reencode(UUID person, String before, String encoded) {
        db.sql("update access.account set password = ? where person_id = ? and password = ?")
                .params(encoded, person, before)
                .update();
    }

    void disabled(UUID person, boolean disabled) {
        db.sql("update access.account set is_disabled = ?, changed_at = ? where person_id = ?")
                .params(disabled, Timestamp.from(City.current().now()), person)
                .update();
    }

    void offer(UUID person, int position, String hintKey) {
        db.sql("""
                insert into access.demo_account (person_id, position, hint_key) values (?, ?, ?)
                on conflict (person_id) do update set position = excluded.position, hint_key = excluded.hint_key""").params(person, position, hintKey).update();
    }

    List<DemoAccount> demonstration() {
        return db.sql("""
                select d.person_id, p.name_enc, d.hint_key,
                       array(select distinct g.role from access.role_grant g
                              where g.person_id = p.id and g.state = 'HELD' order by g.role) as roles
                  from access.demo_account d join access.person p on p.id = d.person_id
                 order by d.position, d.person_id""")
                .query((row, _) -> {
                    var id = row.getObject("person_id", UUID.class);
                    var roles = Arrays.stream((String[]) row.getArray("roles").getArray())
                            .map(Role::valueOf)
                            .toList();
                    return new DemoAccount(
                            id, persons.openName(id, row.getBytes("name_enc")), roles, row.getString("hint_key"));
                })
                .list();
    }

    /** A sign-in name; its text form does not show the password's digest. */
    record Account(UUID personId, String login, String password, boolean mustChange, boolean isDisabled) {
        @Override
        public String toString() {
            return login;
        }
    }
}
