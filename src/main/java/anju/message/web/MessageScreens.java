package anju.message.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.access.Viewer;
import anju.city.Areas;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the page about messages reads. */
@Component
class MessageScreens {
    private final JdbcClient db;
    private final People people;
    private final Areas areas;

    MessageScreens(JdbcClient db, People people, Areas areas) {
        this.db = db;
        this.people = people;
        this.areas = areas;
    }

    /** Messages belong to no place below the city. */
    void requireWhole(Viewer viewer) {
        areas.all().stream().findFirst().ifPresent(city -> viewer.require(Action.MANAGE_MESSAGES, city.path()));
    }

    long count(String state) {
        return db.sql("select count(*) from message.outgoing where :state = '' or state = :state")
                .param("state", state)
                .query(Long.class)
                .single();
    }

    List<MessagesPage.Row> rows(String state, int limit, int offset) {
        var found = db.sql("""
                select id, queued_at, template, person_id, state, tries, body_enc is not null as kept
                  from message.outgoing where :state = '' or state = :state
                 order by queued_at desc, id desc limit :limit offset :offset""")
                .param("state", state)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> new Found(
                        new MessagesPage.Row(
                                row.getObject("id", UUID.class),
                                row.getTimestamp("queued_at").toInstant(),
                                row.getString("template"),
                                "",
                                row.getString("state"),
                                row.getInt("tries"),
                                row.getBoolean("kept")
                                        && !row.getString("state").equals("WAITING")),
                        row.getObject("person_id", UUID.class)))
                .list();
        var readers = new ArrayList<UUID>();
        for (var one : found) {
            var person = one.person;
            if (person != null) {
                readers.add(person);
            }
        }
        var names = people.namesOf(readers, Audience.RESIDENT);
        return found.stream()
                .map(one -> {
                    var person = one.person;
                    var row = one.row;
                    return new MessagesPage.Row(
                            row.id(),
                            row.queuedAt(),
                            row.template(),
                            person == null ? "" : names.getOrDefault(person, ""),
                            row.state(),
                            row.tries(),
                            row.canBeSentAgain());
                })
                .toList();
    }

    private record Found(MessagesPage.Row row, @Nullable UUID person) {}
}
