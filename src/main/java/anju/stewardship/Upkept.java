package anju.stewardship;

import java.time.LocalDate;
import java.util.UUID;

/** What became of writing down upkeep. */
public sealed interface Upkept {
    /** @param defect whether something was found that needs more than upkeep */
    record Done(UUID done, boolean defect) implements Upkept {}

    record AlreadyDone(LocalDate on) implements Upkept {}

    record NotYet(LocalDate on, LocalDate today) implements Upkept {}

    /** Before the task waited for anybody. */
    record TooEarly(LocalDate on, LocalDate waitsFrom) implements Upkept {}

    record UnknownPhoto() implements Upkept {}
}
