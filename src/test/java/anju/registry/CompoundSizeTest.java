package anju.registry;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.testing.InCity;
import anju.testing.SmallCity;
import java.sql.Date;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What pages say of a compound's size is what its parts say one by one. */
@InCity
class CompoundSizeTest {
    private record Size(long parts, long areaX100) {}

    @Test
    void a_compound_is_as_large_as_its_parts_whatever_was_measured_again(
            City city, @Autowired JdbcClient db, @Autowired TransactionTemplate transaction) {
        transaction.executeWithoutResult(_ -> {
            var small = new SmallCity(db);
            var before = size(db, small);
            assertThat(before).isEqualTo(partByPart(db, small));
            var act = small.act("registry.part.corrected");
            // Of two figures on one basis the later holds; of two bases the registered one, however old.
            measured(db, small, act, "REGISTERED", 11_100, 1);
            measured(db, small, act, "REGISTERED", 12_300, 0);
            measured(db, small, act, "CONTRACTED", 99_900, 0);
            assertThat(size(db, small)).isEqualTo(partByPart(db, small)).isNotEqualTo(before);
        });
    }

    private static void measured(JdbcClient db, SmallCity small, java.util.UUID act, String basis, long area, int ago) {
        db.sql("""
                insert into registry.part_area (id, part_id, basis, area_x100, from_on, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, 'registry.part.corrected')""")
                .params(
                        SmallCity.id(),
                        small.parts.getFirst(),
                        basis,
                        area,
                        Date.valueOf(City.current().today().minusDays(ago)),
                        act)
                .update();
    }

    private static Size size(JdbcClient db, SmallCity small) {
        return db.sql("select parts, area_x100 from registry.compound_size where compound_id = ?")
                .param(small.compound)
                .query(Size.class)
                .single();
    }

    private static Size partByPart(JdbcClient db, SmallCity small) {
        return db.sql(
                        "select count(*) as parts, sum(area_x100) as area_x100 from registry.part_now where compound_id = ?")
                .param(small.compound)
                .query(Size.class)
                .single();
    }
}
