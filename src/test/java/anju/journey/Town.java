package anju.journey;

import anju.testing.Web;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the journey takes place: in the test's own application, or in a process that may die. */
public interface Town {
    Web visitor();

    /** The city's database as its owner sees it: for giving people accounts. */
    JdbcClient db();

    /** Somebody of this name who has neither account nor role yet. */
    UUID newcomer(String name);

    void clock(Instant now);

    /** What waits in the background is done when this returns. */
    void work();

    /** A picture of this page, where pictures are taken. */
    void look(Web person, String path, String name, boolean forEverybody);
}
