package anju.payment;

import java.time.LocalDate;
import java.util.UUID;

/** What became of putting a period's payments on the notice board. */
public sealed interface Announced {
    /** Written; it hangs as soon as somebody else releases it. */
    record Drafted(UUID draftId) implements Announced {}

    record NothingPaid() implements Announced {}

    record WrongPeriod(LocalDate today) implements Announced {}

    record WaitsForRelease(UUID draftId) implements Announced {}

    record AlreadyPosted(UUID noticeId) implements Announced {}

    /** The rules of this place know no such notice. */
    record NoSuchKind() implements Announced {}
}
