package anju.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String AVAILABLE = "available:ZJ-2026-0001";

    @Test
    void each_account_asserts_its_balance_at_its_last_line_and_reservations_do_not_count() {
        var text = book(9_000_000).journal();
        assertThat(text)
                .contains("account bank:ZJ-2026-0001\n", "bank:ZJ-2026-0001  CNY 90000.00 = CNY 90000.00\n")
                .contains(AVAILABLE + "  CNY -90000.00\n", AVAILABLE + "  CNY 1000.00 = CNY -89000.00\n")
                .contains("; 2026-03-02 hold FK-1\n")
                .doesNotContain("spent:ZJ-2026-0001:1-1  CNY");
    }

    @Test
    void the_table_holds_every_line_reservations_included() {
        assertThat(book(9_000_000).csv().lines()).hasSize(1 + 2 + 2 + 2).anyMatch(line -> line.contains(",HOLD,"));
    }

    /** hledger is another program altogether; it reads the exported book and adds it up anew. */
    @Test
    void hledger_recomputes_the_book_and_notices_one_fen_moved(@TempDir Path folder) throws Exception {
        assertThat(Path.of("/usr/bin/hledger"))
                .as("./anju test installs it; by hand: apt-get install hledger")
                .isExecutable();
        var text = book(9_000_000).journal();
        assertThat(hledger(folder, text)).isZero();
        assertThat(hledger(folder, text.replace("= CNY -89000.00", "= CNY -88999.99")))
                .isNotZero();
    }

    private static int hledger(Path folder, String text) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("book.journal"), text);
        var process = new ProcessBuilder("/usr/bin/hledger", "check", "--strict", "ordereddates", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static Book book(long received) {
        return new Book(
                "XM-2026-0001",
                List.of(
                        entry(
                                "POST",
                                "received ZJ-2026-0001",
                                line("bank:ZJ-2026-0001", received),
                                line(AVAILABLE, -received)),
                        entry(
                                "POST",
                                "set aside",
                                line(AVAILABLE, 100_000),
                                line("allocated:ZJ-2026-0001:1-1", -100_000)),
                        entry(
                                "HOLD",
                                "hold FK-1",
                                line("allocated:ZJ-2026-0001:1-1", 500),
                                line("spent:ZJ-2026-0001:1-1", -500))));
    }

    private static Book.Entry entry(String kind, String memo, Book.Line... lines) {
        return new Book.Entry(new UUID(1, memo.length()), kind, DAY, memo, new UUID(2, 2), "7", List.of(lines));
    }

    private static Book.Line line(String account, long fen) {
        return new Book.Line(account, fen);
    }
}
