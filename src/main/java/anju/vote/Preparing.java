package anju.vote;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The answers to preparing a vote; whoever asks for one keeps them inside an answer of their own, so they say their type. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
public sealed interface Preparing {
    record Prepared(UUID voteId, String code, List<UUID> matters) implements Preparing {}

    /** At least one matter and at most as many as fit one ballot paper. */
    record NotThatManyMatters(int most) implements Preparing {}

    /** Owners must have this many whole days between the notice of the matters and the opening, which may be this day. */
    record NoticeTooShort(int days, LocalDate opensFrom) implements Preparing {}

    /** The building or stairwell is not of this compound. */
    record NotOfThisCompound() implements Preparing {}

    /** A lift is decided by the owners of its stairwell, and by nobody else (Civil Code art. 278 within those concerned). */
    record LiftOfNoStairwell() implements Preparing {}

    record OpensInThePast() implements Preparing {}

    record OpenTooShort(int days) implements Preparing {}

    record OpenTooLong(int days) implements Preparing {}

    /** The roll must stand before the first ballot. */
    record RecordDayAfterOpening() implements Preparing {}
}
