package anju.demo;

import anju.access.Viewer;
import anju.city.City;
import anju.city.Jobs;
import anju.city.Pause;
import anju.registry.Confirming;
import anju.registry.Importing;
import anju.registry.Sending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The compound's workbook, sent and confirmed like any other. */
@Component
class DemoWorkbook {
    private static final String FILE = "wufuyuan.xlsx";
    private static final int WAIT_MS = 100;
    private static final int WAITS = 600;

    private final Importing importing;
    private final Jobs jobs;
    private final JdbcClient db;

    DemoWorkbook(Importing importing, Jobs jobs, JdbcClient db) {
        this.importing = importing;
        this.jobs = jobs;
        this.db = db;
    }

    void imported(Viewer clerk) {
        imported(clerk, FILE, file());
    }

    /** Sends any workbook, waits until it is read, and confirms it. */
    void imported(Viewer clerk, String name, byte[] file) {
        var sent = Expect.that(importing.send(clerk, City.current().newId(), name, file), Sending.Sent.class)
                .importId();
        for (int i = 0; i < WAITS && !state(sent).equals("READY"); i++) {
            // The city's own scheduler may have taken the job already; then this finds nothing due.
            jobs.runDue();
            Pause.millis(WAIT_MS);
        }
        Expect.that(importing.confirm(clerk, City.current().newId(), sent), Confirming.Confirmed.class);
    }

    private String state(UUID sent) {
        return db.sql("select state from registry.import where id = ?")
                .param(sent)
                .query(String.class)
                .single();
    }

    private static byte[] file() {
        try {
            return new ClassPathResource("demo/" + FILE).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
