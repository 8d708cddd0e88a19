package anju.stewardship;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What owners decided by vote, as far as what is kept stands on it. */
@Component
public class Matters {
    private final JdbcClient db;

    Matters(JdbcClient db) {
        this.db = db;
    }

    /** All owners of this compound were asked, passed the matter, and their vote still stands; one building's speak for it alone. */
    public boolean passed(UUID compound, @Nullable UUID matter) {
        return matter != null
                && db.sql(
                                "select exists (select from vote.matter_now where id = ? and compound_id = ? and building_id is null and verdict = 'PASSED')")
                        .params(matter, compound)
                        .query(Boolean.class)
                        .single();
    }
}
