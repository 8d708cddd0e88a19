package anju.payment;

import anju.city.City;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says whether a kind of payment is open on a contract now: the stages follow each other. */
@Component
class Gate {
    private final Payments payments;
    private final ApplicationEventPublisher events;

    Gate(Payments payments, ApplicationEventPublisher events) {
        this.payments = payments;
        this.events = events;
    }

    Optional<Shut> shut(ClearanceKind kind, UUID contract) {
        var books = payments.books(contract);
        var shut = kind == ClearanceKind.PROGRESS ? passed(books, kind) : shut(kind, books);
        if (shut == null && kind == ClearanceKind.RETENTION) {
            var asked = new RetentionAsked(contract);
            events.publishEvent(asked);
            shut = asked.open().isEmpty() ? null : new Shut(Obstacle.CLAIMS_OPEN, String.join(", ", asked.open()));
        }
        return Optional.ofNullable(shut);
    }

    private static @Nullable Shut shut(ClearanceKind kind, Books books) {
        var terms = books.terms();
        if (terms == null) {
            return new Shut(Obstacle.TERMS_MISSING, "");
        }
        if (passed(books, kind) != null) {
            return passed(books, kind);
        }
        return switch (kind) {
            case PROGRESS -> null;
            case ADVANCE ->
                terms.advance() == 0
                        ? new Shut(Obstacle.NO_ADVANCE, "")
                        : books.done().isEmpty() ? null : new Shut(Obstacle.ALREADY_PAYING, "");
            case WAGE -> terms.wages() == 0 ? new Shut(Obstacle.NO_WAGE_ACCOUNT, "") : null;
            case COMPLETION -> books.completedOn() == null ? new Shut(Obstacle.NOT_COMPLETED, "") : null;
            case SETTLEMENT ->
                books.settled() == null
                        ? new Shut(Obstacle.NOT_SETTLED, "")
                        : books.wagesOwed().fen() == 0
                                ? null
                                : new Shut(
                                        Obstacle.WAGES_OWED, books.wagesOwed().toString());
            case RETENTION -> retention(terms, books);
        };
    }

    private static @Nullable Shut retention(Terms terms, Books books) {
        if (!books.settlementPaid() || books.completedOn() == null) {
            return new Shut(Obstacle.SETTLEMENT_NOT_PAID, "");
        }
        var until = books.completedOn().plusMonths(terms.defectMonths());
        return until.isAfter(City.current().today()) ? new Shut(Obstacle.DEFECT_PERIOD, until.toString()) : null;
    }

    private static @Nullable Shut passed(Books books, ClearanceKind kind) {
        boolean settled = books.has(ClearanceKind.SETTLEMENT) || books.has(ClearanceKind.RETENTION);
        boolean past = switch (kind) {
            case ADVANCE, RETENTION -> false;
            case PROGRESS -> settled || books.has(ClearanceKind.COMPLETION);
            case WAGE, COMPLETION -> settled;
            case SETTLEMENT -> books.has(ClearanceKind.RETENTION);
        };
        return past ? new Shut(Obstacle.STAGE_PASSED, "") : null;
    }
}
