package anju.payment.web;

import anju.money.Money;
import anju.payment.BankStatements;
import anju.payment.CheckedLine;
import anju.payment.LineState;
import anju.site.Form;
import anju.site.Said;
import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A statement line by line, each with how it stands to our payments now. */
public record StatementPage(
        Site site,
        UUID id,
        UUID file,
        String fileName,
        String sha256,
        Instant readAt,
        String readBy,
        int others,
        List<CheckedLine> lines,
        Map<UUID, String> payees,
        Form form) {
    public List<CheckedLine> in(LineState state) {
        return lines.stream().filter(line -> line.state() == state).toList();
    }

    public Money sum(LineState state) {
        return in(state).stream().map(line -> line.line().amount()).reduce(Money.ZERO, Money::plus);
    }

    /** What the button confirms. */
    public String seen() {
        return BankStatements.digest(lines);
    }

    public String payee(CheckedLine line) {
        return line.payment() == null ? "" : payees.getOrDefault(line.payment(), "");
    }

    public Said why(CheckedLine line) {
        return StatementScreens.why(line);
    }
}
