package anju.notice;

import anju.access.Role;
import anju.city.City;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one notice of a city, drafted by a clerk on the page and released by a leader. */
final class ReleasedNotice {
    private ReleasedNotice() {}

    static UUID by(Web clerk, City city, int port, SmallCity small, JdbcClient db, String title, String body) {
        clerk.get("/notice-drafts/new")
                .form()
                .with("place", SmallCity.PATH)
                .with("kind", "SCHEME")
                .with("title", title)
                .with("body", body)
                .submit()
                .isOk();
        var draft = "/notice-drafts/"
                + db.sql("select id from notice.draft").query(UUID.class).single();
        Web.at(city, port)
                .as(small.viewer(Role.SUBDISTRICT_LEADER), db)
                .get(draft)
                .form(draft + "/release")
                .submit();
        return db.sql("select id from notice.notice").query(UUID.class).single();
    }
}
