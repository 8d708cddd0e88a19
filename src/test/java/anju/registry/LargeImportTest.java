package anju.registry;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Grant;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.city.Jobs;
import anju.testing.InCity;
import anju.testing.SmallCity;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A workbook of the largest size allowed goes through within bearable time and memory. */
@InCity
@Tag("long")
class LargeImportTest {
    @Test
    void a_hundred_thousand_parts_with_their_owners_enter(
            City city,
            @Autowired JdbcClient db,
            @Autowired Importing importing,
            @Autowired Imports imports,
            @Autowired Entering entering,
            @Autowired Registry registry,
            @Autowired Jobs jobs)
            throws Exception {
        var small = new SmallCity(db);
        var clerk =
                new Viewer(small.owners.getFirst(), "clerk", List.of(new Grant(Role.SUBDISTRICT_CLERK, "/ha/liuan")));
        var file = new LargeWorkbook("BIG-1", "/ha/liuan/yongxing", WorkbookReader.ROWS_MAX, 1).bytes();
        long start = System.nanoTime();
        var id = ((Sending.Sent) importing.send(clerk, city.newId(), "big.xlsx", file)).importId();
        start = told("sent", start);
        jobs.runDue();
        start = told("staged", start);
        assertThat(imports.faults(id)).isEmpty();
        assertThat(entering.counts(id)).containsEntry("part_new", 100_000L).containsEntry("owners_new", 100_000L);
        start = told("differences counted", start);
        assertThat(importing.confirm(clerk, city.newId(), id)).isInstanceOf(Confirming.Confirmed.class);
        start = told("confirmed", start);
        var compound = registry.compoundByCode("BIG-1").orElseThrow();
        assertThat(registry.owners(compound.id())).hasSize(100_000);
        start = told("read back", start);
        assertThat(importing.undo(clerk, city.newId(), id, "试验")).isInstanceOf(Confirming.Undone.class);
        told("undone", start);
    }

    private static long told(String what, long start) {
        System.out.printf("large import: %s in %.1f s%n", what, (System.nanoTime() - start) / 1e9);
        return System.nanoTime();
    }
}
