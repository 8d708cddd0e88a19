package anju.dispatch;

import anju.access.Role;
import java.time.LocalDate;
import java.util.UUID;

/** What became of answering a finding. */
public sealed interface Explained {
    record Answered(UUID answer) implements Explained {}

    /** Its cause is gone, so there is nothing to answer. */
    record Gone() implements Explained {}

    /** It is somebody else's turn. */
    record NotYourTurn(Role asked) implements Explained {}

    /** The day to mend it by lies before today, or further off than the rules allow. */
    record DayOutside(LocalDate earliest, LocalDate latest) implements Explained {}
}
